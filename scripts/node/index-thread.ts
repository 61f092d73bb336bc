import { parentPort, workerData } from 'node:worker_threads';
import { keepCompiledModules } from './compiled-modules.ts';
import type { IndexAnswer, IndexOrder, IndexThreadData } from './index-aside.ts';

keepCompiledModules();
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

function tell(answer: IndexAnswer): void {
  parentPort?.postMessage(answer);
}
