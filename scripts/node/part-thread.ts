import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';

import { mendPart } from '../pdf/mend-part.ts';
import { openPlainFile } from '../pdf/plain-file.ts';
import { judgeTexts, readPageTexts } from '../pdf/read-page-texts.ts';
import type { BookTexts } from '../pdf/read-page-texts.ts';
import { makeSpecimen } from '../pdf/specimen.ts';
import type { PartAnswer, PartOrder, PartTask } from './part-threads.ts';

/** Bytes go to the other thread and need not be copied. */
async function work(task: PartTask): Promise<{ readonly value: PartAnswer; readonly moved: readonly ArrayBuffer[] }> {
  if (task.kind !== 'mend') return { value: await readTexts(new Uint8Array(await readFile(task.path)), task.kind), moved: [] };
  const mended = await mendPart(task.bytes, task.plan);
  return { value: mended, moved: [mended.bytes.buffer as ArrayBuffer] };
}

/** Where a specimen shows something wrong, only the pages say where it stands. */
async function readTexts(bytes: Uint8Array, what: 'specimen' | 'pages'): Promise<BookTexts> {
  const specimen = what === 'specimen' ? judgeTexts(await readPageTexts(makeSpecimen(openPlainFile(bytes)))) : undefined;
  return specimen?.wrong.length === 0 ? specimen : judgeTexts(await readPageTexts(bytes));
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
