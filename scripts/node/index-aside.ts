import { Worker } from 'node:worker_threads';
import { openQuestions, type ThreadAnswer } from './open-questions.ts';
import type { IndexedPage } from './patch-index.ts';
import type { Pressed } from './press-index.ts';
import type { IndexFiles } from './read-index.ts';

/** An earlier index, and what is to be in it now. What is new or has changed was sent before. */
export interface IndexChange {
  readonly old: IndexFiles;
  readonly oldPages: readonly IndexedPage[];
  /** All pages in order. */
  readonly pages: readonly Omit<IndexedPage, 'fields'>[];
  /** The addresses of those that were sent, in the order in which they were. */
  readonly freshPages: readonly string[];
}

/** A thread of its own that makes an index. */
export interface IndexThread {
  /** Resolves when there is room for another page. */
  send(url: string, html: string): Promise<void>;
  /** An index of all that was sent. */
  finish(): Promise<Pressed>;
  /** Brings an earlier index up to date. Undefined when everything has to be read anew. */
  patch(patch: IndexChange): Promise<Pressed | undefined>;
  close(): void;
}

export interface IndexThreadData {
  /** Whether the index will be made of what is sent alone. */
  readonly isWhole: boolean;
}

export type IndexOrder =
  | { readonly id: number; readonly kind: 'send'; readonly url: string; readonly html: string }
  | { readonly id: number; readonly kind: 'finish' }
  | { readonly id: number; readonly kind: 'patch'; readonly patch: IndexChange };

/** Pages that are on their way: enough that the thread never waits. */
const mostPages = 8;

/** The thread's own objects are small and short-lived. */
const limits = { maxYoungGenerationSizeMb: 16 };

/** Started before its first page is there, it has loaded its work when it is. Nobody has to wait for a thread that is not used in the end. */
export function startIndexThread(data: IndexThreadData): IndexThread {
  const worker = new Worker(new URL('./index-thread.ts', import.meta.url), { workerData: data, resourceLimits: limits });
  worker.unref();
  const questions = openQuestions();
  const settle = (): void => {
    if (questions.count() === 0) worker.unref();
  };
  worker.on('message', (answer: ThreadAnswer) => {
    questions.answer(answer);
    settle();
  });
  worker.on('error', (error) => {
    questions.fail(error);
    settle();
  });
  const ask = (order: (id: number) => IndexOrder): Promise<unknown> =>
    questions.ask((id) => {
      worker.ref();
      worker.postMessage(order(id));
    });
  const waiting: Promise<unknown>[] = [];
  const send = async (url: string, html: string): Promise<void> => {
    const sent = ask((id) => ({ id, kind: 'send', url, html }));
    // A failure is told by whoever waits next; until then nobody must be surprised by it.
    sent.catch(() => undefined);
    waiting.push(sent);
    while (waiting.length >= mostPages) await waiting.shift();
  };
  const askAfterAll = async (order: (id: number) => IndexOrder): Promise<unknown> => {
    await Promise.all(waiting);
    return ask(order);
  };
  return {
    send,
    finish: async () => (await askAfterAll((id) => ({ id, kind: 'finish' }))) as Pressed,
    patch: async (patch) => (await askAfterAll((id) => ({ id, kind: 'patch', patch }))) as Pressed | undefined,
    close: () => void worker.terminate(),
  };
}
