import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Flate as the runtime has it: the page contents of a book are unpacked several times, and in JavaScript that takes ten times as long. */
export const inflate = (bytes: Uint8Array): Uint8Array => inflateSync(bytes);

export const deflate = (bytes: Uint8Array): Uint8Array => new Uint8Array(deflateSync(bytes));

/** Tells streams apart: their length and the checksum that comes with Flate. It finds what went wrong, not what somebody forged. */
export const checksum = (bytes: Uint8Array): string => `${bytes.length}-${crc32(bytes).toString(16)}`;
