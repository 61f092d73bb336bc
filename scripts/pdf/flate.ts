import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { crc32, deflate as deflateLater, deflateSync, inflateSync } from 'node:zlib';

/** Flate as the runtime has it: the page contents of a book are unpacked several times, and in JavaScript that takes ten times as long. */
export const inflate = (bytes: Uint8Array): Uint8Array => inflateSync(bytes);

export const deflate = (bytes: Uint8Array): Uint8Array => new Uint8Array(deflateSync(bytes));

const packLater = promisify(deflateLater) as (bytes: Uint8Array) => Promise<Uint8Array>;

/** The same on another thread. */
export const deflateAside = async (bytes: Uint8Array): Promise<Uint8Array> => packLater(bytes);

/** Sixteen bytes, in hexadecimal digits, that tell one content from another. */
export function digest16(pieces: Iterable<Uint8Array>): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex').slice(0, 32);
}

/** Tells streams apart: their length and the checksum that comes with Flate. It finds what went wrong, not what somebody forged. */
export const checksum = (bytes: Uint8Array): string => `${bytes.length}-${crc32(bytes).toString(16)}`;
