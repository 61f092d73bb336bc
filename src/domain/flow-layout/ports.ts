import { at } from './at.ts';
import { EAST, NORTH, SOUTH, WEST } from './routing-grid.ts';
import type { PortUse, Traffic } from './traffic.ts';

/** Ways out that a node's connectors without a route still need. */
export interface PortDemand {
  readonly labelled: number;
  readonly unlabelled: number;
}

const OUT_SIDES = [SOUTH, EAST, WEST];

const port = (traffic: Traffic, node: number, side: number): PortUse => at(traffic.ports, node * 4 + side);

function isFree(use: PortUse): boolean {
  return use.ins === 0 && use.outs === 0;
}

function freeSides(traffic: Traffic, node: number): number {
  return OUT_SIDES.filter((side) => isFree(port(traffic, node, side))).length;
}

function hasOpenExit(traffic: Traffic, node: number): boolean {
  return OUT_SIDES.some((side) => port(traffic, node, side).outs > 0 && !port(traffic, node, side).labelled);
}

/** Sides that must stay free for the connectors still to come: one for each condition, one for all ways without a condition. */
function reserved(traffic: Traffic, node: number, demand: PortDemand): number {
  return demand.labelled + (demand.unlabelled > 0 && !hasOpenExit(traffic, node) ? 1 : 0);
}

/** Bits of the sides by which a connector may leave; a way with a condition has its side for itself. */
export function exitSides(traffic: Traffic, node: number, labelled: boolean, demand: PortDemand): number {
  const mayTakeFree = labelled || !hasOpenExit(traffic, node) || freeSides(traffic, node) > reserved(traffic, node, demand);
  let sides = 0;
  for (const side of OUT_SIDES) {
    const use = port(traffic, node, side);
    const shares = !labelled && use.outs > 0 && !use.labelled;
    if (use.ins === 0 && (isFree(use) ? mayTakeFree : shares)) sides |= 1 << side;
  }
  return sides;
}

/** Bits of the sides by which a connector may arrive: from above always, from the side where no way out is taken or needed. */
export function entrySides(traffic: Traffic, node: number, demand: PortDemand): number {
  const spare = freeSides(traffic, node) > reserved(traffic, node, demand);
  let sides = 1 << NORTH;
  for (const side of [EAST, WEST]) {
    const use = port(traffic, node, side);
    if (use.outs === 0 && (use.ins > 0 || spare)) sides |= 1 << side;
  }
  return sides;
}
