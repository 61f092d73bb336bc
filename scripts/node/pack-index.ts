import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, gunzipSync, gzip } from 'node:zlib';
import type { IndexFile } from 'pagefind';
import { signature } from '../../src/search/index-format/signature.ts';

const mark = Buffer.from(signature);

const pack = promisify(gzip);

/** In a packed file: which system packed it. The same index is the same file everywhere. */
const systemByte = 9;
const unknownSystem = 255;

/** The content of a packed file. Throws when it is something else. */
export function unpackIndexFile(bytes: Uint8Array): Uint8Array {
  const plain = gunzipSync(bytes);
  if (!plain.subarray(0, mark.length).equals(mark)) throw new Error('不是索引文件。');
  return plain.subarray(mark.length);
}

/** Each that is being packed takes a quarter of a megabyte, and an index has hundreds of files. */
export const packedAtOnce = 8;

export async function packIndexFile(content: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const packed = await pack(Buffer.concat([mark, content]), { level: constants.Z_BEST_COMPRESSION });
  packed[systemByte] = unknownSystem;
  // What comes from the packer lies in a piece of memory that is larger than most files.
  return new Uint8Array(packed);
}

/** In a packed file: when it was packed. The engine's program carries the time at which the engine was built, another one for each kind of processor. */
const timeBytes = { from: 4, to: 8 };

const isPackedProgram = /^wasm\..*\.pagefind$/;

/** A file of the engine as every machine gives it. */
export function withoutTime({ path, content }: IndexFile): IndexFile {
  return { path, content: isPackedProgram.test(path) ? new Uint8Array(content).fill(0, timeBytes.from, timeBytes.to) : content };
}

/** Digits of a name: of the list of everything, and of any other file. */
const digits = { meta: 13, other: 7 };

/** SHA-1 in hexadecimal without leading zeros of bytes. */
const hashOf = (content: Uint8Array): string => [...createHash('sha1').update(content).digest()].map((byte) => byte.toString(16)).join('');

/** The names that Pagefind gives: the language and the beginning of a hash. */
export const nameIndexFile = (language: string, content: Uint8Array, kind: 'meta' | 'other' = 'other'): string => `${language}_${hashOf(content).slice(0, digits[kind])}`;

/** Whether no other file's name was alike. */
export const isUsualName = (language: string, name: string): boolean => name.length <= language.length + 1 + digits.other;

/** Names for files of one kind: longer where another content has the same already. */
export function openNames(language: string): (content: Uint8Array) => string {
  const taken = new Map<string, string>();
  return (content) => {
    const hash = hashOf(content);
    let length = digits.other;
    while ((taken.get(hash.slice(0, length)) ?? hash) !== hash) length += 1;
    taken.set(hash.slice(0, length), hash);
    return `${language}_${hash.slice(0, length)}`;
  };
}
