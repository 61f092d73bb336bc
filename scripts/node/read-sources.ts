import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Sources } from '../../src/model/source-entry.ts';
import { parseSources } from '../../src/source/parse-sources.ts';

/** Reads a content folder. Nothing in it can make this throw except the disk itself. */
export async function readSources(contentDir: string, publicDir: string, purpose: { readonly forPages: boolean }): Promise<Sources> {
  const [paths, publicFiles] = await Promise.all([listFiles(contentDir), listFiles(publicDir)]);
  const files = await Promise.all(paths.map(async (path) => ({ path, bytes: /^assets\//.test(path) ? new Uint8Array() : await readFile(join(contentDir, path)) })));
  return parseSources({ files, publicFiles }, purpose);
}

/** Paths below a folder, sorted, with forward slashes; hidden files are left out. */
async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
