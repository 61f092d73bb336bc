import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manual } from '../../src/model/manual.ts';
import { buildOfflineCatalogue } from '../../src/offline/build-offline-catalogue.ts';
import type { OfflineCatalogue, OfflineFile } from '../../src/offline/offline-catalogue.ts';
import { shortDigest } from './cache-dir.ts';

export interface OfflineRequest {
  readonly manual: Manual;
  readonly siteDir: string;
  /** What a complete site has for a device. */
  readonly files: readonly OfflineFile[];
  /** The worker's script, without the list of what it keeps at once. */
  readonly serviceWorker: string;
}

/** Writes what a device needs to keep the site: the list of packs and the service worker. */
export async function writeOffline({ manual, siteDir, files, serviceWorker }: OfflineRequest): Promise<OfflineCatalogue> {
  const catalogue = buildOfflineCatalogue({ manual, files, version: shortDigest(files.map(({ url, revision }) => `${url} ${revision}`).join('\n')) });
  await mkdir(join(siteDir, 'offline'), { recursive: true });
  await writeFile(join(siteDir, 'offline', 'packs.json'), JSON.stringify(catalogue));
  await writeFile(join(siteDir, 'sw.js'), addManifest(await readFile(serviceWorker, 'utf8'), files));
  return catalogue;
}

/** The offline page and what it needs to be shown stand by themselves; everything else is the pack's. The print page's styles are not for it. */
const isShell = (url: string): boolean => url === 'offline/' || /^_astro\/(?!manual[^/]*\.css$)[^/]+\.(css|js)$|^brand\/[^/]+\.svg$/.test(url);

/** Where the worker's script has the list of what it keeps at once, as Workbox names it. */
const manifestPlace = 'self.__WB_MANIFEST';

function addManifest(script: string, files: readonly OfflineFile[]): string {
  const [before, after, more] = script.split(manifestPlace);
  if (before === undefined || after === undefined || more !== undefined) throw new Error(`离线程序里应当有且只有一处 ${manifestPlace}。`);
  return `${before}${JSON.stringify(files.filter(({ url }) => isShell(url)).map(({ url, revision }) => ({ url, revision })))}${after}`;
}
