import { packFiles, planUpdate, type InstalledPack, type OfflineCatalogue, type OfflineFile, type OfflinePack } from '../../offline/offline-catalogue.ts';

/** The one cache that holds the pack on this device; the service worker reads it by this name. */
export const packCache = 'manual-pack';

/** Where the pack's own facts are kept, beside its files. */
const installedUrl = (base: string): string => `${base}offline/installed.json`;

export const canKeepOffline = (): boolean => 'caches' in globalThis && 'serviceWorker' in navigator;

export async function readInstalled(base: string): Promise<InstalledPack | undefined> {
  if (!canKeepOffline() || !(await caches.has(packCache))) return undefined;
  const kept = await (await caches.open(packCache)).match(installedUrl(base));
  return kept ? ((await kept.json()) as InstalledPack) : undefined;
}

/** The catalogue of the manual in force; undefined without a network. */
export async function fetchCatalogue(base: string): Promise<OfflineCatalogue | undefined> {
  try {
    const answer = await fetch(`${base}offline/packs.json`, { cache: 'no-store' });
    return answer.ok ? ((await answer.json()) as OfflineCatalogue) : undefined;
  } catch {
    return undefined;
  }
}

interface Installation {
  readonly base: string;
  readonly catalogue: OfflineCatalogue;
  readonly pack: OfflinePack;
  /** Told after each file: bytes so far. */
  readonly onProgress: (bytes: number) => void;
}

/** How many files are fetched side by side: a phone's browser opens about six connections to a host. */
const parallel = 6;

/**
 * Brings the files of a pack onto the device. What is there already and has not changed is not fetched again; the facts are written last,
 * so that a pack that was broken off is never taken for a whole one.
 * @throws when a file cannot be fetched or the device has no room
 */
export async function installPack({ base, catalogue, pack, onProgress }: Installation): Promise<InstalledPack> {
  await navigator.serviceWorker.register(`${base}sw.js`, { scope: base });
  const files = packFiles(catalogue, pack);
  const cache = await caches.open(packCache);
  const { fetch: missing, drop } = planUpdate((await readInstalled(base))?.files ?? [], files);
  let bytes = files.reduce((sum, file) => sum + file.bytes, 0) - missing.reduce((sum, file) => sum + file.bytes, 0);
  onProgress(bytes);
  const queue = [...missing];
  const work = async (): Promise<void> => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      await keepFile(cache, base, file);
      bytes += file.bytes;
      onProgress(bytes);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  await Promise.all(drop.map((url) => cache.delete(base + url)));
  const installed: InstalledPack = { id: pack.id, title: pack.title, version: catalogue.version, issue: catalogue.issue, date: new Date().toISOString().slice(0, 10), bytes: pack.bytes, files };
  await cache.put(installedUrl(base), new Response(JSON.stringify(installed), { headers: { 'content-type': 'application/json' } }));
  return installed;
}

async function keepFile(cache: Cache, base: string, { url }: OfflineFile): Promise<void> {
  const answer = await fetch(base + url, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`${url}（${answer.status}）`);
  await cache.put(base + url, answer);
}

export async function removePack(base: string): Promise<void> {
  await caches.delete(packCache);
  const registration = await navigator.serviceWorker.getRegistration(base);
  await registration?.unregister();
}
