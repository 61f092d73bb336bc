import { at } from './at.ts';
import { NORTH, neighbour, type RoutingGrid, SOUTH } from './routing-grid.ts';
import type { Route } from './traffic.ts';

/** Where a run meets a perpendicular one of the same net. */
export interface Join {
  /** Index of the perpendicular line on the run's own axis. */
  readonly at: number;
  /** Towards which side the other run leaves: -1 left or up, +1 right or down. */
  readonly side: -1 | 1;
  readonly other: Run;
}

/** A straight piece of the connectors of one net, along one line of the grid. */
export interface Run {
  readonly vertical: boolean;
  /** Grid column of a vertical run, grid row of a horizontal one. */
  readonly line: number;
  readonly net: number;
  /** First and last crossing line, inclusive. */
  readonly low: number;
  readonly high: number;
  readonly joins: Join[];
  /** Place among the tracks of its gutter or gap. */
  track: number;
  /** On the middle line of a lane or row: moved beside it, in steps, to keep clear of another net's line. */
  shift: number;
}

/** Connectors as runs: `ways[i]` are the runs of edge i from source to target. */
export interface RunPlan {
  readonly runs: readonly Run[];
  readonly ways: readonly (readonly Run[])[];
}

interface Piece {
  readonly vertical: boolean;
  readonly line: number;
  readonly net: number;
  readonly from: number;
  readonly to: number;
}

/** The straight pieces of one route. */
function piecesOf(grid: RoutingGrid, route: Route): readonly Piece[] {
  const pieces: Piece[] = [];
  let point = at(grid.points, route.from);
  for (let index = 0; index < route.moves.length; ) {
    const direction = at(route.moves, index);
    let end = point;
    while (route.moves[index] === direction) {
      end = neighbour(grid, end, direction);
      index += 1;
    }
    pieces.push(pieceBetween(grid, route.net, point, end, direction === NORTH || direction === SOUTH));
    point = end;
  }
  return pieces;
}

function pieceBetween(grid: RoutingGrid, net: number, start: number, end: number, vertical: boolean): Piece {
  const column = (point: number): number => point % grid.columns;
  const row = (point: number): number => Math.floor(point / grid.columns);
  if (vertical) return { vertical, line: column(start), net, from: row(start), to: row(end) };
  return { vertical, line: row(start), net, from: column(start), to: column(end) };
}

const low = (piece: Piece): number => Math.min(piece.from, piece.to);
const high = (piece: Piece): number => Math.max(piece.from, piece.to);
const keyOf = (piece: Piece): number => (piece.net * 4096 + piece.line) * 2 + (piece.vertical ? 1 : 0);

/** Pieces of one net on one line that touch are one run. */
function mergePieces(pieces: readonly Piece[]): readonly { run: Run; pieces: readonly Piece[] }[] {
  const sorted = [...pieces].sort((a, b) => low(a) - low(b));
  const groups: { low: number; high: number; pieces: Piece[] }[] = [];
  for (const piece of sorted) {
    const last = groups.at(-1);
    if (last !== undefined && low(piece) <= last.high) {
      last.high = Math.max(last.high, high(piece));
      last.pieces.push(piece);
    } else groups.push({ low: low(piece), high: high(piece), pieces: [piece] });
  }
  return groups.map((group) => ({ run: newRun(at(group.pieces, 0), group.low, group.high), pieces: group.pieces }));
}

function newRun(piece: Piece, from: number, to: number): Run {
  return { vertical: piece.vertical, line: piece.line, net: piece.net, low: from, high: to, joins: [], track: 0, shift: 0 };
}

function groupPieces(pieces: readonly Piece[]): Iterable<readonly Piece[]> {
  const groups = new Map<number, Piece[]>();
  for (const piece of pieces) {
    const key = keyOf(piece);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [piece]);
    else group.push(piece);
  }
  return groups.values();
}

function addJoin(run: Run, other: Run, position: number, side: -1 | 1): void {
  if (run.joins.some((join) => join.at === position && join.side === side && join.other === other)) return;
  run.joins.push({ at: position, side, other });
}

function joinPieces(first: Run, second: Run, firstPiece: Piece, secondPiece: Piece): void {
  addJoin(first, second, secondPiece.line, secondPiece.to > secondPiece.from ? 1 : -1);
  addJoin(second, first, firstPiece.line, firstPiece.to > firstPiece.from ? -1 : 1);
}

/** Turns routes into runs, joined where they bend. */
export function collectRuns(grid: RoutingGrid, routes: readonly Route[]): RunPlan {
  const pieces = routes.map((route) => piecesOf(grid, route));
  const runOf = new Map<Piece, Run>();
  const runs: Run[] = [];
  for (const group of groupPieces(pieces.flat())) {
    for (const { run, pieces: members } of mergePieces(group)) {
      runs.push(run);
      for (const piece of members) runOf.set(piece, run);
    }
  }
  const ways = pieces.map((list) => list.flatMap((piece) => runOf.get(piece) ?? []));
  ways.forEach((way, edge) => {
    for (let index = 1; index < way.length; index += 1) {
      const list = at(pieces, edge);
      joinPieces(at(way, index - 1), at(way, index), at(list, index - 1), at(list, index));
    }
  });
  return { runs, ways };
}

export const isChannel = (run: Run): boolean => run.line % 2 === 0;

