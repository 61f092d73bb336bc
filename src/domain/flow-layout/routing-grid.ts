import { at } from './at.ts';
import type { Chart } from './chart.ts';
import { createQueue, type PriorityQueue } from './priority-queue.ts';

/**
 * The lattice on which connectors run. Columns alternate between gutters beside the lanes (even) and the middles of the lanes (odd),
 * rows between gaps (even) and the middles of the rows of shapes (odd). A shape sits at an odd column in an odd row.
 */
export interface RoutingGrid {
  readonly columns: number;
  readonly rows: number;
  /** Node index + 1 by point, 0 where there is no shape. */
  readonly shapes: Uint16Array;
  /** Point of each node. */
  readonly points: readonly number[];
  /** Working memory of the search, by point × 4 + direction; shared because a search is run for every connector. */
  readonly search: SearchMemory;
}

export interface SearchMemory {
  readonly prices: Float64Array;
  readonly origins: Int32Array;
  readonly queue: PriorityQueue;
}

/** Directions, clockwise. */
export const NORTH = 0;
export const EAST = 1;
export const SOUTH = 2;
export const WEST = 3;

export const opposite = (direction: number): number => (direction + 2) & 3;

export function buildGrid(chart: Chart, rows: readonly number[], rowCount: number): RoutingGrid {
  const columns = 2 * chart.lanes.length + 1;
  const gridRows = 2 * rowCount + 1;
  const shapes = new Uint16Array(columns * gridRows);
  const points = chart.nodes.map((node, index) => (2 * at(rows, index) + 1) * columns + 2 * node.lane + 1);
  points.forEach((point, node) => {
    shapes[point] = node + 1;
  });
  const states = columns * gridRows * 4;
  return { columns, rows: gridRows, shapes, points, search: { prices: new Float64Array(states), origins: new Int32Array(states), queue: createQueue() } };
}

/** Neighbour of a point, -1 outside the grid. */
export function neighbour(grid: RoutingGrid, point: number, direction: number): number {
  const x = point % grid.columns;
  if (direction === EAST) return x + 1 < grid.columns ? point + 1 : -1;
  if (direction === WEST) return x > 0 ? point - 1 : -1;
  const next = direction === SOUTH ? point + grid.columns : point - grid.columns;
  return next >= 0 && next < grid.columns * grid.rows ? next : -1;
}
