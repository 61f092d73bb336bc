import { at } from './at.ts';
import { EAST, NORTH, opposite, type RoutingGrid, neighbour, SOUTH, WEST } from './routing-grid.ts';

/** What the connectors of one net do at a point of the grid; directions as bits. */
export interface Mark {
  readonly net: number;
  /** Directions in which a line leaves or reaches the point. */
  ways: number;
  /** Directions in which lines move on from the point. */
  outs: number;
}

/** Use of one side of a shape. */
export interface PortUse {
  readonly ins: number;
  readonly outs: number;
  readonly labelled: boolean;
}

/** Connectors that are already routed. Lines of one net may join. */
export interface Traffic {
  readonly grid: RoutingGrid;
  readonly marks: (readonly Mark[])[];
  /** By node × 4 + direction. */
  readonly ports: PortUse[];
}

/** A connector: directions of its moves from the source's point to the target's. */
export interface Route {
  readonly from: number;
  readonly to: number;
  readonly labelled: boolean;
  /** Connectors of one kind to one shape; their lines may join. */
  readonly net: number;
  readonly moves: readonly number[];
}

const VERTICAL = (1 << NORTH) | (1 << SOUTH);
const HORIZONTAL = (1 << EAST) | (1 << WEST);

/** Whether a line of the net runs straight through the point. */
export function runsStraight({ ways }: Mark): boolean {
  return (ways & VERTICAL) === VERTICAL || (ways & HORIZONTAL) === HORIZONTAL;
}

const SIDES = 4;
const UNUSED: PortUse = { ins: 0, outs: 0, labelled: false };
const NO_MARKS: readonly Mark[] = [];

// Most points stay empty: they share one empty list, for this is built anew for every connector that looks for a better way.
function emptyTraffic(grid: RoutingGrid): Traffic {
  return {
    grid,
    marks: new Array<readonly Mark[]>(grid.columns * grid.rows).fill(NO_MARKS),
    ports: new Array<PortUse>(grid.points.length * SIDES).fill(UNUSED),
  };
}

function markAt(traffic: Traffic, point: number, net: number): Mark {
  const marks = at(traffic.marks, point);
  for (const mark of marks) if (mark.net === net) return mark;
  const fresh = { net, ways: 0, outs: 0 };
  traffic.marks[point] = marks.length === 0 ? [fresh] : [...marks, fresh];
  return fresh;
}

function countPort(traffic: Traffic, node: number, side: number, ins: number, outs: number, labelled: boolean): void {
  const port = node * SIDES + side;
  const use = at(traffic.ports, port);
  traffic.ports[port] = { ins: use.ins + ins, outs: use.outs + outs, labelled: use.labelled || labelled };
}

/** Enters a routed connector. */
export function addRoute(traffic: Traffic, route: Route): void {
  let point = at(traffic.grid.points, route.from);
  for (const move of route.moves) {
    const here = markAt(traffic, point, route.net);
    here.ways |= 1 << move;
    here.outs |= 1 << move;
    point = neighbour(traffic.grid, point, move);
    markAt(traffic, point, route.net).ways |= 1 << opposite(move);
  }
  countPort(traffic, route.from, route.moves[0] ?? NORTH, 0, 1, route.labelled);
  countPort(traffic, route.to, opposite(route.moves.at(-1) ?? NORTH), 1, 0, false);
}

export function trafficOf(grid: RoutingGrid, routes: readonly (Route | undefined)[]): Traffic {
  const traffic = emptyTraffic(grid);
  for (const route of routes) if (route !== undefined) addRoute(traffic, route);
  return traffic;
}
