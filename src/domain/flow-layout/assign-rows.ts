import { at } from './at.ts';
import type { Chart } from './chart.ts';
import { findBackEdges, incoming, outgoing } from './find-back-edges.ts';

/** Where every node stands in the grid of rows (along the flow) and lanes. */
export interface RowPlan {
  /** Row of each node. */
  readonly rows: readonly number[];
  readonly rowCount: number;
  /** Edges that lead against the flow. */
  readonly back: ReadonlySet<number>;
}

/** Nodes in an order in which every node comes after those before it; author's order where there is a choice. */
function topologicalOrder(chart: Chart, back: ReadonlySet<number>): readonly number[] {
  const ways = outgoing(chart);
  const waiting = chart.nodes.map(() => 0);
  chart.edges.forEach((edge, index) => {
    if (!back.has(index)) waiting[edge.to] = at(waiting, edge.to) + 1;
  });
  const ready = [...chart.nodes.keys()].filter((node) => waiting[node] === 0);
  const order: number[] = [];
  while (ready.length > 0) {
    const node = takeSmallest(ready);
    order.push(node);
    for (const way of at(ways, node)) {
      if (back.has(way)) continue;
      const { to } = at(chart.edges, way);
      waiting[to] = at(waiting, to) - 1;
      if (waiting[to] === 0) ready.push(to);
    }
  }
  return order;
}

function takeSmallest(numbers: number[]): number {
  const smallest = numbers.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
  numbers.splice(numbers.indexOf(smallest), 1);
  return smallest;
}

/** Taken places of the grid, and those that a line within a row runs through. */
interface Board {
  readonly taken: Set<number>;
  readonly lanes: number;
}

const place = (board: Board, row: number, lane: number): number => row * board.lanes + lane;

function passageFree(board: Board, row: number, from: number, to: number): boolean {
  const step = Math.sign(to - from);
  for (let lane = from + step; lane !== to; lane += step) if (board.taken.has(place(board, row, lane))) return false;
  return true;
}

/**
 * Rows: each node one row below the nodes before it, or beside one of them when that stands in another lane with nothing between:
 * then the line is one straight piece. The start stands alone.
 */
export function assignRows(chart: Chart): RowPlan {
  const back = findBackEdges(chart);
  const before = incoming(chart);
  const rows: number[] = chart.nodes.map(() => 0);
  const board: Board = { taken: new Set(), lanes: chart.lanes.length };
  const beside = new Set<string>();
  for (const node of topologicalOrder(chart, back)) putNode(node);
  return { rows, rowCount: rows.reduce((most, row) => Math.max(most, row), 0) + 1, back };

  function forwardPredecessors(node: number): readonly number[] {
    const edges = at(before, node).filter((edge) => !back.has(edge));
    return edges.map((edge) => at(chart.edges, edge).from);
  }

  function putNode(node: number): void {
    const { lane } = at(chart.nodes, node);
    const sources = forwardPredecessors(node);
    let row = sources.reduce((low, source) => Math.max(low, earliestRow(source, lane)), 0);
    while (!fits(row, lane, sources)) row += 1;
    rows[node] = row;
    board.taken.add(place(board, row, lane));
    for (const source of sources) if (rows[source] === row) reserve(source, lane, row);
  }

  function earliestRow(source: number, lane: number): number {
    const { lane: sourceLane, kind } = at(chart.nodes, source);
    return at(rows, source) + (sourceLane === lane || kind === 'start' ? 1 : 0);
  }

  function fits(row: number, lane: number, sources: readonly number[]): boolean {
    if (board.taken.has(place(board, row, lane))) return false;
    return sources.every((source) => rows[source] !== row || mayStandBeside(source, lane, row));
  }

  function mayStandBeside(source: number, lane: number, row: number): boolean {
    const { lane: sourceLane } = at(chart.nodes, source);
    return !beside.has(sideKey(source, sourceLane, lane)) && passageFree(board, row, sourceLane, lane);
  }

  function reserve(source: number, lane: number, row: number): void {
    const { lane: sourceLane } = at(chart.nodes, source);
    beside.add(sideKey(source, sourceLane, lane));
    const step = Math.sign(lane - sourceLane);
    for (let passed = sourceLane + step; passed !== lane; passed += step) board.taken.add(place(board, row, passed));
  }
}

function sideKey(source: number, from: number, to: number): string {
  return `${source}${to > from ? '>' : '<'}`;
}
