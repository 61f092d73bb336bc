import { assignRows, type RowPlan } from './assign-rows.ts';
import type { Chart } from './chart.ts';
import { collectRuns, type RunPlan } from './collect-runs.ts';
import { orderTracks, type TrackCounts } from './order-tracks.ts';
import { routeEdges } from './route-edges.ts';
import { buildGrid, type RoutingGrid } from './routing-grid.ts';
import type { Route } from './traffic.ts';

/** A chart with everything decided that does not depend on measures. */
export interface RoutedChart {
  readonly chart: Chart;
  readonly plan: RowPlan;
  readonly grid: RoutingGrid;
  readonly routes: readonly Route[];
  readonly runs: RunPlan;
  readonly tracks: TrackCounts;
}

export function routeChart(chart: Chart): RoutedChart {
  const plan = assignRows(chart);
  const grid = buildGrid(chart, plan.rows, plan.rowCount);
  const routes = routeEdges(chart, plan, grid);
  const runs = collectRuns(grid, routes);
  const tracks = orderTracks(runs, chart.lanes.length + 1, plan.rowCount + 1);
  return { chart, plan, grid, routes, runs, tracks };
}
