import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { IndexFile } from 'pagefind';
import type { IndexSections } from './join-indexes.ts';
import type { IndexPatch } from './patch-index.ts';

export type IndexTask = { readonly kind: 'patch'; readonly patch: IndexPatch } | { readonly kind: 'join'; readonly sections: IndexSections };

/** Patches or joins indexes on a thread of its own, while pages are rendered on this one. What it gives and throws is `patchIndex`'s or `joinIndexes`'. */
export async function doIndexAside(task: IndexTask): Promise<readonly IndexFile[] | undefined> {
  const worker = new Worker(new URL('./index-thread.ts', import.meta.url), { workerData: task });
  const [files] = (await once(worker, 'message')) as [readonly IndexFile[] | undefined];
  return files;
}
