import { availableParallelism } from 'node:os';

import type { Browser } from 'puppeteer';

import { checkRawFonts } from '../pdf/check-fonts.ts';
import { forecastBook } from '../pdf/layout-forecast.ts';
import type { BookForecast, PrintedPart } from '../pdf/layout-forecast.ts';
import { formatPageCounters, formatPageLabel, placeLabelRanges } from '../pdf/page-labels.ts';
import { planTargets } from '../pdf/print-plan.ts';
import type { PrintEdition, PrintPlan } from '../pdf/print-plan.ts';
import { formatSome } from '../pdf/print-problem.ts';
import type { PrintProblem } from '../pdf/print-problem.ts';
import { partitionPieces, selectPieces, webAddresses } from '../pdf/print-source.ts';
import type { PrintPiece, PrintSource } from '../pdf/print-source.ts';
import { movedDestinations, readDestinations } from '../pdf/read-destinations.ts';
import type { Destinations } from '../pdf/read-destinations.ts';
import { selectPlan } from '../pdf/select-plan.ts';
import type { Log } from './find-browser.ts';
import { mapLimited } from './map-limited.ts';
import { fillPage, readCharacters } from './print-page-dom.ts';
import type { CoverFacts, PageNumbers, Targets } from './print-page-dom.ts';
import { distinctProblems, presentIn, printPart, withPart } from './print-part.ts';
import type { OpenedPart, PartRequest } from './print-part.ts';
import { startWatch } from './stopwatch.ts';
import type { Stopwatch, Timings } from './stopwatch.ts';

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
  readonly source: PrintSource;
  /** Serves a page of these pieces and gives its address. */
  readonly publish: (pieces: readonly PrintPiece[], index: number) => string;
  /** The most characters that one part may have. */
  readonly partSize?: number | undefined;
  readonly log: Log;
}

export type PrintOutcome =
  | {
      readonly ok: true;
      /** The parts of the file as Chromium made them, tagged, without bookmarks. */
      readonly parts: readonly Uint8Array[];
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

/** About two hundred pages. Chromium takes longer with every page of a file; two such parts at a time also bound the memory. */
const PART_SIZE = 1_200_000;

/** Prints a book part by part, until every page number in it is true. */
export const printJob = (browser: Browser, job: PrintJob): Promise<PrintOutcome> => visitParts(browser, job, (parts, watch, visit) => printParts(job, parts, watch, visit));

export interface Rehearsal {
  readonly problems: readonly PrintProblem[];
  readonly pages: number;
}

/** Goes as far as the first print and tells what would stop the book: targets, widths, resources, fonts. */
export const rehearseJob = (browser: Browser, job: PrintJob): Promise<Rehearsal | Extract<PrintOutcome, { ok: false }>> =>
  visitParts(browser, job, async (parts, watch, visit) => {
    const first = await inTurns(parts, '第一遍', watch, (part) => visit(part, (opened) => printFirst(job, part, opened)));
    const fonts = await Promise.all(first.map(({ bytes }) => checkRawFonts(bytes)));
    return { problems: distinctProblems([...first.flatMap(({ problems }) => problems), ...fonts.flat()]), pages: first.reduce((sum, { destinations }) => sum + destinations.pages, 0) };
  });

/** Opens the parts as `use` asks for them: a book of one part stays open between its prints, of many only two are open at a time. */
async function visitParts<T>(browser: Browser, job: PrintJob, use: (parts: readonly Part[], watch: Stopwatch, visit: Visit) => Promise<T>): Promise<T | Extract<PrintOutcome, { ok: false }>> {
  const watch = startWatch(job.log);
  const parts = listParts(job);
  const [only, ...others] = parts;
  if (!only) return { ok: false, problems: [empty] };
  if (others.length > 0) return use(parts, watch, (part, lend) => withPart(browser, part, lend));
  return withPart(browser, only, (opened) => use(parts, watch, (_, lend) => lend(opened)));
}

const empty: PrintProblem = { code: 'P101', message: '打印页是空的。', hint: '检查生成打印页的模板。' };

interface Part extends PartRequest {
  /** Undefined until the page of an edition is there to ask. */
  readonly targets: Targets | undefined;
}

/** The whole book is printed in as many parts as it takes; an edition leaves things out of its page and is one part. */
function listParts({ source, edition, copy, publish, partSize = PART_SIZE }: PrintJob): readonly Part[] {
  const pieces = selectPieces(source, edition ? new Set(edition.parts) : null);
  const left = edition ? source.pieces.filter((piece) => !pieces.includes(piece)) : [];
  const selection = { parts: edition?.parts ?? null, addresses: Object.fromEntries(webAddresses(left)) };
  const cover = coverFacts({ edition, copy });
  const groups = edition ? [pieces] : partitionPieces(pieces, partSize);
  const targets = edition ? [] : shareTargets(source.plan, groups);
  return groups.map((group, index) => ({ url: publish(group, index), selection, cover, targets: targets[index] }));
}

/** For each part: which of its ids the book points to, and which of the others' it points to. What is in no part is asked of the first. */
function shareTargets(plan: PrintPlan, groups: readonly (readonly PrintPiece[])[]): readonly Targets[] {
  const owners = new Map(groups.flatMap((group, index) => group.flatMap(({ ids }) => ids.map((id) => [id, index] as const))));
  const wanted = [...new Set([...planTargets(plan), ...groups.flatMap((group) => group.flatMap(({ targets }) => targets.filter((id) => owners.has(id))))])];
  return groups.map((group, index) => ({
    wanted: wanted.filter((id) => (owners.get(id) ?? 0) === index),
    elsewhere: [...new Set(group.flatMap(({ targets }) => targets))].filter((id) => (owners.get(id) ?? index) !== index),
  }));
}

const issuedTo = ({ number, holder }: ControlledCopy): string => `受控副本 第 ${number} 号　持有人：${holder}`;

function coverFacts({ edition, copy }: PrintRequest): CoverFacts {
  const copyTexts = copy ? { copy: copy.number, holder: copy.holder, stamp: '受控副本', note: '这是受控副本：换版时由发放人收回旧本、换发新本；复印件不受控。' } : {};
  return { texts: { ...(edition && { edition: edition.name }), ...copyTexts }, footNote: copy ? issuedTo(copy) : null };
}

const WORKERS = Math.min(2, availableParallelism());
const MAX_ROUNDS = 4;

/** Lends the open page of a part. */
type Visit = <T>(part: Part, use: (opened: OpenedPart) => Promise<T>) => Promise<T>;

async function printParts(job: PrintJob, parts: readonly Part[], watch: Stopwatch, visit: Visit): Promise<PrintOutcome> {
  const first = await inTurns(parts, '第一遍', watch, (part) => visit(part, (opened) => printFirst(job, part, opened)));
  const problems = first.flatMap((part) => part.problems);
  const [{ plan } = { plan: job.source.plan }] = first;
  if (problems.length > 0) return { ok: false, problems: distinctProblems(problems) };
  let printed: readonly PrintedPart[] = first.map(({ destinations }) => ({ destinations, fillers: new Set<string>() }));
  let moved: readonly string[] = [];
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const forecast = forecastBook(printed, plan.rectoTargets);
    const step = `第 ${round} 次定稿`;
    const finals = await inTurns(first, step, watch, ({ part, targets }, index) => visit(part, (opened) => printFinal(opened, targets, numbersFor(plan, forecast, index))));
    const faults = finals.flatMap((final) => final.problems);
    if (faults.length > 0) return { ok: false, problems: distinctProblems(faults) };
    moved = finals.flatMap(({ destinations }, index) => differences(forecast.parts[index]?.destinations, destinations));
    if (moved.length === 0) return finished(finals, plan, forecast.book, round, watch.timings());
    printed = finals.map(({ destinations }, index) => ({ destinations, fillers: forecast.parts[index]?.fillers ?? new Set() }));
  }
  return { ok: false, problems: [unsettled(moved)] };
}

/** A step over all parts, two at a time, with word of how far it is. */
async function inTurns<Item, Result>(items: readonly Item[], step: string, watch: Stopwatch, print: (item: Item, index: number) => Promise<Result>): Promise<readonly Result[]> {
  let done = 0;
  const results = await mapLimited(items, WORKERS, async (item, index) => {
    const result = await print(item, index);
    done += 1;
    watch.progress(step, done, items.length);
    return result;
  });
  watch.lap(step);
  return results;
}

interface Printed {
  readonly problems: readonly PrintProblem[];
  readonly destinations: Destinations;
}

interface PrintedFirst extends Printed {
  readonly part: Part;
  /** Untagged; empty when something stood in the way. */
  readonly bytes: Uint8Array;
  readonly plan: PrintPlan;
  readonly targets: Targets;
}

const nowhere: Destinations = { pages: 0, pageOf: new Map() };

async function printFirst({ source, edition, copy }: PrintJob, part: Part, opened: OpenedPart): Promise<PrintedFirst> {
  const none: Targets = { wanted: [], elsewhere: [] };
  if (!opened.ok) return { problems: opened.problems, destinations: nowhere, part, bytes: new Uint8Array(), plan: source.plan, targets: none };
  const { page, faults } = opened;
  const chosen = edition ? selectPlan(source.plan, edition, await presentIn(page, planTargets(source.plan))) : source.plan;
  const plan = copy ? { ...chosen, subject: `${chosen.subject} ${issuedTo(copy)}` } : chosen;
  const targets = part.targets ?? { wanted: planTargets(plan), elsewhere: [] };
  const problems = [...(await opened.prepare(targets)), ...faults()];
  const bytes = problems.length > 0 ? new Uint8Array() : await printPart(page, false);
  return { part, problems, destinations: bytes.length === 0 ? nowhere : readDestinations(bytes), bytes, plan, targets };
}

interface PrintedFinal extends Printed {
  readonly bytes: Uint8Array;
  readonly characters: string;
}

async function printFinal(opened: OpenedPart, targets: Targets, numbers: PageNumbers): Promise<PrintedFinal> {
  if (!opened.ok) return { problems: opened.problems, destinations: nowhere, bytes: new Uint8Array(), characters: '' };
  const { page, faults } = opened;
  await opened.prepare(targets);
  await page.evaluate(fillPage, numbers);
  const bytes = await printPart(page, true);
  return { problems: faults(), destinations: readDestinations(bytes), bytes, characters: await page.evaluate(readCharacters) };
}

function numbersFor(plan: PrintPlan, { parts, book }: BookForecast, index: number): PageNumbers {
  const ranges = placeLabelRanges(plan.pageLabels, book.pageOf);
  const labels = Object.fromEntries([...book.pageOf].map(([id, number]) => [id, formatPageLabel(ranges, number)]));
  const { before = 0, fillers = new Set<string>(), destinations = book } = parts[index] ?? {};
  return { labels, total: String(book.pages), counters: formatPageCounters(ranges, book.pages, { before, pages: destinations.pages }), fillers: [...fillers] };
}

const differences = (expected: Destinations = nowhere, found: Destinations): readonly string[] => {
  const moved = movedDestinations(expected, found);
  return moved.length === 0 && expected.pages !== found.pages ? ['?'] : moved;
};

const finished = (finals: readonly PrintedFinal[], plan: PrintPlan, destinations: Destinations, rounds: number, timings: Timings): PrintOutcome => ({
  ok: true,
  parts: finals.map(({ bytes }) => bytes),
  plan,
  destinations,
  characters: [...new Set(finals.map(({ characters }) => characters).join(''))].join(''),
  pages: destinations.pages,
  rounds,
  timings,
});

const unsettled = (moved: readonly string[]): PrintProblem => ({
  code: 'P201',
  message: `填了 ${MAX_ROUNDS} 次页码，版面还在移动${moved.length > 0 ? `：${formatSome(moved.map((id) => `#${id}`), '处')}` : ''}；这样印出来的页码不可信。`,
  hint: '页码位要有固定的宽度（inline-block、min-width: 2.4em、等宽数字）；要从右手页开始的元素必须自己另起一页。',
});
