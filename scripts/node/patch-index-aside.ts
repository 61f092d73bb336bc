import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { IndexFile } from 'pagefind';
import type { IndexPatch } from './patch-index.ts';

/** Patches an index on a thread of its own, while pages are rendered on this one. What it gives and throws is `patchIndex`'s. */
export async function patchIndexAside(patch: IndexPatch): Promise<readonly IndexFile[] | undefined> {
  const worker = new Worker(new URL('./patch-thread.ts', import.meta.url), { workerData: patch });
  const [files] = (await once(worker, 'message')) as [readonly IndexFile[] | undefined];
  return files;
}
