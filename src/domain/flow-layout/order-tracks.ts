import { isChannel, type Join, type Run, type RunPlan } from './collect-runs.ts';

const OVERLAP = 1000;
const UNKNOWN = 0.5;

/** Tracks in every gutter (grid column / 2) and every gap (grid row / 2). */
export interface TrackCounts {
  readonly gutters: readonly number[];
  readonly gaps: readonly number[];
}

const overlaps = (a: Run, b: Run): boolean => a.low <= b.high && b.low <= a.high;

/** Whether the perpendicular runs at a common end cross, seen along the line: each net goes on to one side. */
function cornerPrice(leg: Join, line: Run, position: number): number {
  for (const join of line.joins) {
    if (join.at !== position) continue;
    if (position % 2 === 1) {
      if (join.side !== leg.side) return OVERLAP;
    } else if (join.other !== leg.other) return legCrosses(leg, line, join, position);
  }
  return 0;
}

/** In a gutter both perpendicular runs have tracks of their own, known once that gutter is ordered. */
function legCrosses(leg: Join, line: Run, join: Join, position: number): number {
  if (leg.other.track === join.other.track) return UNKNOWN;
  const lineGoesUp = line.low === position;
  return lineGoesUp === leg.other.track > join.other.track ? 1 : 0;
}

/** Crossings of the perpendicular legs of a run, on the side of the other run, with that run. */
function legsPrice(run: Run, side: -1 | 1, line: Run): number {
  let price = 0;
  for (const leg of run.joins) {
    if (leg.side !== side || leg.at < line.low || leg.at > line.high) continue;
    price += leg.at === line.low || leg.at === line.high ? cornerPrice(leg, line, leg.at) : throughPrice(leg, line);
  }
  return price;
}

/** A leg that meets the middle of another run: lines on the same middle line would lie on each other. */
function throughPrice(leg: Join, line: Run): number {
  const collides = leg.at % 2 === 1 && line.joins.some((join) => join.at === leg.at && join.side !== leg.side);
  return collides ? OVERLAP : 1;
}

/** Price of putting one run before (left of, above) another. */
function pairPrice(first: Run, second: Run): number {
  return overlaps(first, second) ? legsPrice(first, 1, second) + legsPrice(second, -1, first) : 0;
}

/** Puts each run where it costs least among those already placed. */
function insertBest(order: Run[], run: Run): void {
  let price = order.reduce((sum, other) => sum + pairPrice(run, other), 0);
  let bestPrice = price;
  let best = 0;
  order.forEach((other, index) => {
    price += pairPrice(other, run) - pairPrice(run, other);
    if (price < bestPrice) {
      bestPrice = price;
      best = index + 1;
    }
  });
  order.splice(best, 0, run);
}

/** Runs that overlap get tracks in their order; runs that do not may share one. */
function numberTracks(order: readonly Run[]): number {
  let count = 0;
  order.forEach((run, index) => {
    let track = 0;
    for (const earlier of order.slice(0, index)) if (overlaps(earlier, run)) track = Math.max(track, earlier.track + 1);
    run.track = track;
    count = Math.max(count, track + 1);
  });
  return count;
}

function orderChannel(runs: readonly Run[]): number {
  const order: Run[] = [];
  const longestFirst = [...runs].sort((a, b) => b.high - b.low - (a.high - a.low) || a.low - b.low || a.net - b.net);
  for (const run of longestFirst) insertBest(order, run);
  for (const run of longestFirst) {
    order.splice(order.indexOf(run), 1);
    insertBest(order, run);
  }
  return numberTracks(order);
}

function channels(runs: readonly Run[], vertical: boolean): ReadonlyMap<number, readonly Run[]> {
  const byLine = new Map<number, Run[]>();
  for (const run of runs) {
    if (run.vertical !== vertical || !isChannel(run)) continue;
    const list = byLine.get(run.line);
    if (list === undefined) byLine.set(run.line, [run]);
    else list.push(run);
  }
  return byLine;
}

function orderAll(byLine: ReadonlyMap<number, readonly Run[]>, count: number): readonly number[] {
  const counts = Array.from({ length: count }, () => 0);
  for (const [line, runs] of byLine) counts[line / 2] = orderChannel(runs);
  return counts;
}

/** Legs of two nets that would lie on each other although no order helps: the lower or right one steps aside. */
function stepAside(runs: readonly Run[]): void {
  for (const first of runs) {
    for (const second of runs) {
      if (first.net === second.net || first.track <= second.track || !overlaps(first, second)) continue;
      for (const leg of first.joins) shiftAgainst(leg, second);
    }
  }
}

/** `leg` comes from the low side across the track of `line`; a leg of `line` from the high side would cover it. */
function shiftAgainst(leg: Join, line: Run): void {
  if (leg.side !== -1 || leg.at % 2 === 0) return;
  for (const join of line.joins) {
    const same = join.at === leg.at && join.side === 1 && join.other.shift === leg.other.shift;
    if (same) join.other.shift = leg.other.shift + 1;
  }
}

/** Gives every run its track, crossings being few. Gutters first, then gaps in view of them, then gutters again. */
export function orderTracks(plan: RunPlan, gutters: number, gaps: number): TrackCounts {
  const vertical = channels(plan.runs, true);
  const horizontal = channels(plan.runs, false);
  orderAll(vertical, gutters);
  orderAll(horizontal, gaps);
  const gutterCounts = orderAll(vertical, gutters);
  const gapCounts = orderAll(horizontal, gaps);
  for (const runs of [...vertical.values(), ...horizontal.values()]) stepAside(runs);
  return { gutters: gutterCounts, gaps: gapCounts };
}
