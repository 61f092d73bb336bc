import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { IndexFile } from 'pagefind';
import type { IndexSections } from './join-indexes.ts';
import type { IndexPatch } from './patch-index.ts';

export type IndexTask = { readonly kind: 'patch'; readonly patch: IndexPatch } | { readonly kind: 'join'; readonly sections: IndexSections };

/** A thread of its own that patches or joins indexes, once; what it gives and throws is `patchIndex`'s or `joinIndexes`'. */
export type IndexThread = (task: IndexTask) => Promise<readonly IndexFile[] | undefined>;

/** Started before its task is there, it has loaded its work when it is. Nobody has to wait for a thread that is not used in the end. */
export function startIndexThread(): IndexThread {
  const worker = new Worker(new URL('./index-thread.ts', import.meta.url));
  worker.unref();
  return async (task) => {
    worker.ref();
    worker.postMessage(task);
    const [files] = (await once(worker, 'message')) as [readonly IndexFile[] | undefined];
    return files;
  };
}
