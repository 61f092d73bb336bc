import { at } from './at.ts';
import { NORTH, opposite, type RoutingGrid, neighbour } from './routing-grid.ts';

/** What the connectors to one shape do at a point of the grid; directions as bits. */
export interface Mark {
  readonly net: number;
  /** Directions in which a line leaves or reaches the point. */
  ways: number;
  /** Directions in which lines move on from the point. */
  outs: number;
}

/** Use of one side of a shape. */
export interface PortUse {
  ins: number;
  outs: number;
  labelled: boolean;
}

/** Connectors that are already routed. Lines to the same shape are one net: they may join. */
export interface Traffic {
  readonly grid: RoutingGrid;
  readonly marks: readonly Mark[][];
  /** By node × 4 + direction. */
  readonly ports: readonly PortUse[];
}

/** A connector: directions of its moves from the source's point to the target's. */
export interface Route {
  readonly from: number;
  readonly to: number;
  readonly labelled: boolean;
  readonly moves: readonly number[];
}

const ALL_SIDES = [0, 1, 2, 3];

export function emptyTraffic(grid: RoutingGrid): Traffic {
  return {
    grid,
    marks: Array.from({ length: grid.columns * grid.rows }, () => []),
    ports: grid.points.flatMap(() => ALL_SIDES.map(() => ({ ins: 0, outs: 0, labelled: false }))),
  };
}

function markAt(traffic: Traffic, point: number, net: number): Mark {
  const marks = at(traffic.marks, point);
  const known = marks.find((mark) => mark.net === net);
  if (known !== undefined) return known;
  const fresh = { net, ways: 0, outs: 0 };
  marks.push(fresh);
  return fresh;
}

/** Enters a routed connector. */
export function addRoute(traffic: Traffic, route: Route): void {
  let point = at(traffic.grid.points, route.from);
  for (const move of route.moves) {
    const here = markAt(traffic, point, route.to);
    here.ways |= 1 << move;
    here.outs |= 1 << move;
    point = neighbour(traffic.grid, point, move);
    markAt(traffic, point, route.to).ways |= 1 << opposite(move);
  }
  const out = at(traffic.ports, route.from * 4 + (route.moves[0] ?? NORTH));
  out.outs += 1;
  out.labelled ||= route.labelled;
  at(traffic.ports, route.to * 4 + opposite(route.moves.at(-1) ?? NORTH)).ins += 1;
}

export function trafficOf(grid: RoutingGrid, routes: readonly (Route | undefined)[]): Traffic {
  const traffic = emptyTraffic(grid);
  for (const route of routes) if (route !== undefined) addRoute(traffic, route);
  return traffic;
}
