import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { Browser } from 'puppeteer';

import { checkBook } from '../pdf/check-book.ts';
import { finishDocument } from '../pdf/finish-document.ts';
import { lineariseBytes } from '../pdf/linearise.ts';
import { formatSome } from '../pdf/print-problem.ts';
import type { PrintProblem } from '../pdf/print-problem.ts';
import { composePage, parsePrintSource } from '../pdf/print-source.ts';
import type { ParsedSource, PrintPiece } from '../pdf/print-source.ts';
import { withBrowser } from './browser.ts';
import type { Log } from './find-browser.ts';
import type { PrintRequest, Publish } from './list-parts.ts';
import { printJob, rehearseJob } from './print-jobs.ts';
import type { PrintJob, PrintOutcome, Rehearsal } from './print-jobs.ts';
import { readTextsAside } from './read-texts-aside.ts';
import { serveSite } from './serve-site.ts';
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
  const printed = await withPrintPage(options, printJob);
  if (!printed.ok) return { ...printed, rejected: null };
  return finishBook(printed, options);
}

/** Tells what would stop the book from being printed, in a third of the time; nothing is written. */
export async function rehearseManual(options: PrintManualOptions): Promise<Rehearsal> {
  const rehearsed = await withPrintPage(options, rehearseJob);
  return 'pages' in rehearsed ? rehearsed : { problems: rehearsed.problems, pages: 0 };
}

type Refused = Extract<PrintOutcome, { ok: false }>;

/** Serves the print page in pieces and lends a browser for them. */
async function withPrintPage<T>(
  { siteDir, basePath = '/', printPath = 'print/manual/', partSize, edition, copy, log }: PrintManualOptions,
  use: (browser: Browser, job: PrintJob) => Promise<T>,
): Promise<T | Refused> {
  const html = await readFile(join(siteDir, printPath, 'index.html'), 'utf8').catch(() => undefined);
  if (html === undefined) return { ok: false, problems: [noPrintPage(printPath)] };
  const parsed = parsePrintSource(html);
  if (!parsed.ok) return { ok: false, problems: [badPlan(parsed)] };
  const { source } = parsed;
  const served = new Map<string, readonly PrintPiece[]>();
  const pageAt = (path: string): string | undefined => {
    const pieces = served.get(path);
    return pieces && composePage(source, pieces);
  };
  const site = await serveSite({ directory: siteDir, basePath, pageAt });
  const publish: Publish = (pieces, index) => {
    const path = `${printPath}?part=${index + 1}`;
    served.set(`/${path}`, pieces);
    return new URL(path, site.url).href;
  };
  try {
    const used = await withBrowser(log, (browser) => use(browser, { source, publish, partSize, edition, copy, log }));
    return used.ok ? used.value : { ok: false, problems: [used.problem] };
  } finally {
    await site.close();
  }
}

const noPrintPage = (printPath: string): PrintProblem => ({ code: 'P402', message: `网站里没有打印页 /${printPath}。`, hint: '先运行 npm run build。' });

const badPlan = ({ reasons }: Extract<ParsedSource, { ok: false }>): PrintProblem => ({ code: 'P101', message: `打印页的 print-plan 不对：${formatSome(reasons, '处')}。`, hint: '检查生成打印页的模板。' });

async function finishBook(printed: Extract<PrintOutcome, { ok: true }>, { maxBytes = MAX_BYTES, log }: PrintManualOptions): Promise<PrintedManual> {
  const { plan, destinations, characters, pages, rounds } = printed;
  const start = performance.now();
  const finished = await finishDocument(printed.parts, plan, destinations);
  // The lineariser puts objects in another order and leaves their streams as they are, so that the texts can be read meanwhile.
  const texts = readTextsAside(finished);
  texts.catch(() => undefined);
  const bytes = await lineariseBytes(finished, createRequire(import.meta.url).resolve('@neslinesli93/qpdf-wasm/dist/qpdf.wasm'));
  const finishing = Math.round(performance.now() - start);
  const problems = await checkBook(bytes, { plan, characters, maxBytes: Math.round(maxBytes * Math.max(1, pages / MAX_BYTES_PAGES)), readTexts: () => texts });
  const gates = Math.round(performance.now() - start) - finishing;
  log(`打印：${pages} 页，${(bytes.length / 1_000_000).toFixed(1)} MB`);
  if (problems.length > 0) return { ok: false, problems, rejected: bytes };
  const report = { pages, bytes: bytes.length, rounds, timings: { ...printed.timings, 装订: finishing, 验收: gates } };
  return { ok: true, bytes, pages, report };
}
