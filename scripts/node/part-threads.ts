import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

import type { MendedPart, MendPlan } from '../pdf/mend-part.ts';
import type { BookTexts } from '../pdf/read-page-texts.ts';
import { openQuestions } from './open-questions.ts';

export type PartTask = { readonly kind: 'mend'; readonly path: string; readonly plan: MendPlan } | { readonly kind: 'specimen' | 'pages'; readonly path: string };

export type PartAnswer = MendedPart | BookTexts;

export interface PartOrder {
  readonly id: number;
  readonly task: PartTask;
}

export interface PartThreadData {
  /** Whether it will be asked for texts. */
  readonly isReader: boolean;
}

/** What is done with a part beside the browser, on threads of its own: each part alone, so that no more than a few are in memory. */
export interface PartThreads {
  readonly mend: (path: string, plan: MendPlan) => Promise<MendedPart>;
  /** What can be read in a part on the disk, each glyph of each font tried once. */
  readonly readSpecimen: (path: string) => Promise<BookTexts>;
  /** The same page by page. */
  readonly readPages: (path: string) => Promise<BookTexts>;
}

const MOST = 2;
/** The thread that extracts texts: what does it takes longer to load than to extract those of a part, and once is enough. */
const READER = 0;

/** Lends threads, which end with `use`; they start at once when they are needed for certain, or else with the first task. */
export async function withPartThreads<T>(areNeeded: boolean, use: (threads: PartThreads) => Promise<T>): Promise<T> {
  let started: readonly PartThread[] | undefined;
  const start = (): readonly PartThread[] => (started ??= Array.from({ length: Math.min(MOST, availableParallelism()) }, (_, at) => startThread(at === READER)));
  if (areNeeded) start();
  const ask = (task: PartTask): Promise<PartAnswer> => {
    const threads = start();
    const least = threads.reduce((best, thread) => (thread.waiting() < best.waiting() ? thread : best));
    return ((task.kind === 'specimen' ? threads[READER] : undefined) ?? least).ask(task);
  };
  try {
    return await use({
      mend: async (path, plan) => (await ask({ kind: 'mend', path, plan })) as MendedPart,
      readSpecimen: async (path) => (await ask({ kind: 'specimen', path })) as BookTexts,
      readPages: async (path) => (await ask({ kind: 'pages', path })) as BookTexts,
    });
  } finally {
    await Promise.all((started ?? []).map(({ end }) => end()));
  }
}

interface PartThread {
  readonly ask: (task: PartTask) => Promise<PartAnswer>;
  /** How many orders it has not answered. */
  readonly waiting: () => number;
  readonly end: () => Promise<unknown>;
}

function startThread(isReader: boolean): PartThread {
  const worker = new Worker(new URL('./part-thread.ts', import.meta.url), { workerData: { isReader } satisfies PartThreadData });
  const questions = openQuestions();
  worker.on('message', questions.answer);
  worker.on('error', questions.fail);
  worker.on('exit', (code) => questions.fail(new Error(`处理 PDF 的线程退出了（${code}）。`)));
  return {
    ask: async (task) => (await questions.ask((id) => worker.postMessage({ id, task } satisfies PartOrder))) as PartAnswer,
    waiting: questions.count,
    end: () => worker.terminate(),
  };
}
