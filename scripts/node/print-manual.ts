import { createRequire } from 'node:module';

import { checkBook } from '../pdf/check-book.ts';
import { finishDocument } from '../pdf/finish-document.ts';
import { lineariseBytes } from '../pdf/linearise.ts';
import { normaliseBytes } from '../pdf/normalise-bytes.ts';
import type { PrintProblem } from '../pdf/print-problem.ts';
import { withBrowser } from './browser.ts';
import type { Log } from './find-browser.ts';
import { printJob } from './print-jobs.ts';
import type { PrintOutcome, PrintRequest, Timings } from './print-jobs.ts';
import { serveSite } from './serve-site.ts';

export interface PrintManualOptions extends PrintRequest {
  /** The folder of the built site. */
  readonly siteDir: string;
  /** The path under which the site was built, `/` by default. */
  readonly basePath?: string;
  /** The print page inside of the site. */
  readonly printPath?: string;
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
  const printed = await printSite(options);
  if (!printed.ok) return { ...printed, rejected: null };
  return finishBook(printed, options);
}

async function printSite({ siteDir, basePath = '/', printPath = 'print/manual/', edition, copy, log }: PrintManualOptions): Promise<PrintOutcome> {
  const site = await serveSite({ directory: siteDir, basePath });
  try {
    const url = new URL(printPath, site.url).href;
    const used = await withBrowser(log, async (browser) => printJob(browser, { url, edition, copy, log }));
    return used.ok ? used.value : { ok: false, problems: [used.problem] };
  } finally {
    await site.close();
  }
}

async function finishBook(printed: Extract<PrintOutcome, { ok: true }>, { maxBytes = MAX_BYTES, log }: PrintManualOptions): Promise<PrintedManual> {
  const { plan, destinations, characters, pages, rounds } = printed;
  const start = performance.now();
  const finished = await finishDocument(normaliseBytes(printed.bytes, plan.date), plan, destinations);
  const bytes = await lineariseBytes(finished, createRequire(import.meta.url).resolve('@neslinesli93/qpdf-wasm/dist/qpdf.wasm'));
  const finishing = Math.round(performance.now() - start);
  const problems = await checkBook(bytes, { plan, characters, maxBytes: Math.round(maxBytes * Math.max(1, pages / MAX_BYTES_PAGES)) });
  const gates = Math.round(performance.now() - start) - finishing;
  log(`打印：${pages} 页，${(bytes.length / 1_000_000).toFixed(1)} MB`);
  if (problems.length > 0) return { ok: false, problems, rejected: bytes };
  const report = { pages, bytes: bytes.length, rounds, timings: { ...printed.timings, 装订: finishing, 验收: gates } };
  return { ok: true, bytes, pages, report };
}
