import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Sources } from '../../src/model/source-entry.ts';
import { isDrawing, parseSources, type ContentFile } from '../../src/source/parse-sources.ts';

/** Reads a content folder. Nothing in it can make this throw except the disk itself. Links to elsewhere are named, not followed. */
export async function readSources(contentDir: string, publicDir: string, purpose: { readonly forPages: boolean }): Promise<Sources> {
  const [content, assets] = await Promise.all([listFiles(contentDir), listFiles(publicDir)]);
  const files = await Promise.all(content.files.map((path) => (/^assets\//.test(path) && !isDrawing(path) ? { path, bytes: new Uint8Array() } : readOne(contentDir, path))));
  const publicDrawings = await Promise.all(assets.files.filter(isDrawing).map((path) => readOne(publicDir, path)));
  const symbolicLinks = [...content.links.map((path) => `content/${path}`), ...assets.links.map((path) => `public/${path}`)];
  return parseSources({ files, publicFiles: assets.files, publicDrawings, symbolicLinks }, purpose);
}

const readOne = async (folder: string, path: string): Promise<ContentFile> => ({ path, bytes: await readFile(join(folder, path)) });

interface Listing {
  readonly files: readonly string[];
  readonly links: readonly string[];
}

/** Paths below a folder, sorted, with forward slashes; hidden files are left out. */
async function listFiles(folder: string): Promise<Listing> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])).filter(({ name }) => !name.startsWith('.'));
  const pathsOf = (some: typeof entries): readonly string[] => some.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')).sort();
  return { files: pathsOf(entries.filter((entry) => entry.isFile())), links: pathsOf(entries.filter((entry) => entry.isSymbolicLink())) };
}
