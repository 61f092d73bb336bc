import { closeSync, openSync, readSync, writeFileSync } from 'node:fs';
import type { FileRange, PieceFiles } from '../../src/site/page-pieces.ts';

/** Puts pieces down one behind the other in a scratch file, which is made with the first one. */
export function openPieceFiles(scratch: string): PieceFiles {
  let end = 0;
  return {
    keep: (text) => {
      const at = end;
      const open = openSync(scratch, at === 0 ? 'w' : 'a');
      try {
        for (const part of text) {
          const bytes = Buffer.from(part);
          writeFileSync(open, bytes);
          end += bytes.length;
        }
      } finally {
        closeSync(open);
      }
      return { file: scratch, at, length: end - at };
    },
    read: (range) => Buffer.concat([...readRange(range)]).toString(),
  };
}

/** Bytes that are read at a time. */
const chunk = 1 << 20;

/** Throws a RangeError when the file is shorter than it was. */
export function* readRange({ file, at, length }: FileRange): Generator<Uint8Array> {
  const open = openSync(file, 'r');
  try {
    for (let done = 0; done < length; ) {
      const bytes = Buffer.alloc(Math.min(chunk, length - done));
      const read = readSync(open, bytes, 0, bytes.length, at + done);
      if (read === 0) throw new RangeError(`${file} 变短了：${String(at + done)} 之后没有内容。`);
      done += read;
      yield bytes.subarray(0, read);
    }
  } finally {
    closeSync(open);
  }
}
