import { createHash, hash as hashOnce, type Hash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { projectDir } from './project-dir.ts';
import { writeWhole, type WholeContent } from './write-whole.ts';

/** What a build may keep for the next one. It may be deleted at any time: then everything is made anew. */
export const cacheDir: string = join(projectDir, 'node_modules/.cache/manual');

/** SHA-256 of texts and bytes; each is closed off, so that what is moved from one to the next gives another digest. */
export function digestOf(...contents: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const content of contents) addTo(hash, content);
  return hash.digest('hex');
}

const addTo = (hash: Hash, content: string | Uint8Array): void => {
  hash.update(`${String(content.length)}\n`).update(content);
};

/** The digest of one text or file, short: a build asks for tens of thousands. */
export const shortDigest = (content: string | Uint8Array): string => hashOnce('sha256', content, 'base64url').slice(0, shortLength);

/** The same of what is there in parts. */
export function openShortDigest(): { readonly add: (part: Uint8Array) => void; readonly close: () => string } {
  const hash = createHash('sha256');
  return { add: (part) => void hash.update(part), close: () => hash.digest('base64url').slice(0, shortLength) };
}

const shortLength = 22;

/** Files that builds leave for each other in a folder of the cache, one for each folder that is read or written. */
export interface KeptFile {
  fileOf(dir: string): string;
  /** Undefined when there is none. */
  read(dir: string): Promise<Buffer | undefined>;
  write(dir: string, content: WholeContent): Promise<void>;
}

/** As many as there are companies that one checkout is built for. */
const keptFiles = 6;

export function keptFile(name: string): KeptFile {
  const folder = join(cacheDir, name);
  const fileOf = (dir: string): string => join(folder, digestOf(dir).slice(0, 24));
  return {
    fileOf,
    read: (dir) => readFile(fileOf(dir)).catch(() => undefined),
    write: async (dir, content) => {
      await mkdir(folder, { recursive: true });
      await writeWhole(fileOf(dir), content);
      await keepLatest(folder, keptFiles);
    },
  };
}

/** The same, of JSON. */
export interface KeptJson {
  fileOf(dir: string): string;
  /** Undefined when there is none, or when it is not what was written. */
  read(dir: string): Promise<unknown>;
  write(dir: string, value: unknown): Promise<void>;
  /** Makes what is to be written ready beforehand; gives what writes it. */
  prepare(dir: string, value: unknown): () => Promise<void>;
}

export function keptJson(name: string): KeptJson {
  const { fileOf, read, write } = keptFile(name);
  const prepare = (dir: string, value: unknown): (() => Promise<void>) => {
    const text = JSON.stringify(value);
    return () => write(dir, text);
  };
  return {
    fileOf,
    read: async (dir) => {
      try {
        return JSON.parse((await read(dir))?.toString() ?? '') as unknown;
      } catch {
        return undefined;
      }
    },
    write: (dir, value) => prepare(dir, value)(),
    prepare,
  };
}

/** Keeps the entries of a folder that were used last and removes the others. */
export async function keepLatest(folder: string, count: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const dated = await Promise.all(names.map(async (name) => ({ path: join(folder, name), time: (await stat(join(folder, name)).catch(() => undefined))?.mtimeMs ?? 0 })));
  const old = dated.toSorted((a, b) => b.time - a.time).slice(count);
  await Promise.all(old.map(({ path }) => rm(path, { recursive: true, force: true })));
}

/** Says that an entry is still in use. */
export const touch = async (path: string): Promise<void> => {
  const now = new Date();
  await utimes(path, now, now);
};
