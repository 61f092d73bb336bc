import { bindBook } from '../pdf/bind-book.ts';
import { joinFindings } from '../pdf/book-findings.ts';
import { checkBook } from '../pdf/check-book.ts';
import { linearise } from '../pdf/linearise.ts';
import { missingCharacters } from '../pdf/missing-characters.ts';
import { joinTexts } from '../pdf/read-page-texts.ts';
import type { BookTexts } from '../pdf/read-page-texts.ts';
import type { PartThreads } from './part-threads.ts';
import type { MadePart, PrintOutcome } from './print-jobs.ts';
import type { PrintedManual, PrintManualOptions } from './print-manual.ts';
import { startWatch } from './stopwatch.ts';

const MAX_BYTES = 15_000_000;
const MAX_BYTES_PAGES = 400;

/** Binds the parts, linearises the book and lets it through the gates. */
export async function finishBook(printed: Extract<PrintOutcome, { ok: true }>, { maxBytes = MAX_BYTES, log }: PrintManualOptions, threads: PartThreads): Promise<PrintedManual> {
  const { parts, plan, destinations, characters, pages, rounds } = printed;
  const watch = startWatch(log);
  const findings = joinFindings(parts.map((part) => part.findings));
  const bound = await bindBook(parts.map(({ file }) => file), { plan, destinations, findings });
  watch.lap('装订');
  const bytes = await linearise(bound);
  watch.lap('线性化');
  const texts = await readBook(parts, characters, threads);
  const problems = checkBook(bytes, { plan, findings, texts, characters, maxBytes: Math.round(maxBytes * Math.max(1, pages / MAX_BYTES_PAGES)) });
  watch.lap('验收');
  log(`打印：${pages} 页，${(bytes.length / 1_000_000).toFixed(1)} MB`);
  if (problems.length > 0) return { ok: false, problems, rejected: bytes };
  const report = { pages, bytes: bytes.length, rounds, timings: { ...printed.timings, ...watch.timings() } };
  return { ok: true, bytes, pages, report };
}

/** A character that no glyph of the parts gave is looked for on their pages before anybody is told. */
async function readBook(parts: readonly MadePart[], characters: string, threads: PartThreads): Promise<BookTexts> {
  const join = async (read: (part: MadePart) => Promise<BookTexts>): Promise<BookTexts> => joinTexts(await Promise.all(parts.map(async (part) => ({ pages: part.findings.pages, texts: await read(part) }))));
  const texts = await join((part) => part.texts);
  return missingCharacters(characters, [texts.characters]).length === 0 ? texts : join(({ file }) => threads.readPages(file.path));
}
