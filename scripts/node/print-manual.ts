import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Browser } from 'puppeteer';

import { formatSome } from '../pdf/print-problem.ts';
import type { PrintProblem } from '../pdf/print-problem.ts';
import { composePart, parsePrintSource } from '../pdf/print-source.ts';
import type { ParsedSource, PrintSource } from '../pdf/print-source.ts';
import { bookFonts } from './book-fonts.ts';
import { closeUnused, findInstalled, launchAhead, prepareLaunch, withFoundBrowser } from './browser.ts';
import type { Log } from './find-browser.ts';
import { listParts } from './list-parts.ts';
import type { PrintRequest, Publish } from './list-parts.ts';
import { readPageDigest } from './print-basis.ts';
import { printJob, rehearseJob } from './print-jobs.ts';
import type { PrintOutcome, Rehearsal } from './print-jobs.ts';
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

/** Prints the manual of a built site as one finished book. Mistakes are values; what throws is a defect. */
export async function printManual(options: PrintManualOptions): Promise<PrintedManual> {
  const printed = await withPartThreads(knowsNothing(options), (threads) => withPrintPage(options, (job, lend) => printOnce(job, lend, threads, options)));
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
async function printOnce(job: PrintJob, lend: LendBrowser, threads: PartThreads, options: PrintManualOptions): Promise<PrintedManual | Refused> {
  const known = await recallBook(job, options);
  if (known) return known;
  const book = await withPartShelf(async (shelf) => {
    const printing = lend((browser) => printJob(browser, job, { threads, shelf }));
    // What is needed at the end is loaded while the browser works.
    const [printed, { finishBook }] = await Promise.all([printing, import('./finish-book.ts')]);
    return printed.ok ? finishBook(printed, options, threads) : printed;
  });
  const key = book.ok ? await bookKey(job, options) : undefined;
  if (book.ok && key !== undefined) await job.memory.finished(key, async () => ({ pages: book.pages, rounds: book.report.rounds, bytes: book.bytes }));
  return book;
}

/** The gates belong to the book. */
async function bookKey(job: PrintJob, { maxBytes = null }: { readonly maxBytes?: number | null }): Promise<string | undefined> {
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
  const { siteDir, printPath = PRINT_PATH, log } = options;
  const html = await readFile(join(siteDir, printPath, 'index.html'), 'utf8').catch(() => undefined);
  if (html === undefined) return { ok: false, problems: [noPrintPage(printPath)] };
  const isNeeded = knowsNothing(options);
  const finding = findInstalled(log);
  if (isNeeded) prepareLaunch();
  const found = await finding;
  if (!found.ok) return { ok: false, problems: [found.problem] };
  const start = (): Promise<Browser> => launchAhead(found.executable, log, { env: bookFonts });
  let unused = isNeeded ? start() : undefined;
  const closings: Promise<void>[] = [];
  const lend: LendBrowser = async (borrow) => {
    const ahead = unused ?? start();
    unused = undefined;
    // It closes while the book is bound.
    const used = await withFoundBrowser(found.executable, borrow, ahead, (closing) => void closings.push(closing));
    return used.ok ? used.value : { ok: false, problems: [used.problem] };
  };
  try {
    // Its process comes first: it starts on another processor while the page is read here.
    if (isNeeded) await sleep(SPAWN_MS);
    const parsed = parsePrintSource(html);
    if (!parsed.ok) return { ok: false, problems: [badPlan(parsed)] };
    return await withJob(options, { source: parsed.source, html, browser: found.version }, (job) => use(job, lend));
  } finally {
    await Promise.all([...closings, ...(unused ? [closeUnused(unused)] : [])]);
  }
}

/** Where nothing can be known of an earlier print, the browser and the threads will be needed. */
const knowsNothing = ({ store = noStore }: PrintManualOptions): boolean => store === noStore;

/** In which a browser's process is started, when nothing else is done. */
const SPAWN_MS = 10;

interface PrintPage {
  readonly source: PrintSource;
  readonly html: string;
  readonly browser: string;
}

async function withJob<T>({ siteDir, basePath = '/', printPath = PRINT_PATH, partSize, edition, copy, store = noStore, log }: PrintManualOptions, { source, html, browser }: PrintPage, use: (job: PrintJob) => Promise<T>): Promise<T> {
  const digestPage = store === noStore ? () => '' : await readPageDigest({ siteDir, basePath, printPath, html, browser });
  const served = new Map<string, string>();
  const site = await serveSite({ directory: siteDir, basePath, few: true, pageAt: (path) => served.get(path) });
  const publish: Publish = (pieces, index) => {
    const path = `${printPath}?part=${index + 1}`;
    const page = composePart(source, pieces);
    served.set(`/${path}`, page);
    return { url: new URL(path, site.url).href, digest: digestPage(page) };
  };
  try {
    return await use({ source, edition, copy, parts: listParts({ source, edition, copy, publish, partSize }), memory: openPrintMemory(store), log });
  } finally {
    await site.close();
  }
}

const PRINT_PATH = 'print/manual/';

const noPrintPage = (printPath: string): PrintProblem => ({ code: 'P402', message: `网站里没有打印页 /${printPath}。`, hint: '先运行 npm run build。' });

const badPlan = ({ reasons }: Extract<ParsedSource, { ok: false }>): PrintProblem => ({ code: 'P101', message: `打印页的 print-plan 不对：${formatSome(reasons, '处')}。`, hint: '检查生成打印页的模板。' });
