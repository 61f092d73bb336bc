import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDir, digestOf, touch } from './cache-dir.ts';

/** What earlier prints made, by the digest of everything that they were made of. */
export interface PrintStore {
  /** Undefined when it is not there, or not whole. */
  readonly recall: (key: string) => Promise<KeptPrint | undefined>;
  readonly keep: (key: string, print: KeptPrint) => Promise<void>;
}

export interface KeptPrint {
  /** What JSON can tell. */
  readonly facts: unknown;
  readonly bytes: Uint8Array;
}

/** Remembers nothing. */
export const noStore: PrintStore = { recall: async () => undefined, keep: async () => undefined };

const printStoreDir: string = join(cacheDir, 'print');

export const noCacheOption = { type: 'boolean', help: '不取用以前印好的，也不留下这一次的（环境变量 MANUAL_PRINT_CACHE=off 也是）' } as const;

/** The store of this project, unless the caller or the environment wants none. */
export const chooseStore = (without: boolean): PrintStore => (without || process.env['MANUAL_PRINT_CACHE'] === 'off' ? noStore : openPrintStore());

const DIGEST = 64;
const LINE = 0x0a;
/** About ten states of a book of two thousand pages. */
const MOST_BYTES = 1_200_000_000;

/**
 * Prints in a folder, a file each; those that were not used for longest go when there are more than `mostBytes`. A file appears whole or not at
 * all, and its first line is the digest of the rest: two builds may share the folder. Where nothing can be written nothing is remembered.
 */
export function openPrintStore(dir: string = printStoreDir, mostBytes: number = MOST_BYTES): PrintStore {
  const pathOf = (key: string): string => join(dir, `${key}.print`);
  let drafts = 0;
  return {
    recall: async (key) => {
      const file = await readFile(pathOf(key)).catch(() => undefined);
      const print = file && unpack(file);
      if (print) await touch(pathOf(key)).catch(() => undefined);
      return print;
    },
    keep: async (key, print) => {
      drafts += 1;
      const draft = join(dir, `${key}.${process.pid}-${drafts}.tmp`);
      try {
        await mkdir(dir, { recursive: true });
        await writeFile(draft, pack(print));
        await rename(draft, pathOf(key));
        await dropOldest(dir, mostBytes);
      } catch {
        // A full disk or a folder of somebody else: the book is made all the same.
        await rm(draft, { force: true }).catch(() => undefined);
      }
    },
  };
}

function pack({ facts, bytes }: KeptPrint): Uint8Array {
  const body = Buffer.concat([Buffer.from(`${JSON.stringify(facts)}\n`), bytes]);
  return Buffer.concat([Buffer.from(`${digestOf(body)}\n`), body]);
}

function unpack(file: Buffer): KeptPrint | undefined {
  const body = file.subarray(DIGEST + 1);
  if (file.subarray(0, DIGEST).toString('latin1') !== digestOf(body)) return undefined;
  const end = body.indexOf(LINE);
  return { facts: JSON.parse(body.subarray(0, end).toString('utf8')), bytes: new Uint8Array(body.subarray(end + 1)) };
}

/** Drafts count too: those of a build that was killed are the oldest one day. */
async function dropOldest(dir: string, mostBytes: number): Promise<void> {
  const files = await Promise.all((await readdir(dir)).map(async (name) => ({ path: join(dir, name), found: await stat(join(dir, name)).catch(() => undefined) })));
  const newestFirst = files.flatMap(({ path, found }) => (found ? [{ path, size: found.size, time: found.mtimeMs }] : [])).sort((a, b) => b.time - a.time);
  let kept = 0;
  for (const { path, size } of newestFirst) {
    kept += size;
    if (kept > mostBytes) await rm(path, { force: true });
  }
}
