import { readdirSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
// The whole package loads two bundlers that nothing here needs.
import { injectManifest } from 'workbox-build/build/inject-manifest.js';
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
  await writeServiceWorker(siteDir, serviceWorker);
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

/** The offline page and what it needs to be shown stand by themselves; everything else is the pack's. */
const shell = ['offline/index.html', '_astro/*.{css,js}', 'brand/*.svg'];

async function writeServiceWorker(siteDir: string, script: string): Promise<void> {
  const target = join(siteDir, 'sw.js');
  await copyFile(script, target);
  await injectManifest({
    swSrc: target,
    swDest: target,
    globDirectory: siteDir,
    globPatterns: shell,
    globIgnores: ['_astro/manual*.css'],
    // Files come as the disk lists them, which is another order on each disk.
    manifestTransforms: [(entries) => ({ manifest: entries.map((entry) => ({ ...entry, url: urlOf(entry.url) })).toSorted((a, b) => (a.url < b.url ? -1 : 1)), warnings: [] })],
  });
}
