import { at } from './at.ts';
import type { RowPlan } from './assign-rows.ts';
import type { Chart, ChartEdge } from './chart.ts';
import { findRoute } from './find-route.ts';
import { entrySides, exitSides, type PortDemand } from './ports.ts';
import { neighbour, type RoutingGrid } from './routing-grid.ts';
import { addRoute, type Route, runsStraight, type Traffic, trafficOf } from './traffic.ts';

const KINDS = ['normal', 'fail', 'message'];

/** Edges in the order in which they get their way: short ones first, rework loops last. */
function routingOrder(chart: Chart, plan: RowPlan): readonly number[] {
  const price = (index: number): number => {
    const edge = at(chart.edges, index);
    const across = Math.abs(at(chart.nodes, edge.from).lane - at(chart.nodes, edge.to).lane);
    const along = Math.abs(at(plan.rows, edge.from) - at(plan.rows, edge.to));
    // Straight pieces come first: beside each other, then one below the other.
    const forward = along === 0 ? across * 0.1 : along + across * 1.5;
    return plan.back.has(index) ? 1000 + along + across * 1.5 : forward;
  };
  const prices = [...chart.edges.keys()].map((index) => ({ index, price: price(index) }));
  return prices.sort((a, b) => a.price - b.price || a.index - b.index).map(({ index }) => index);
}

/** Ways out still without a route, except the given one. */
function demandOf(chart: Chart, routes: readonly (Route | undefined)[], node: number, except: number): PortDemand {
  let labelled = 0;
  let unlabelled = 0;
  chart.edges.forEach((edge, index) => {
    if (edge.from !== node || index === except || routes[index] !== undefined) return;
    if (edge.label === '') unlabelled += 1;
    else labelled += 1;
  });
  return { labelled, unlabelled };
}

function routeEdge(chart: Chart, traffic: Traffic, routes: readonly (Route | undefined)[], index: number): Route {
  const edge: ChartEdge = at(chart.edges, index);
  const labelled = edge.label !== '';
  const net = edge.to * KINDS.length + KINDS.indexOf(edge.kind);
  const exits = exitSides(traffic, edge.from, labelled, demandOf(chart, routes, edge.from, index));
  const entries = entrySides(traffic, edge.to, demandOf(chart, routes, edge.to, edge.from === edge.to ? -1 : index));
  const moves = findRoute(traffic, { from: edge.from, to: edge.to, net, exits, entries });
  if (moves === undefined) throw new Error(`no way from node ${edge.from} to node ${edge.to}`);
  return { from: edge.from, to: edge.to, net, labelled, moves };
}

/** Whether the connector bends and passes a point that a line of another net runs straight through: likely a crossing. */
function mayImprove(traffic: Traffic, route: Route): boolean {
  if (route.moves.every((move) => move === route.moves[0])) return false;
  let point = at(traffic.grid.points, route.from);
  return route.moves.some((move) => {
    point = neighbour(traffic.grid, point, move);
    return point !== traffic.grid.points[route.to] && at(traffic.marks, point).some((mark) => mark.net !== route.net && runsStraight(mark));
  });
}

/** Finds a way for every edge: greedily, then once more for those that meet others, now that all are known. */
export function routeEdges(chart: Chart, plan: RowPlan, grid: RoutingGrid): readonly Route[] {
  const routes: (Route | undefined)[] = chart.edges.map(() => undefined);
  const order = routingOrder(chart, plan);
  let traffic = trafficOf(grid, routes);
  for (const index of order) {
    const route = routeEdge(chart, traffic, routes, index);
    routes[index] = route;
    addRoute(traffic, route);
  }
  for (const index of order) reroute(index);
  return routes.flatMap((route) => (route === undefined ? [] : [route]));

  function reroute(index: number): void {
    const route = at(routes, index);
    if (route === undefined || !mayImprove(traffic, route)) return;
    routes[index] = undefined;
    traffic = trafficOf(grid, routes);
    const better = routeEdge(chart, traffic, routes, index);
    routes[index] = better;
    addRoute(traffic, better);
  }
}
