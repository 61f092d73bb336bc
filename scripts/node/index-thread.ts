import { parentPort, workerData } from 'node:worker_threads';
import './keep-compiled.js';
import type { IndexOrder, IndexThreadData } from './index-aside.ts';
import type { ThreadAnswer } from './open-questions.ts';
import type { Pressed } from './press-index.ts';

const { openIndexWork } = await import('./index-work.ts');
const work = openIndexWork(workerData as IndexThreadData);
/** One order after the other. */
let turn: Promise<unknown> = Promise.resolve();
parentPort?.on('message', (order: IndexOrder) => {
  turn = turn.then(() => work(order)).then(
    (value) => tell({ id: order.id, value }),
    (error: unknown) => tell({ id: order.id, error }),
  );
});

/** Files that lie in memory of their own change hands without being copied. */
function tell(answer: ThreadAnswer): void {
  const files = 'value' in answer ? ((answer.value as Pressed | undefined)?.files ?? []) : [];
  const owned = files.map(({ content }) => content).filter((content) => content.byteLength === content.buffer.byteLength);
  parentPort?.postMessage(answer, [...new Set(owned.map(({ buffer }) => buffer as ArrayBuffer))]);
}
