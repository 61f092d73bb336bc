import { availableParallelism } from 'node:os';

import type { Browser, Page } from 'puppeteer';

import type { BookFindings } from '../pdf/book-findings.ts';
import { behindBlanks, forecastBook } from '../pdf/layout-forecast.ts';
import type { BookForecast } from '../pdf/layout-forecast.ts';
import type { MendPlan } from '../pdf/mend-part.ts';
import { glyphsRed, labelCharacters, markCounters, markRed } from '../pdf/number-marks.ts';
import { countBody, formatPageLabel, placeLabelRanges } from '../pdf/page-labels.ts';
import type { PrintPlan } from '../pdf/print-plan.ts';
import { formatSome } from '../pdf/print-problem.ts';
import type { PrintProblem } from '../pdf/print-problem.ts';
import { readDestinations } from '../pdf/read-destinations.ts';
import type { Destinations } from '../pdf/read-destinations.ts';
import type { BookTexts } from '../pdf/read-page-texts.ts';
import type { Part } from './list-parts.ts';
import { mapLimited } from './map-limited.ts';
import { clearMarks, markNumbers, readCharacters } from './print-page-dom.ts';
import type { NumberMarks, Targets } from './print-page-dom.ts';
import { distinctProblems, openTab, printTagged, printUntagged, withTab } from './print-part.ts';
import { keyOf } from './print-memory.ts';
import type { RawPrint } from './print-memory.ts';
import type { OpenedPart } from './print-part.ts';
import { partKey, planOf, targetsOf } from './print-plans.ts';
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
    const first = await inTurns(parts, '试印', watch, (part) => rehearsePart(job, part, visit));
    const { checkRawFonts } = await import('../pdf/check-fonts.ts');
    const fonts = await Promise.all(first.map(({ bytes }) => checkRawFonts(bytes)));
    return { problems: distinctProblems([...first.flatMap(({ problems }) => problems), ...fonts.flat()]), pages: first.reduce((sum, { destinations }) => sum + destinations.pages, 0) };
  });

/** Opens the parts as `use` asks for them: as many as are printed at a time stay open and go with the browser, of more only those are open. */
async function visitParts<T>(browser: Browser, job: PrintJob, use: (parts: readonly Part[], watch: Stopwatch, visit: Visit) => Promise<T>): Promise<T | Refused> {
  const watch = startWatch(job.log);
  const { parts } = job;
  if (parts.length === 0) return { ok: false, problems: [empty] };
  if (parts.length > WORKERS) return use(parts, watch, (part, lend) => withTab(browser, part, lend));
  const opened = new Map<string, Promise<OpenedPart>>();
  return use(parts, watch, async (part, lend) => {
    const known = opened.get(part.url) ?? openTab(browser, part);
    opened.set(part.url, known);
    return lend(await known);
  });
}

const empty: PrintProblem = { code: 'P101', message: '打印页是空的。', hint: '检查生成打印页的模板。' };

const WORKERS = Math.min(2, availableParallelism());
const MAX_ROUNDS = 4;

async function printParts(job: PrintJob, workshop: Workshop, parts: readonly Part[], watch: Stopwatch, visit: Visit): Promise<PrintOutcome> {
  const press: Press = { job, workshop, visit, blank: blankNumber(parts) };
  let known: PageLabels | undefined;
  let tight: readonly string[] = [];
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const printed = await inTurns(parts, round === 1 ? '排版和打印' : `第 ${round} 次打印`, watch, (part, index) => printPart(press, part, index, known));
    const problems = printed.flatMap((part) => part.problems);
    if (problems.length > 0) return { ok: false, problems: distinctProblems(problems) };
    const [{ plan } = { plan: job.source.plan }] = printed;
    const forecast = forecastBook(printed.map(({ raw }) => raw.destinations), plan.rectoTargets);
    const labels = labelPages(plan, forecast.book);
    const mended = await inTurns(printed, '填页码和修补', watch, (part, index) => mendPart(press, part, index, stampsFor(part, labels, forecast, index)));
    tight = mended.flatMap((part) => part.tight);
    const made = mended.flatMap((part) => part.made ?? []);
    const characters = uniteCharacters([...printed.map(({ raw }) => raw.characters), ...labels.of.values(), String(forecast.book.pages)]);
    if (tight.length === 0) return { ok: true, parts: made, plan, destinations: forecast.book, characters, pages: forecast.book.pages, rounds: round, timings: watch.timings() };
    known = labels;
  }
  return { ok: false, problems: [unsettled(tight)] };
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

const nowhere: Destinations = { pages: 0, pageOf: new Map() };

async function rehearsePart(job: PrintJob, part: Part, visit: Visit): Promise<Printed & { readonly bytes: Uint8Array }> {
  const plan = (await planOf(job, part, visit)) ?? job.source.plan;
  return visit(part, async (opened) => {
    const problems = await prepare(opened, targetsOf(part, plan));
    const bytes = opened.ok && problems.length === 0 ? await printUntagged(opened.page) : new Uint8Array();
    return { problems, bytes, destinations: bytes.length === 0 ? nowhere : readDestinations(bytes) };
  });
}

const prepare = async (opened: OpenedPart, targets: Targets): Promise<readonly PrintProblem[]> => (opened.ok ? [...(await opened.prepare(targets)), ...opened.faults()] : opened.problems);

interface Press {
  readonly job: PrintJob;
  readonly workshop: Workshop;
  readonly visit: Visit;
  /** What stands for a page number that is not known. */
  readonly blank: string;
}

const FEWEST_DIGITS = 3;
/** Fewer characters of the print page than any page of paper takes. */
const PAGE_CHARACTERS = 3000;

/** As many noughts as the longest number has. */
const blankNumber = (parts: readonly Part[]): string => '0'.repeat(Math.max(FEWEST_DIGITS, String(Math.ceil(parts.reduce((sum, { size }) => sum + size, 0) / PAGE_CHARACTERS)).length));

interface PrintedPart extends Part {
  readonly plan: PrintPlan;
  readonly problems: readonly PrintProblem[];
  readonly key: string;
  readonly raw: Omit<RawPrint, 'bytes'>;
  /** The part with marks in place of numbers, on the disk. */
  readonly file: ShelfPart;
}

const nothing: RawPrint = { destinations: nowhere, slots: [], characters: '', bytes: new Uint8Array() };

/** Prints a part with marks in place of its page numbers, or with the numbers that are known to be too long for a mark. */
async function printPart({ job, workshop, visit, blank }: Press, part: Part, index: number, known: PageLabels | undefined): Promise<PrintedPart> {
  const plan = (await planOf(job, part, visit)) ?? job.source.plan;
  const labels = known ? labelsFor(part, known) : {};
  const characters = [...new Set(labelCharacters + plan.pageLabels.map(({ prefix = '' }) => prefix).join(''))].join('');
  const marks: NumberMarks = { counters: markCounters, blank, labels, characters, red: markRed, charactersRed: glyphsRed };
  const key = keyOf('raw', partKey(part, plan), marks);
  let problems: readonly PrintProblem[] = [];
  const raw = await job.memory.raw(key, () =>
    visit(part, async (opened) => {
      problems = await prepare(opened, targetsOf(part, plan));
      if (!opened.ok || problems.length > 0) return undefined;
      const taken = await takePrint(opened.page, marks);
      problems = opened.faults();
      return problems.length > 0 ? undefined : taken;
    }),
  );
  const { bytes, ...facts } = raw ?? nothing;
  return { ...part, plan, problems, key, raw: facts, file: await workshop.shelf.put(`${index}-raw`, bytes) };
}

async function takePrint(page: Page, marks: NumberMarks): Promise<RawPrint> {
  await page.evaluate(clearMarks);
  const characters = await page.evaluate(readCharacters);
  const slots = await page.evaluate(markNumbers, marks);
  const bytes = await printTagged(page);
  return { destinations: readDestinations(bytes), slots, characters, bytes };
}

interface FinishedPart {
  /** Undefined while a number has no room. */
  readonly made: MadePart | undefined;
  /** What the slots without room point to. */
  readonly tight: readonly string[];
}

/** Draws the numbers and mends the part beside the browser; it waits on the disk for the others. */
async function mendPart({ job, workshop: { threads, shelf } }: Press, part: PrintedPart, index: number, stamps: PartStamps): Promise<FinishedPart> {
  const { date, linkLabels: all } = part.plan;
  const linkLabels = Object.fromEntries(part.pointsTo.flatMap((id) => (all[id] === undefined ? [] : [[id, all[id]] as const])));
  const plan: MendPlan = { date, linkLabels, ...stamps };
  const key = keyOf('mended', part.key, plan);
  const mended = await job.memory.mended(key, () => threads.mend(part.file.path, plan));
  if (!mended || mended.tight.length > 0) return { made: undefined, tight: mended?.tight.map((at) => part.raw.slots[at]?.target ?? '') ?? [] };
  const file = await shelf.put(String(index), mended.bytes);
  const texts = job.memory.texts(keyOf('texts', key), () => threads.readSpecimen(file.path)).then((read) => read ?? unread);
  // Who waits for it hears of a failure.
  texts.catch(() => undefined);
  return { made: { file, findings: mended.findings, texts }, tight: [] };
}

const unread: BookTexts = { characters: '', wrong: [] };

/** The page of every target as the reader sees it. */
function labelPages(plan: PrintPlan, book: Destinations): PageLabels {
  const ranges = placeLabelRanges(plan.pageLabels, book.pageOf);
  return { ranges, of: new Map([...book.pageOf].map(([id, number]) => [id, formatPageLabel(ranges, number)])) };
}

interface PageLabels {
  readonly ranges: ReturnType<typeof placeLabelRanges>;
  readonly of: ReadonlyMap<string, string>;
}

const labelsFor = ({ pointsTo }: Part, { of }: PageLabels): Readonly<Record<string, string>> => Object.fromEntries(pointsTo.flatMap((id) => { const label = of.get(id); return label === undefined ? [] : [[id, label] as const]; }));

type PartStamps = Required<Pick<MendPlan, 'numbers' | 'blanks'>>;

function stampsFor({ raw }: PrintedPart, { ranges, of }: PageLabels, { parts, book }: BookForecast, index: number): PartStamps {
  const { before = 0, blanks = [] } = parts[index] ?? {};
  return {
    blanks,
    numbers: {
      slots: raw.slots.map(({ target, ...slot }) => ({ ...slot, label: target === null ? String(book.pages) : (of.get(target) ?? '') })),
      pages: Array.from({ length: raw.destinations.pages }, (_, at) => formatPageLabel(ranges, before + behindBlanks(at + 1, blanks))),
      total: String(countBody(ranges, book.pages)),
    },
  };
}

const uniteCharacters = (texts: readonly string[]): string => [...new Set(texts.join(''))].join('');

const unsettled = (tight: readonly string[]): PrintProblem => ({
  code: 'P201',
  message: `印了 ${MAX_ROUNDS} 次，还有页码在页码位里放不下：${formatSome([...new Set(tight)].map((id) => `#${id}`), '处')}；这样印出来的页码会压住别的字。`,
  hint: '页码位要有固定的宽度（inline-block、min-width: 2.4em、等宽数字），里面的字由打印程序填，不要用脚本改。',
});
