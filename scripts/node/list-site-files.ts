import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { isLeftOut } from '../../src/offline/build-offline-catalogue.ts';
import type { OfflineFile } from '../../src/offline/offline-catalogue.ts';
import { shortDigest } from './cache-dir.ts';
import { sizeIn, stampOf } from './file-stamp.ts';
import type { WrittenFile } from './write-site-files.ts';

/** The files of a site that are for a device, by path. One that is as it was written need not be read. */
export function listSiteFiles(siteDir: string, written: ReadonlyMap<string, WrittenFile>): readonly OfflineFile[] {
  const entries = readdirSync(siteDir, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => pathIn(siteDir, entry)).filter((path) => !isLeftOut(urlOf(path))).sort();
  return paths.map((path) => {
    const file = join(siteDir, path);
    const stamp = stampOf(file) ?? '';
    const known = written.get(path);
    return { url: urlOf(path), revision: known?.stamp === stamp ? known.digest : shortDigest(readFileSync(file)), bytes: sizeIn(stamp) };
  });
}

const pathIn = (dir: string, { parentPath, name }: { readonly parentPath: string; readonly name: string }): string => join(parentPath, name).slice(dir.length + 1).split(sep).join('/');

/** qc/index.html is asked for as qc/. */
const urlOf = (path: string): string => path.replace(/(^|\/)index\.html$/, '$1');
