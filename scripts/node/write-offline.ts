import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Manual } from '../../src/model/manual.ts';
import { buildOfflineCatalogue, isLeftOut } from '../../src/offline/build-offline-catalogue.ts';
import type { OfflineCatalogue, OfflineFile } from '../../src/offline/offline-catalogue.ts';
import { shortDigest } from './cache-dir.ts';
import { sizeIn, stampOf } from './file-stamp.ts';

export interface OfflineRequest {
  readonly manual: Manual;
  /** A site that is complete: everything that is written after this is not in the packs. */
  readonly siteDir: string;
  /** The worker's script, without the list of what it keeps at once. */
  readonly serviceWorker: string;
  /** The digest of a file that need not be read to be known, by its path in the site and its stamp. */
  digestOf(path: string, stamp: string): string | undefined;
}

/** Writes what a device needs to keep the site: the list of packs and the service worker. */
export async function writeOffline({ manual, siteDir, serviceWorker, digestOf }: OfflineRequest): Promise<OfflineCatalogue> {
  const files = listFiles(siteDir, digestOf);
  const catalogue = buildOfflineCatalogue({ manual, files, version: shortDigest(files.map(({ url, revision }) => `${url} ${revision}`).join('\n')) });
  await mkdir(join(siteDir, 'offline'), { recursive: true });
  await writeFile(join(siteDir, 'offline', 'packs.json'), JSON.stringify(catalogue));
  await writeFile(join(siteDir, 'sw.js'), addManifest(await readFile(serviceWorker, 'utf8'), files));
  return catalogue;
}

function listFiles(siteDir: string, digestOf: OfflineRequest['digestOf']): readonly OfflineFile[] {
  const entries = readdirSync(siteDir, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => pathIn(siteDir, entry)).filter((path) => !isLeftOut(urlOf(path))).sort();
  return paths.map((path) => {
    const file = join(siteDir, path);
    const stamp = stampOf(file) ?? '';
    return { url: urlOf(path), revision: digestOf(path, stamp) ?? shortDigest(readFileSync(file)), bytes: sizeIn(stamp) };
  });
}

const pathIn = (dir: string, { parentPath, name }: { readonly parentPath: string; readonly name: string }): string => join(parentPath, name).slice(dir.length + 1).split(sep).join('/');

/** qc/index.html is asked for as qc/. */
const urlOf = (path: string): string => path.replace(/(^|\/)index\.html$/, '$1');

/** The offline page and what it needs to be shown stand by themselves; everything else is the pack's. The print page's styles are not for it. */
const isShell = (url: string): boolean => url === 'offline/' || /^_astro\/(?!manual[^/]*\.css$)[^/]+\.(css|js)$|^brand\/[^/]+\.svg$/.test(url);

/** Where the worker's script has the list of what it keeps at once, as Workbox names it. */
const manifestPlace = 'self.__WB_MANIFEST';

function addManifest(script: string, files: readonly OfflineFile[]): string {
  const [before, after, more] = script.split(manifestPlace);
  if (before === undefined || after === undefined || more !== undefined) throw new Error(`离线程序里应当有且只有一处 ${manifestPlace}。`);
  return `${before}${JSON.stringify(files.filter(({ url }) => isShell(url)).map(({ url, revision }) => ({ url, revision })))}${after}`;
}
