import { availableParallelism } from 'node:os';

import type { Browser } from 'puppeteer';

import type { BookFindings } from '../pdf/book-findings.ts';
import { forecastBook } from '../pdf/layout-forecast.ts';
import type { BookForecast, PrintedPart } from '../pdf/layout-forecast.ts';
import { formatPageCounters, formatPageLabel, placeLabelRanges } from '../pdf/page-labels.ts';
import type { PrintPlan } from '../pdf/print-plan.ts';
import { formatSome } from '../pdf/print-problem.ts';
import type { PrintProblem } from '../pdf/print-problem.ts';
import { movedDestinations, readDestinations } from '../pdf/read-destinations.ts';
import type { Destinations } from '../pdf/read-destinations.ts';
import type { BookTexts } from '../pdf/read-page-texts.ts';
import type { Part } from './list-parts.ts';
import { mapLimited } from './map-limited.ts';
import { fillPage, readCharacters, readShape } from './print-page-dom.ts';
import type { PageNumbers, PageShape, Targets } from './print-page-dom.ts';
import { distinctProblems, printLayout, printPart, printUntagged, withTabs } from './print-part.ts';
import { keyOf } from './print-memory.ts';
import type { FinalPrint, FirstFacts } from './print-memory.ts';
import type { OpenedPart } from './print-part.ts';
import { firstKey, planOf, targetsOf } from './print-plans.ts';
import type { PrintJob, Visit, Workshop } from './print-plans.ts';
import type { ShelfPart } from './part-shelf.ts';
import { startWatch } from './stopwatch.ts';
import type { Stopwatch, Timings } from './stopwatch.ts';

export type PrintOutcome =
  | {
      readonly ok: true;
      /** The parts of the book, mended, in its order. */
      readonly parts: readonly MadePart[];
      readonly plan: PrintPlan;
      readonly destinations: Destinations;
      /** Every character that the page shows. */
      readonly characters: string;
      readonly pages: number;
      /** How often the numbers were filled in before they held. */
      readonly rounds: number;
      readonly timings: Timings;
    }
  | Refused;

/** A part that is done. */
export interface MadePart {
  readonly file: ShelfPart;
  readonly findings: BookFindings;
  /** What can be read in it, as soon as that is known. */
  readonly texts: Promise<BookTexts>;
}

type Refused = { readonly ok: false; readonly problems: readonly PrintProblem[] };

/** Prints a book part by part, until every page number in it is true. */
export const printJob = (browser: Browser, job: PrintJob, workshop: Workshop): Promise<PrintOutcome> => visitParts(browser, job, (parts, watch, visit) => printParts(job, workshop, parts, watch, visit));

export interface Rehearsal {
  readonly problems: readonly PrintProblem[];
  readonly pages: number;
}

/** Goes as far as the first print and tells what would stop the book: targets, widths, resources, fonts. */
export const rehearseJob = (browser: Browser, job: PrintJob): Promise<Rehearsal | Refused> =>
  visitParts(browser, job, async (parts, watch, visit) => {
    const first = await inTurns(parts, FIRST, watch, (part) => rehearsePart(job, part, visit));
    const { checkRawFonts } = await import('../pdf/check-fonts.ts');
    const fonts = await Promise.all(first.map(({ bytes }) => checkRawFonts(bytes)));
    return { problems: distinctProblems([...first.flatMap(({ problems }) => problems), ...fonts.flat()]), pages: first.reduce((sum, { destinations }) => sum + destinations.pages, 0) };
  });

/** Opens the parts as `use` asks for them: as many as are printed at a time stay open between their prints, of more only those are open. */
async function visitParts<T>(browser: Browser, job: PrintJob, use: (parts: readonly Part[], watch: Stopwatch, visit: Visit) => Promise<T>): Promise<T | Refused> {
  const watch = startWatch(job.log);
  const { parts } = job;
  if (parts.length === 0) return { ok: false, problems: [empty] };
  if (parts.length > WORKERS) return use(parts, watch, (part, lend) => withTabs(browser, async (open) => lend(await open(part))));
  return withTabs(browser, (open) => {
    const opened = new Map<string, Promise<OpenedPart>>();
    return use(parts, watch, async (part, lend) => {
      const known = opened.get(part.url) ?? open(part);
      opened.set(part.url, known);
      return lend(await known);
    });
  });
}

const empty: PrintProblem = { code: 'P101', message: '打印页是空的。', hint: '检查生成打印页的模板。' };

const WORKERS = Math.min(2, availableParallelism());
const MAX_ROUNDS = 4;
const FIRST = '第一遍';

async function printParts(job: PrintJob, workshop: Workshop, parts: readonly Part[], watch: Stopwatch, visit: Visit): Promise<PrintOutcome> {
  const first = await inTurns(parts, FIRST, watch, (part) => printFirst(job, part, visit));
  const problems = first.flatMap((part) => part.problems);
  const [{ plan } = { plan: job.source.plan }] = first;
  if (problems.length > 0) return { ok: false, problems: distinctProblems(problems) };
  let printed: readonly PrintedPart[] = first.map(({ destinations }) => ({ destinations, fillers: new Set<string>() }));
  let moved: readonly string[] = [];
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const forecast = forecastBook(printed, plan.rectoTargets);
    const labels = labelPages(plan, forecast.book);
    const finals = await inTurns(first, `第 ${round} 次定稿`, watch, (part, index) => printFinal({ job, workshop, visit }, part, index, { numbers: numbersFor(part, labels, forecast, index), expected: forecast.parts[index]?.destinations }));
    const faults = finals.flatMap((final) => final.problems);
    if (faults.length > 0) return { ok: false, problems: distinctProblems(faults) };
    moved = finals.flatMap((final) => final.moved);
    const parts = finals.flatMap(({ made }) => made ?? []);
    if (moved.length === 0) return { ok: true, parts, plan, destinations: forecast.book, characters: uniteCharacters(finals), pages: forecast.book.pages, rounds: round, timings: watch.timings() };
    printed = finals.map(({ destinations }, index) => ({ destinations, fillers: forecast.parts[index]?.fillers ?? new Set() }));
  }
  return { ok: false, problems: [unsettled(moved)] };
}

/** A step over all parts, two at a time, the longest first, with word of how far it is. */
async function inTurns<Item extends Part, Result>(items: readonly Item[], step: string, watch: Stopwatch, print: (item: Item, index: number) => Promise<Result>): Promise<readonly Result[]> {
  let done = 0;
  const turns = [...items.entries()].sort(([, a], [, b]) => b.size - a.size);
  const results = await mapLimited(turns, WORKERS, async ([index, item]) => {
    const result = await print(item, index);
    done += 1;
    watch.progress(step, done, items.length);
    return [index, result] as const;
  });
  watch.lap(step);
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}

interface Printed {
  readonly problems: readonly PrintProblem[];
  readonly destinations: Destinations;
}

interface PrintedFirst extends Part {
  readonly destinations: Destinations;
  readonly shape: PageShape;
  readonly characters: string;
  readonly problems: readonly PrintProblem[];
  readonly plan: PrintPlan;
  readonly targets: Targets;
  readonly key: string;
}

const nowhere: Destinations = { pages: 0, pageOf: new Map() };
const unseen: FirstFacts = { destinations: nowhere, shape: { landscape: [], zooms: [], faces: [] }, characters: '' };

async function rehearsePart(job: PrintJob, part: Part, visit: Visit): Promise<Printed & { readonly bytes: Uint8Array }> {
  const plan = (await planOf(job, part, visit)) ?? job.source.plan;
  return visit(part, async (opened) => {
    const problems = await prepare(opened, targetsOf(part, plan));
    const bytes = opened.ok && problems.length === 0 ? await printUntagged(opened.page) : new Uint8Array();
    return { problems, bytes, destinations: bytes.length === 0 ? nowhere : readDestinations(bytes) };
  });
}

const prepare = async (opened: OpenedPart, targets: Targets): Promise<readonly PrintProblem[]> => (opened.ok ? [...(await opened.prepare(targets)), ...opened.faults()] : opened.problems);

async function printFirst(job: PrintJob, part: Part, visit: Visit): Promise<PrintedFirst> {
  const plan = (await planOf(job, part, visit)) ?? job.source.plan;
  const targets = targetsOf(part, plan);
  const key = firstKey(part, plan);
  let problems: readonly PrintProblem[] = [];
  const facts = await job.memory.first(key, () =>
    visit(part, async (opened) => {
      problems = await prepare(opened, targets);
      return opened.ok && problems.length === 0 ? readFirst(opened) : undefined;
    }),
  );
  return { ...part, plan, targets, key, problems, ...(facts ?? unseen) };
}

async function readFirst({ page }: Extract<OpenedPart, { ok: true }>): Promise<FirstFacts> {
  const [shape, characters] = [await page.evaluate(readShape), await page.evaluate(readCharacters)];
  return { shape, characters, destinations: readDestinations(await printLayout(page)) };
}

interface PrintedFinal extends Printed {
  readonly characters: string;
  /** What lies elsewhere than was expected. */
  readonly moved: readonly string[];
  /** Undefined while something moves. */
  readonly made: MadePart | undefined;
}

interface Press {
  readonly job: PrintJob;
  readonly workshop: Workshop;
  readonly visit: Visit;
}

/** What the numbers on a part say, and where everything must lie for them to be true. */
interface Proof {
  readonly numbers: PageNumbers;
  readonly expected: Destinations | undefined;
}

/** Reads it while other parts are printed. */
async function shelvePart({ job, workshop: { threads, shelf } }: Press, index: number, key: string, { findings, bytes }: FinalPrint): Promise<MadePart> {
  const file = await shelf.put(index, bytes);
  const texts = job.memory.texts(keyOf('texts', key), () => threads.readSpecimen(file.path)).then((read) => read ?? unread);
  // Who waits for it hears of a failure.
  texts.catch(() => undefined);
  return { file, findings, texts };
}

const unread: BookTexts = { characters: '', wrong: [] };

/** A part in which nothing moved is mended at once: it waits on the disk for the others. */
async function printFinal(press: Press, part: PrintedFirst, index: number, { numbers, expected }: Proof): Promise<PrintedFinal> {
  const { job, workshop: { threads }, visit } = press;
  const { date, linkLabels } = part.plan;
  const labels = Object.fromEntries(part.pointsTo.flatMap((id) => (linkLabels[id] === undefined ? [] : [[id, linkLabels[id]] as const])));
  const key = keyOf('final', part.key, numbers, date, labels);
  let shown: ShownPart = { problems: [], destinations: nowhere, bytes: new Uint8Array() };
  const final = await job.memory.final(key, async () => {
    shown = await visit(part, (opened) => showFinal(opened, part.targets, numbers));
    if (shown.problems.length > 0 || differences(expected, shown.destinations).length > 0) return undefined;
    return { destinations: shown.destinations, ...(await threads.mend(shown.bytes, { date, linkLabels: labels })) };
  });
  const { destinations } = final ?? shown;
  const characters = part.characters + Object.values(numbers.labels).join('') + numbers.total;
  return { problems: shown.problems, destinations, characters, moved: differences(expected, destinations), made: final && (await shelvePart(press, index, key, final)) };
}

interface ShownPart extends Printed {
  readonly bytes: Uint8Array;
}

async function showFinal(opened: OpenedPart, targets: Targets, numbers: PageNumbers): Promise<ShownPart> {
  const problems = await prepare(opened, targets);
  if (!opened.ok) return { problems, destinations: nowhere, bytes: new Uint8Array() };
  await opened.page.evaluate(fillPage, numbers);
  const bytes = await printPart(opened.page);
  return { problems: opened.faults(), destinations: readDestinations(bytes), bytes };
}

/** The page of every target as the reader sees it. */
function labelPages(plan: PrintPlan, book: Destinations): PageLabels {
  const ranges = placeLabelRanges(plan.pageLabels, book.pageOf);
  return { ranges, of: new Map([...book.pageOf].map(([id, number]) => [id, formatPageLabel(ranges, number)])) };
}

interface PageLabels {
  readonly ranges: ReturnType<typeof placeLabelRanges>;
  readonly of: ReadonlyMap<string, string>;
}

function numbersFor({ pointsTo }: Part, { ranges, of }: PageLabels, { parts, book }: BookForecast, index: number): PageNumbers {
  const labels = Object.fromEntries(pointsTo.flatMap((id) => { const label = of.get(id); return label === undefined ? [] : [[id, label] as const]; }));
  const { before = 0, fillers = new Set<string>(), destinations = book } = parts[index] ?? {};
  return { labels, total: String(book.pages), counters: formatPageCounters(ranges, book.pages, { before, pages: destinations.pages }), fillers: [...fillers] };
}

const differences = (expected: Destinations = nowhere, found: Destinations): readonly string[] => {
  const moved = movedDestinations(expected, found);
  return moved.length === 0 && expected.pages !== found.pages ? ['?'] : moved;
};

const uniteCharacters = (finals: readonly PrintedFinal[]): string => [...new Set(finals.map(({ characters }) => characters).join(''))].join('');

const unsettled = (moved: readonly string[]): PrintProblem => ({
  code: 'P201',
  message: `填了 ${MAX_ROUNDS} 次页码，版面还在移动${moved.length > 0 ? `：${formatSome(moved.map((id) => `#${id}`), '处')}` : ''}；这样印出来的页码不可信。`,
  hint: '页码位要有固定的宽度（inline-block、min-width: 2.4em、等宽数字）；要从右手页开始的元素必须自己另起一页。',
});
