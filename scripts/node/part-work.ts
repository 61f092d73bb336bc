import { readFile } from 'node:fs/promises';

import { mendPart } from '../pdf/mend-part.ts';
import { openPlainFile } from '../pdf/plain-file.ts';
import { judgeTexts, loadExtractor, readPageTexts } from '../pdf/read-page-texts.ts';
import type { BookTexts } from '../pdf/read-page-texts.ts';
import { makeSpecimen } from '../pdf/specimen.ts';
import type { PartAnswer, PartTask } from './part-threads.ts';

/** Loads what a thread needs to read texts. */
export const prepareReading = (): Promise<unknown> => loadExtractor();

/** Bytes go to the other thread and need not be copied. */
export async function workOn(task: PartTask): Promise<{ readonly value: PartAnswer; readonly moved: readonly ArrayBuffer[] }> {
  const bytes = new Uint8Array(await readFile(task.path));
  if (task.kind !== 'mend') return { value: await readTexts(bytes, task.kind), moved: [] };
  const mended = mendPart(bytes, task.plan);
  return { value: mended, moved: [mended.bytes.buffer as ArrayBuffer] };
}

/** Where a specimen shows something wrong, only the pages say where it stands. */
async function readTexts(bytes: Uint8Array, what: 'specimen' | 'pages'): Promise<BookTexts> {
  const specimen = what === 'specimen' ? judgeTexts(await readPageTexts(makeSpecimen(openPlainFile(bytes)))) : undefined;
  return specimen?.wrong.length === 0 ? specimen : judgeTexts(await readPageTexts(bytes));
}
