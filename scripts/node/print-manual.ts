import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Browser } from 'puppeteer';

import { checkBook } from '../pdf/check-book.ts';
import { bindBook } from '../pdf/bind-book.ts';
import { joinFindings } from '../pdf/book-findings.ts';
import { joinTexts } from '../pdf/read-page-texts.ts';
import type { BookTexts } from '../pdf/read-page-texts.ts';
import { linearise } from '../pdf/linearise.ts';
import { missingCharacters } from '../pdf/missing-characters.ts';
import { formatSome } from '../pdf/print-problem.ts';
import type { PrintProblem } from '../pdf/print-problem.ts';
import { composePart, parsePrintSource } from '../pdf/print-source.ts';
import type { ParsedSource } from '../pdf/print-source.ts';
import { findInstalled, withFoundBrowser } from './browser.ts';
import type { Log } from './find-browser.ts';
import type { PrintRequest, Publish } from './list-parts.ts';
import { readPageDigest } from './print-basis.ts';
import { printJob, rehearseJob } from './print-jobs.ts';
import type { MadePart, PrintOutcome, Rehearsal } from './print-jobs.ts';
import { keyOf, openPrintMemory } from './print-memory.ts';
import { finishedKey } from './print-plans.ts';
import type { PrintJob } from './print-plans.ts';
import { noStore } from './print-store.ts';
import type { PrintStore } from './print-store.ts';
import { withPartShelf } from './part-shelf.ts';
import { withPartThreads } from './part-threads.ts';
import type { PartThreads } from './part-threads.ts';
import { serveSite } from './serve-site.ts';
import { startWatch } from './stopwatch.ts';
import type { Timings } from './stopwatch.ts';

export interface PrintManualOptions extends PrintRequest {
  /** The folder of the built site. */
  readonly siteDir: string;
  /** The path under which the site was built, `/` by default. */
  readonly basePath?: string;
  /** The print page inside of the site. */
  readonly printPath?: string;
  /** The most characters of the page that one part of the book may have. */
  readonly partSize?: number;
  /** The largest size of a file of up to 400 pages, in bytes; a longer one may be larger in proportion. */
  readonly maxBytes?: number;
  /** What earlier prints left; without one everything is printed. */
  readonly store?: PrintStore;
  readonly log: Log;
}

export interface PrintReport {
  readonly pages: number;
  readonly bytes: number;
  readonly rounds: number;
  /** Milliseconds by step. */
  readonly timings: Timings;
}

export type PrintedManual =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly pages: number; readonly report: PrintReport }
  | {
      readonly ok: false;
      readonly problems: readonly PrintProblem[];
      /** The finished file when only a gate stopped it: for looking at, not for handing out. */
      readonly rejected: Uint8Array | null;
    };

const MAX_BYTES = 15_000_000;
const MAX_BYTES_PAGES = 400;

/** Prints the manual of a built site as one finished book. Mistakes are values; what throws is a defect. */
export async function printManual(options: PrintManualOptions): Promise<PrintedManual> {
  const printed = await withPrintPage(options, (job, lend) => printOnce(job, lend, options));
  return printed.ok || 'rejected' in printed ? printed : { ...printed, rejected: null };
}

/** Tells what would stop the book from being printed, in a third of the time; nothing is written. */
export async function rehearseManual(options: PrintManualOptions): Promise<Rehearsal> {
  const rehearsed = await withPrintPage(options, (job, lend) => lend((browser) => rehearseJob(browser, job)));
  return 'pages' in rehearsed ? rehearsed : { problems: rehearsed.problems, pages: 0 };
}

type Refused = Extract<PrintOutcome, { ok: false }>;

/** Starts the browser only when it is asked for. */
type LendBrowser = <T>(use: (browser: Browser) => Promise<T>) => Promise<T | Refused>;

/** A book that was made before of the same pages is handed out again. */
async function printOnce(job: PrintJob, lend: LendBrowser, options: PrintManualOptions): Promise<PrintedManual | Refused> {
  const known = await recallBook(job, options);
  if (known) return known;
  const book = await withPartShelf((shelf) =>
    withPartThreads(async (threads) => {
      const printed = await lend((browser) => printJob(browser, job, { threads, shelf }));
      return printed.ok ? finishBook(printed, options, threads) : printed;
    }),
  );
  const key = book.ok ? await bookKey(job, options) : undefined;
  if (book.ok && key !== undefined) await job.memory.finished(key, async () => ({ pages: book.pages, rounds: book.report.rounds, bytes: book.bytes }));
  return book;
}

/** The gates belong to the book. */
async function bookKey(job: PrintJob, { maxBytes = MAX_BYTES }: PrintManualOptions): Promise<string | undefined> {
  const key = await finishedKey(job);
  return key === undefined ? undefined : keyOf('book', key, maxBytes);
}

async function recallBook(job: PrintJob, options: PrintManualOptions): Promise<PrintedManual | undefined> {
  const watch = startWatch(job.log);
  const key = await bookKey(job, options);
  const known = key === undefined ? undefined : await job.memory.finished(key, async () => undefined);
  if (!known) return undefined;
  const { bytes, pages, rounds } = known;
  job.log(`打印：和上次印的一样，取用那一本（${pages} 页）`);
  watch.lap('取用');
  return { ok: true, bytes, pages, report: { pages, bytes: bytes.length, rounds, timings: watch.timings() } };
}

/** Serves the print page in pieces and lends a browser for them. */
async function withPrintPage<T>(options: PrintManualOptions, use: (job: PrintJob, lend: LendBrowser) => Promise<T>): Promise<T | Refused> {
  const { siteDir, basePath = '/', printPath = 'print/manual/', partSize, edition, copy, store = noStore, log } = options;
  const html = await readFile(join(siteDir, printPath, 'index.html'), 'utf8').catch(() => undefined);
  if (html === undefined) return { ok: false, problems: [noPrintPage(printPath)] };
  const parsed = parsePrintSource(html);
  if (!parsed.ok) return { ok: false, problems: [badPlan(parsed)] };
  const found = await findInstalled(log);
  if (!found.ok) return { ok: false, problems: [found.problem] };
  const { source } = parsed;
  const digestPage = await readPageDigest({ siteDir, basePath, printPath, html, browser: found.version });
  const served = new Map<string, string>();
  const site = await serveSite({ directory: siteDir, basePath, pageAt: (path) => served.get(path) });
  const publish: Publish = (pieces, index) => {
    const path = `${printPath}?part=${index + 1}`;
    const page = composePart(source, pieces);
    served.set(`/${path}`, page);
    return { url: new URL(path, site.url).href, digest: digestPage(page) };
  };
  const lend: LendBrowser = async (borrow) => {
    const used = await withFoundBrowser(found.executable, log, borrow);
    return used.ok ? used.value : { ok: false, problems: [used.problem] };
  };
  try {
    return await use({ source, publish, partSize, edition, copy, memory: openPrintMemory(store), log }, lend);
  } finally {
    await site.close();
  }
}

const noPrintPage = (printPath: string): PrintProblem => ({ code: 'P402', message: `网站里没有打印页 /${printPath}。`, hint: '先运行 npm run build。' });

const badPlan = ({ reasons }: Extract<ParsedSource, { ok: false }>): PrintProblem => ({ code: 'P101', message: `打印页的 print-plan 不对：${formatSome(reasons, '处')}。`, hint: '检查生成打印页的模板。' });

async function finishBook(printed: Extract<PrintOutcome, { ok: true }>, { maxBytes = MAX_BYTES, log }: PrintManualOptions, threads: PartThreads): Promise<PrintedManual> {
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
