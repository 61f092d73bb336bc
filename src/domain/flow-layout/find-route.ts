import { at } from './at.ts';
import { EAST, NORTH, neighbour, opposite, type RoutingGrid, SOUTH, WEST } from './routing-grid.ts';
import { type Mark, runsStraight, type Traffic } from './traffic.ts';

/** What a search is for. */
export interface RouteRequest {
  readonly from: number;
  readonly to: number;
  readonly net: number;
  /** Bits of the sides allowed. */
  readonly exits: number;
  readonly entries: number;
}

/** Prices of a route, in about the pixels that a reader's eye travels. */
const STEP_ACROSS = 50;
const STEP_ALONG = 34;
const BEND = 34;
const SIDE_EXIT = 10;
const SIDE_ENTRY = 18;
const CROSSING = 90;
const MAYBE_CROSSING = 30;
const CROWD = 6;
const NEAR_MISS = 8;
const JOINED = 0.6;

const isVertical = (direction: number): boolean => direction === NORTH || direction === SOUTH;
const bit = (direction: number): number => 1 << direction;
const VERTICAL = bit(NORTH) | bit(SOUTH);
const HORIZONTAL = bit(EAST) | bit(WEST);

/** Middle lines of lanes and rows hold one net only; gutters and gaps hold any number of tracks. */
function isExclusive(grid: RoutingGrid, point: number, direction: number): boolean {
  if (isVertical(direction)) return (point % grid.columns) % 2 === 1;
  return Math.floor(point / grid.columns) % 2 === 1;
}

/** Price of passing a line of another net at a point. */
function meetingPrice(mark: Mark, arrived: number, leaving: number): number {
  if (arrived !== leaving) return runsStraight(mark) ? MAYBE_CROSSING : NEAR_MISS;
  const across = mark.ways & (isVertical(leaving) ? HORIZONTAL : VERTICAL);
  const crowd = (mark.ways & bit(leaving)) !== 0 ? CROWD : 0;
  if (across === HORIZONTAL || across === VERTICAL) return CROSSING + crowd;
  return (across === 0 ? 0 : MAYBE_CROSSING) + crowd;
}

/** Price of going on from a point, infinite where the line would run over another or against its own net. */
function movePrice(traffic: Traffic, request: RouteRequest, point: number, arrived: number, leaving: number, stub: boolean): number {
  const exclusive = !stub && isExclusive(traffic.grid, point, leaving);
  let price = isVertical(leaving) ? STEP_ALONG : STEP_ACROSS;
  let joined = false;
  for (const mark of at(traffic.marks, point)) {
    if (mark.net === request.net) {
      if ((mark.ways & bit(leaving)) === 0) continue;
      if ((mark.outs & bit(leaving)) === 0) return Number.POSITIVE_INFINITY;
      joined = true;
    } else {
      if (exclusive && (mark.ways & bit(leaving)) !== 0) return Number.POSITIVE_INFINITY;
      if (arrived >= 0) price += meetingPrice(mark, arrived, leaving);
    }
  }
  if (arrived >= 0 && arrived !== leaving) price += BEND;
  return joined ? price * JOINED : price;
}

function endPrice(start: boolean, end: boolean, direction: number): number {
  const exit = start && direction !== SOUTH ? SIDE_EXIT : 0;
  return exit + (end && direction !== SOUTH ? SIDE_ENTRY : 0);
}

/** Least price from a point to the target with nothing in the way. */
function remaining(grid: RoutingGrid, point: number, goal: number): number {
  const across = Math.abs((point % grid.columns) - (goal % grid.columns));
  const along = Math.abs(Math.floor(point / grid.columns) - Math.floor(goal / grid.columns));
  return across * STEP_ACROSS + along * STEP_ALONG + (across > 0 && along > 0 ? BEND : 0);
}

/** A* over (point, direction of arrival). Returns the moves, or undefined where there is no way. */
export function findRoute(traffic: Traffic, request: RouteRequest): readonly number[] | undefined {
  const { grid } = traffic;
  const start = at(grid.points, request.from);
  const goal = at(grid.points, request.to);
  const best = grid.search.prices.fill(Number.POSITIVE_INFINITY);
  const cameFrom = grid.search.origins.fill(-1);
  const { queue } = grid.search;
  // The estimate must not exceed the price: only where there are lines to join can a way be cheaper than its length.
  const least = at(traffic.marks, goal).some((mark) => mark.net === request.net) ? JOINED : 1;
  queue.clear();
  expand(start, -1, -1, 0);
  for (let state = queue.take(); state >= 0; state = queue.take()) {
    const point = state >> 2;
    if (point === goal) return movesTo(cameFrom, state);
    const price = best[state] ?? 0;
    if (queue.lastPriority() > price + least * remaining(grid, point, goal)) continue;
    expand(point, state & 3, state, price);
  }
  return undefined;

  function expand(point: number, arrived: number, state: number, price: number): void {
    for (let direction = 0; direction < 4; direction += 1) {
      if (arrived >= 0 && direction === opposite(arrived)) continue;
      if (state < 0 && (request.exits & bit(direction)) === 0) continue;
      const next = neighbour(grid, point, direction);
      if (next >= 0) offer(point, arrived, state, price, direction, next);
    }
  }

  function offer(point: number, arrived: number, state: number, price: number, direction: number, next: number): void {
    const ends = next === goal;
    if (ends ? (request.entries & bit(opposite(direction))) === 0 : grid.shapes[next] !== 0) return;
    const sum = price + movePrice(traffic, request, point, arrived, direction, ends || state < 0) + endPrice(state < 0, ends, direction);
    const nextState = next * 4 + direction;
    if (sum >= (best[nextState] ?? 0)) return;
    best[nextState] = sum;
    cameFrom[nextState] = state;
    queue.put(nextState, sum + least * remaining(grid, next, goal));
  }
}

function movesTo(cameFrom: Int32Array, last: number): readonly number[] {
  const moves: number[] = [];
  for (let state = last; state >= 0; state = cameFrom[state] ?? -1) moves.push(state & 3);
  return moves.reverse();
}
