import type { Browser, Page } from 'puppeteer';

import { abroadPrefix } from '../pdf/abroad.ts';
import { overflowProblem } from '../pdf/overflow.ts';
import { formatSome } from '../pdf/print-problem.ts';
import type { PrintProblem } from '../pdf/print-problem.ts';
import { watchFaults } from './print-faults.ts';
import { askForDestinations, chooseOrientation, dropTips, fillCover, findMissingTargets, findPresent, fitToPage, layOver, loadEverything, measureOverflow, readPageRooms, selectParts, sendLinksAbroad, sizeFirstPage, widenLandscape } from './print-page-dom.ts';
import type { CoverFacts, DomSelection, PageRoom, PageRooms, Targets } from './print-page-dom.ts';

/** A part of a book: where its page is served, and what to make of it. */
export interface PartRequest {
  readonly url: string;
  readonly selection: DomSelection;
  readonly cover: CoverFacts;
}

export type OpenedPart =
  | {
      readonly ok: true;
      readonly page: Page;
      /** Makes the page ready to be printed, once; gives what stands in the way. */
      readonly prepare: (targets: Targets) => Promise<readonly PrintProblem[]>;
      /** What failed on the page so far. */
      readonly faults: () => readonly PrintProblem[];
    }
  | { readonly ok: false; readonly problems: readonly PrintProblem[] };

const LOAD_MS = 600_000;
const READY_MS = 60_000;

/** Opens a part in a tab of its own, which goes with the browser. */
export const openTab = async (browser: Browser, part: PartRequest): Promise<OpenedPart> => openPart(await browser.newPage({ background: true }), part);

/** The same for the time of `use`. */
export async function withTab<T>(browser: Browser, part: PartRequest, use: (opened: OpenedPart) => Promise<T>): Promise<T> {
  const page = await browser.newPage({ background: true });
  try {
    return await use(await openPart(page, part));
  } finally {
    await page.close();
  }
}

async function openPart(page: Page, { url, selection, cover }: PartRequest): Promise<OpenedPart> {
  const faults = watchFaults(page);
  // The page is our own; what is written into it here is no reader's.
  await page.setBypassCSP(true);
  await page.emulateMediaType('print');
  // A page that shows while it loads is laid out again for every stretch of it and for every font.
  await page.evaluateOnNewDocument(layOver, 'body { display: none !important }');
  await page.goto(url, { waitUntil: 'load', timeout: LOAD_MS });
  const ready = await page.waitForSelector('html[data-ready]', { timeout: READY_MS }).catch(() => null);
  if (!ready) return { ok: false, problems: [...faults(), notReady] };
  await page.evaluate(selectParts, selection);
  await page.evaluate(dropTips);
  await page.evaluate(fillCover, cover);
  const rooms = await page.evaluate(readPageRooms);
  await page.setViewport({ width: Math.floor(rooms.portrait.width), height: A4_HEIGHT });
  await page.evaluate(loadEverything);
  let prepared: Promise<readonly PrintProblem[]> | undefined;
  return { ok: true, page, faults, prepare: (targets) => (prepared ??= preparePart(page, targets, rooms)) };
}

const notReady: PrintProblem = { code: 'P102', message: '打印页一分钟后还没有就绪（html 上没有 data-ready）。', hint: '在浏览器里打开这一页，看控制台里的错误。' };

/** The ids among `wanted` that the page has. */
export const presentIn = async (page: Page, wanted: readonly string[]): Promise<ReadonlySet<string>> => new Set(await page.evaluate(findPresent, wanted));

/** Everything that must be right before the first print: targets that exist, nothing wider than the page. */
async function preparePart(page: Page, targets: Targets, rooms: PageRooms): Promise<readonly PrintProblem[]> {
  await page.evaluate(chooseOrientation);
  const missing = await page.evaluate(findMissingTargets, targets);
  await page.evaluate(sendLinksAbroad, { elsewhere: targets.elsewhere, prefix: abroadPrefix });
  await page.evaluate(askForDestinations, targets.wanted);
  await page.evaluate(sizeFirstPage);
  const upright = await measureOverflows(page, rooms.portrait, false);
  await page.evaluate(widenLandscape, Math.floor(rooms.landscape.width) - Math.floor(rooms.portrait.width));
  const overflows = [...upright, ...(await measureOverflows(page, rooms.landscape, true))];
  await page.evaluate(widenLandscape, 0);
  return distinctProblems([...missingTargets(missing), ...overflows.map(overflowProblem)]);
}

/** Ten tables of one form that are too wide by the same millimetres are one thing to mend. */
export const distinctProblems = (problems: readonly PrintProblem[]): readonly PrintProblem[] => [...new Map(problems.map((problem) => [problem.message, problem])).values()];

const missingTargets = (ids: readonly string[]): readonly PrintProblem[] =>
  ids.length === 0
    ? []
    : [{ code: 'P105', message: `链接、页码或书签指向的元素不在打印页里，或被隐藏：${formatSome(ids.map((id) => `#${id}`), '个')}。`, hint: '检查这些 id 是否写对，元素是否显示。' }];

const A4_HEIGHT = 1123;
const LEAST_FIT = 0.72;

async function measureOverflows(page: Page, { width, height }: PageRoom, landscape: boolean): Promise<ReturnType<typeof measureOverflow>> {
  const overflows = await page.evaluate(measureOverflow, { landscape, width: Math.floor(width) });
  // Afterwards: what is zoomed measures its own width in pixels of another size.
  await page.evaluate(fitToPage, { landscape, height, least: LEAST_FIT });
  return overflows;
}

const toPdf = (page: Page, tagged: boolean): Promise<Uint8Array> => page.pdf({ preferCSSPageSize: true, printBackground: true, tagged, outline: false, timeout: 0 });

/** The part as it will stand in the book. */
export const printTagged = (page: Page): Promise<Uint8Array> => toPdf(page, true);

/** The same pages for a look at their fonts. */
export const printUntagged = (page: Page): Promise<Uint8Array> => toPdf(page, false);
