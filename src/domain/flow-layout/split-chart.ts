import { assignRows } from './assign-rows.ts';
import { at } from './at.ts';
import type { Chart } from './chart.ts';
import type { FlowPart } from './flow-layout.ts';
import { partChart } from './part-chart.ts';
import { terminalNodes } from './terminals.ts';

/** What is to be cut, and how a part is judged. */
export interface SplitRequest {
  readonly chart: Chart;
  readonly terminals: ReadonlySet<number>;
  /** Row of each node in the uncut diagram. */
  readonly rows: readonly number[];
  readonly rowCount: number;
  /** Start of each row along the flow in the uncut diagram, and its end as one more entry. */
  readonly rowStarts: readonly number[];
  /** Length along the flow that fits in a part. */
  readonly capacity: number;
  readonly fits: (part: FlowPart) => boolean;
  readonly layout: (chart: Chart) => FlowPart;
}

/** Lane titles and continuation markers of a part, before it is known how many it needs. */
const PART_OVERHEAD = 130;
/** A part shorter than this share of what fits is only chosen for a much cleaner cut. */
const SHORT_PART = 0.55;
const LENGTH_WEIGHT = 6;

/** Connections that a cut after the given row separates, counted by their targets. */
function cutCount(request: SplitRequest, row: number): number {
  const { chart, rows, terminals } = request;
  const cut = chart.edges.filter((edge) => !terminals.has(edge.to) && at(rows, edge.from) <= row !== at(rows, edge.to) <= row);
  return new Set(cut.map((edge) => edge.to)).size;
}

function lengthBetween(request: SplitRequest, from: number, to: number): number {
  return at(request.rowStarts, to + 1) - at(request.rowStarts, from);
}

/** The last row that may fit in a part beginning at `from`. */
function lastFitting(request: SplitRequest, from: number): number {
  let last = from;
  while (last + 1 < request.rowCount && lengthBetween(request, from, last + 1) <= request.capacity - PART_OVERHEAD) last += 1;
  return last;
}

/** Where to cut: few connections, parts of like length. */
function chooseCut(request: SplitRequest, from: number): number {
  const last = lastFitting(request, from);
  if (last === request.rowCount - 1) return last;
  const rest = lengthBetween(request, from, request.rowCount - 1);
  const ideal = rest / Math.ceil(rest / Math.max(1, request.capacity - PART_OVERHEAD));
  let best = last;
  let bestPrice = Number.POSITIVE_INFINITY;
  for (let row = last; row >= from; row -= 1) {
    const length = lengthBetween(request, from, row);
    if (row < last && length < ideal * SHORT_PART) break;
    const price = cutCount(request, row) + (LENGTH_WEIGHT * Math.abs(length - ideal)) / ideal;
    if (price < bestPrice) [best, bestPrice] = [row, price];
  }
  return best;
}

/** Part of every node when the parts end at the given rows; nodes behind the last end are not yet decided. */
function partNumbers(request: SplitRequest, ends: readonly number[]): readonly number[] {
  return request.rows.map((row) => ends.findIndex((end) => row <= end));
}

/** Takes rows off until the part, laid out with its markers, fits; one row is always kept. */
function fittingEnd(request: SplitRequest, ends: readonly number[], from: number): number {
  let end = chooseCut(request, from);
  while (end > from) {
    const part = partChart({ ...request, parts: partNumbers(request, [...ends, end]) }, ends.length);
    if (request.fits(request.layout(part))) return end;
    end -= 1;
  }
  return end;
}

/** Lays the same part out once only: the trial that fits is mostly the final one. */
function rememberLayouts(layout: SplitRequest['layout']): SplitRequest['layout'] {
  const known = new Map<string, FlowPart>();
  return (chart) => {
    const key = JSON.stringify([chart.nodes.map(({ id, label }) => [id, label]), chart.edges]);
    const part = known.get(key) ?? layout(chart);
    known.set(key, part);
    return part;
  };
}

/** Cuts a chart between rows into parts that fit, joined by lettered markers. */
export function splitChart(asked: SplitRequest): readonly FlowPart[] {
  const request = { ...asked, layout: rememberLayouts(asked.layout) };
  const ends: number[] = [];
  for (let from = 0; from < request.rowCount; from = at(ends, ends.length - 1) + 1) ends.push(fittingEnd(request, ends, from));
  const parts = partNumbers(request, ends);
  return ends.map((_, part) => request.layout(partChart({ ...request, parts }, part)));
}

/** Rows of a chart and where they start in its uncut drawing; `startOf` gives a node's place along the flow. */
export function rowsOfDrawing(chart: Chart, startOf: (node: number) => number, length: number): Pick<SplitRequest, 'terminals' | 'rows' | 'rowCount' | 'rowStarts'> {
  const { rows } = assignRows(chart);
  const terminals = terminalNodes(chart);
  // Rows with nothing but ends are no part of their own.
  const rowCount = rows.reduce((most, row, node) => (terminals.has(node) ? most : Math.max(most, row + 1)), 0);
  const starts = Array.from({ length: rowCount }, () => length);
  rows.forEach((row, node) => {
    if (row < rowCount) starts[row] = Math.min(at(starts, row), startOf(node));
  });
  return { terminals, rows, rowCount, rowStarts: [...starts, length] };
}
