import { flushCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

import './keep-compiled.js';
import type { ThreadAnswer } from './open-questions.ts';
import type { PartOrder, PartThreadData } from './part-threads.ts';

const working = import('./part-work.ts');
const { isReader } = workerData as PartThreadData;
// The first task comes when the browser has printed.
if (isReader) void working.then(({ prepareReading }) => prepareReading());

async function answer({ id, task }: PartOrder): Promise<void> {
  try {
    const { value, moved } = await (await working).workOn(task);
    parentPort?.postMessage({ id, value } satisfies ThreadAnswer, [...moved]);
  } catch (error) {
    parentPort?.postMessage({ id, error } satisfies ThreadAnswer);
  }
  // A thread is ended from outside, without a last word.
  flushCompileCache();
}

/** One after the other: two at a time would be in memory together and no faster. */
let turn: Promise<void> = Promise.resolve();
parentPort?.on('message', (order: PartOrder) => {
  turn = turn.then(() => answer(order));
});
