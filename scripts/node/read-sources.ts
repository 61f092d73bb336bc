import { open, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Sources } from '../../src/model/source-entry.ts';
import { isDrawing, parseSources, type ContentFile } from '../../src/source/parse-sources.ts';
import { mapLimited, openFiles } from './map-limited.ts';
import { readWhole } from './read-whole.ts';
import { isPicture } from '../../src/source/picture-source.ts';

/** Reads a content folder. Nothing in it can make this throw except the disk itself. Links to elsewhere are named, not followed. */
export async function readSources(contentDir: string, publicDir: string, purpose: Parameters<typeof parseSources>[1]): Promise<Sources> {
  const [content, assets] = await Promise.all([listFiles(contentDir), listFiles(publicDir)]);
  const files = await mapLimited(content.files, openFiles, (path) => readFor(contentDir, path));
  const publicPictures = await mapLimited(assets.files.filter((path) => isDrawing(path) || isPicture(path)), openFiles, (path) => readFor(publicDir, path));
  const symbolicLinks = [...content.links.map((path) => `content/${path}`), ...assets.links.map((path) => `public/${path}`)];
  return parseSources({ files, publicFiles: assets.files, publicPictures, symbolicLinks }, purpose);
}

/** As much of a file as is looked at: texts whole, of pictures the beginning, of other assets nothing. */
async function readFor(folder: string, path: string): Promise<ContentFile> {
  if (isPicture(path)) return { path, ...(await readHead(join(folder, path))) };
  if (/^assets\//.test(path) && !isDrawing(path)) return { path, bytes: new Uint8Array() };
  return { path, bytes: await readWhole(join(folder, path)) };
}

/** The size of a photograph stands behind what the camera wrote about it and its thumbnail: 64 KB at most, each. */
const headLength = 256 * 1024;

async function readHead(file: string): Promise<Pick<ContentFile, 'bytes' | 'size'>> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(new Uint8Array(Math.min(size, headLength)), 0);
    return { bytes: buffer.subarray(0, bytesRead), size };
  } finally {
    await handle.close();
  }
}

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
