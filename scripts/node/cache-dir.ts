import { createHash, type Hash } from 'node:crypto';
import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { projectDir } from './project-dir.ts';

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
