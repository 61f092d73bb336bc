import type { Browser, HTTPRequest, HTTPResponse, Page } from 'puppeteer';

import { forecastLayout } from '../pdf/layout-forecast.ts';
import { overflowProblem } from '../pdf/overflow.ts';
import { formatPageCounters, formatPageLabel, placeLabelRanges } from '../pdf/page-labels.ts';
import { parsePrintPlan, planTargets } from '../pdf/print-plan.ts';
import type { PrintEdition, PrintPlan } from '../pdf/print-plan.ts';
import { formatSome } from '../pdf/print-problem.ts';
import type { PrintProblem } from '../pdf/print-problem.ts';
import { movedDestinations, readDestinations } from '../pdf/read-destinations.ts';
import type { Destinations } from '../pdf/read-destinations.ts';
import { selectPlan } from '../pdf/select-plan.ts';
import { withPage } from './browser.ts';
import type { Log } from './find-browser.ts';
import { askForDestinations, fillCover, fillPage, findMissingTargets, findPresent, fitToPage, loadEverything, measureOverflow, readCharacters, readPageRooms, selectParts } from './print-page-dom.ts';
import type { PageRoom } from './print-page-dom.ts';

/** A controlled copy: its number and who answers for it. */
export interface ControlledCopy {
  readonly number: string;
  readonly holder: string;
}

/** Which book of the print page, and for whom. */
export interface PrintRequest {
  /** Undefined for the whole book. */
  readonly edition?: PrintEdition | undefined;
  readonly copy?: ControlledCopy | undefined;
}

export interface PrintJob extends PrintRequest {
  /** The address of a print page. */
  readonly url: string;
  readonly log: Log;
}

/** Milliseconds, in the order in which the steps ran. */
export type Timings = Readonly<Record<string, number>>;

export type PrintOutcome =
  | {
      readonly ok: true;
      /** The file as Chromium made it, tagged, without bookmarks. */
      readonly bytes: Uint8Array;
      readonly plan: PrintPlan;
      readonly destinations: Destinations;
      /** Every character that the page shows. */
      readonly characters: string;
      readonly pages: number;
      /** How often the numbers were filled in before they held. */
      readonly rounds: number;
      readonly timings: Timings;
    }
  | { readonly ok: false; readonly problems: readonly PrintProblem[] };

/** Opens a print page, checks it, and prints it until every page number on it is true. */
export async function printJob(browser: Browser, { url, log, ...request }: PrintJob): Promise<PrintOutcome> {
  return withPage(browser, async (page) => {
    const watch = startWatch(log);
    const faults = watchFaults(page);
    const opened = await openPrintPage(page, url, request);
    watch.lap('装载');
    if (!opened.ok) return { ok: false, problems: [...faults(), ...opened.problems] };
    const problems = [...faults(), ...(await preflight(page, opened.plan))];
    watch.lap('预检');
    if (problems.length > 0) return { ok: false, problems };
    const outcome = await printUntilTrue(page, opened.plan, watch);
    return outcome.ok && faults().length > 0 ? { ok: false, problems: faults() } : outcome;
  });
}

type OpenedPage = { readonly ok: true; readonly plan: PrintPlan } | { readonly ok: false; readonly problems: readonly PrintProblem[] };

const LOAD_MS = 600_000;
const READY_MS = 60_000;

async function openPrintPage(page: Page, url: string, request: PrintRequest): Promise<OpenedPage> {
  await page.emulateMediaType('print');
  const response = await page.goto(url, { waitUntil: 'load', timeout: LOAD_MS });
  if (response?.ok() !== true) return failed('P402', `网站里没有打印页 ${new URL(url).pathname}。`, '先运行 npm run build；自定义了 base 的，打印时也要给同一个 base。');
  const ready = await page.waitForSelector('html[data-ready]', { timeout: READY_MS }).catch(() => null);
  if (!ready) return failed('P102', '打印页一分钟后还没有就绪（html 上没有 data-ready）。', '在浏览器里打开这一页，看控制台里的错误。');
  const parsed = parsePrintPlan(await page.evaluate(() => document.getElementById('print-plan')?.textContent ?? null));
  if (!parsed.ok) return failed('P101', `打印页的 print-plan 不对：${formatSome(parsed.reasons, '处')}。`, '检查生成打印页的模板。');
  const plan = await applyRequest(page, parsed.plan, request);
  await page.evaluate(loadEverything);
  return { ok: true, plan };
}

/** Makes the page the book that was asked for and returns the plan of that book. */
async function applyRequest(page: Page, whole: PrintPlan, { edition, copy }: PrintRequest): Promise<PrintPlan> {
  await page.evaluate(selectParts, { parts: edition?.parts ?? null });
  const issued = copy && `受控副本 第 ${copy.number} 号　持有人：${copy.holder}`;
  const copyTexts = copy ? { copy: copy.number, holder: copy.holder, stamp: '受控副本', note: '这是受控副本：换版时由发放人收回旧本、换发新本；复印件不受控。' } : {};
  await page.evaluate(fillCover, { texts: { ...(edition && { edition: edition.name }), ...copyTexts }, footNote: issued ?? null });
  const plan = edition ? selectPlan(whole, edition, new Set(await page.evaluate(findPresent, planTargets(whole)))) : whole;
  return issued === undefined ? plan : { ...plan, subject: `${plan.subject} ${issued}` };
}

const failed = (code: PrintProblem['code'], message: string, hint: string): OpenedPage => ({ ok: false, problems: [{ code, message, hint }] });

/** Collects what the page could not load and what its scripts threw; the returned function tells what there is so far. */
function watchFaults(page: Page): () => readonly PrintProblem[] {
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('requestfailed', (request: HTTPRequest) => requests.push(`${request.url()}（${request.failure()?.errorText ?? '失败'}）`));
  page.on('response', (response: HTTPResponse) => {
    if (response.status() >= 400 && isOfThePage(response.request())) requests.push(`${response.url()}（${response.status()}）`);
  });
  page.on('pageerror', (error) => errors.push(error instanceof Error ? error.message : String(error)));
  return () => [...requestFaults(requests), ...scriptFaults(errors)];
}

/** The navigation is judged where it is awaited; the browser asks for the icon by itself. */
const isOfThePage = (request: HTTPRequest): boolean => !request.isNavigationRequest() && !request.url().endsWith('/favicon.ico');

const requestFaults = (requests: readonly string[]): readonly PrintProblem[] =>
  requests.length === 0
    ? []
    : [{ code: 'P103', message: `打印页有资源取不到，书里会缺图或缺字体：${formatSome([...new Set(requests)], '个')}。`, hint: '检查这些文件是否在网站里；打印页不要引用外网的资源。' }];

const scriptFaults = (errors: readonly string[]): readonly PrintProblem[] =>
  errors.length === 0
    ? []
    : [{ code: 'P104', message: `打印页的脚本出错：${formatSome([...new Set(errors)], '处')}。`, hint: '在浏览器里打开这一页，看控制台里的错误。' }];

/** Everything that must be right before the first print: targets that exist, nothing wider than the page. */
async function preflight(page: Page, plan: PrintPlan): Promise<readonly PrintProblem[]> {
  const wanted = planTargets(plan);
  const missing = await page.evaluate(findMissingTargets, wanted);
  await page.evaluate(askForDestinations, wanted);
  const rooms = await page.evaluate(readPageRooms);
  const overflows = [...(await measureAt(page, rooms.portrait, false)), ...(await measureAt(page, rooms.landscape, true))];
  return distinctProblems([...missingTargets(missing), ...overflows.map(overflowProblem)]);
}

/** Ten tables of one form that are too wide by the same millimetres are one thing to mend. */
const distinctProblems = (problems: readonly PrintProblem[]): readonly PrintProblem[] => [...new Map(problems.map((problem) => [problem.message, problem])).values()];

const missingTargets = (ids: readonly string[]): readonly PrintProblem[] =>
  ids.length === 0
    ? []
    : [{ code: 'P105', message: `链接、页码或书签指向的元素不在打印页里，或被隐藏：${formatSome(ids.map((id) => `#${id}`), '个')}。`, hint: '检查这些 id 是否写对，元素是否显示。' }];

const A4_HEIGHT = 1123;
const LEAST_FIT = 0.72;

async function measureAt(page: Page, { width, height }: PageRoom, landscape: boolean): Promise<ReturnType<typeof measureOverflow>> {
  await page.setViewport({ width: Math.floor(width), height: A4_HEIGHT });
  const overflows = await page.evaluate(measureOverflow, landscape);
  // Afterwards: what is zoomed measures its own width in pixels of another size.
  await page.evaluate(fitToPage, { landscape, height, least: LEAST_FIT });
  return overflows;
}

const MAX_ROUNDS = 4;

async function printUntilTrue(page: Page, plan: PrintPlan, watch: Stopwatch): Promise<PrintOutcome> {
  let printed = readDestinations(await printPage(page, false));
  watch.lap('第一遍');
  let fillers: ReadonlySet<string> = new Set();
  let moved: readonly string[] = [];
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const forecast = forecastLayout(printed, fillers, plan.rectoTargets);
    await fill(page, plan, forecast.destinations, forecast.fillers);
    const bytes = await printPage(page, true);
    const destinations = readDestinations(bytes);
    watch.lap(`第 ${round} 次定稿`);
    moved = movedDestinations(forecast.destinations, destinations);
    if (moved.length === 0 && forecast.destinations.pages === destinations.pages) {
      const characters = await page.evaluate(readCharacters);
      return { ok: true, bytes, plan, destinations, characters, pages: destinations.pages, rounds: round, timings: watch.timings() };
    }
    printed = destinations;
    fillers = forecast.fillers;
  }
  return { ok: false, problems: [unsettled(moved)] };
}

async function fill(page: Page, plan: PrintPlan, { pages, pageOf }: Destinations, fillers: ReadonlySet<string>): Promise<void> {
  const ranges = placeLabelRanges(plan.pageLabels, pageOf);
  const labels = Object.fromEntries([...pageOf].map(([id, number]) => [id, formatPageLabel(ranges, number)]));
  await page.evaluate(fillPage, { labels, total: String(pages), counters: formatPageCounters(ranges, pages), fillers: [...fillers] });
}

const printPage = async (page: Page, tagged: boolean): Promise<Uint8Array> =>
  page.pdf({ preferCSSPageSize: true, printBackground: true, tagged, outline: false, timeout: 0 });

const unsettled = (moved: readonly string[]): PrintProblem => ({
  code: 'P201',
  message: `填了 ${MAX_ROUNDS} 次页码，版面还在移动${moved.length > 0 ? `：${formatSome(moved.map((id) => `#${id}`), '处')}` : ''}；这样印出来的页码不可信。`,
  hint: '页码位要有固定的宽度（inline-block、min-width: 2.4em、等宽数字）；要从右手页开始的元素必须自己另起一页。',
});

interface Stopwatch {
  readonly lap: (step: string) => void;
  readonly timings: () => Timings;
}

function startWatch(log: Log): Stopwatch {
  const laps: Record<string, number> = {};
  let last = performance.now();
  const lap = (step: string): void => {
    const now = performance.now();
    laps[step] = Math.round(now - last);
    last = now;
    log(`打印：${step} ${((laps[step] ?? 0) / 1000).toFixed(1)} s`);
  };
  return { lap, timings: () => ({ ...laps }) };
}
