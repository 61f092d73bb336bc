import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';

import { mendPart } from '../pdf/mend-part.ts';
import { judgeTexts, readPageTexts } from '../pdf/read-page-texts.ts';
import type { PartAnswer, PartOrder, PartTask } from './part-threads.ts';

/** Bytes go to the other thread and need not be copied. */
async function work(task: PartTask): Promise<{ readonly value: PartAnswer; readonly moved: readonly ArrayBuffer[] }> {
  if (task.kind === 'texts') return { value: judgeTexts(await readPageTexts(new Uint8Array(await readFile(task.path)))), moved: [] };
  const mended = await mendPart(task.bytes, task.plan);
  return { value: mended, moved: [mended.bytes.buffer as ArrayBuffer] };
}

async function answer({ id, task }: PartOrder): Promise<void> {
  try {
    const { value, moved } = await work(task);
    parentPort?.postMessage({ id, ok: true, value }, [...moved]);
  } catch (error) {
    parentPort?.postMessage({ id, ok: false, error });
  }
}

/** One after the other: two at a time would be in memory together and no faster. */
let turn: Promise<void> = Promise.resolve();
parentPort?.on('message', (order: PartOrder) => {
  turn = turn.then(() => answer(order));
});
