import { at } from './at.ts';
import { isChannel, type Run } from './collect-runs.ts';
import type { Box, FlowDirection, FlowPart, PlacedEdge, PlacedLabel, PlacedLane, PlacedNode, Point } from './flow-layout.ts';
import { METRICS } from './flow-metrics.ts';
import type { MeasuredChart } from './measure-chart.ts';
import { outlineEdge } from './outline-edge.ts';
import type { RoutedChart } from './routed-chart.ts';
import { EAST, SOUTH } from './routing-grid.ts';

/** A chart on its way to coordinates. */
interface Drawing {
  readonly routed: RoutedChart;
  readonly measured: MeasuredChart;
  readonly direction: FlowDirection;
}

/** Coordinates across the lanes and along the flow, turned to the page. */
function toPoint(drawing: Drawing, across: number, along: number): Point {
  return drawing.direction === 'down' ? { x: across, y: along } : { x: along, y: across };
}

function centreOf(drawing: Drawing, node: number): Point {
  const { routed, measured } = drawing;
  const lane = at(routed.chart.nodes, node).lane;
  return toPoint(drawing, at(measured.across.cellMiddles, lane), at(measured.along.cellMiddles, at(routed.plan.rows, node)));
}

function placeNode(drawing: Drawing, node: number): PlacedNode {
  const { id, kind, label, number, href } = at(drawing.routed.chart.nodes, node);
  const { outline, width, height, lines } = at(drawing.measured.sizes, node);
  const centre = centreOf(drawing, node);
  return { id, kind, outline, label, number, href, lines, width, height, x: centre.x - width / 2, y: centre.y - height / 2 };
}

/** Place of a run on the axis it is perpendicular to. */
function runPosition(drawing: Drawing, run: Run): number {
  const axis = run.vertical ? drawing.measured.across : drawing.measured.along;
  if (isChannel(run)) return axis.trackAt(run.line / 2, run.track);
  return at(axis.cellMiddles, (run.line - 1) / 2) + run.shift * METRICS.shift;
}

/** The end of a connector on the middle line (or beside it) of its shape. */
function middlePoint(drawing: Drawing, node: number, run: Run): Point {
  const { measured, routed } = drawing;
  const across = at(measured.across.cellMiddles, at(routed.chart.nodes, node).lane);
  const along = at(measured.along.cellMiddles, at(routed.plan.rows, node));
  const position = runPosition(drawing, run);
  return run.vertical ? toPoint(drawing, position, along) : toPoint(drawing, across, position);
}

function cornerPoint(drawing: Drawing, first: Run, second: Run): Point {
  const vertical = first.vertical ? first : second;
  const horizontal = first.vertical ? second : first;
  return toPoint(drawing, runPosition(drawing, vertical), runPosition(drawing, horizontal));
}

function edgePoints(drawing: Drawing, edge: number): readonly Point[] {
  const { from, to } = at(drawing.routed.chart.edges, edge);
  const runs = at(drawing.routed.runs.ways, edge);
  const first = middlePoint(drawing, from, at(runs, 0));
  const last = middlePoint(drawing, to, at(runs, runs.length - 1));
  const corners = runs.slice(1).map((run, index) => cornerPoint(drawing, at(runs, index), run));
  const towards = corners[0] ?? last;
  const behind = corners.at(-1) ?? first;
  const { sizes } = drawing.measured;
  const start = outlineEdge(at(sizes, from), centreOf(drawing, from), first, towards);
  const end = outlineEdge(at(sizes, to), centreOf(drawing, to), last, behind);
  return [start, ...corners, end];
}

/** Beside the line, close to the shape it leaves: right of a line that runs down or up, above one that runs sideways. */
function placeCondition(drawing: Drawing, edge: number, start: Point): PlacedLabel | undefined {
  const condition = drawing.measured.conditions[edge];
  if (condition === undefined) return undefined;
  const { from } = at(drawing.routed.chart.edges, edge);
  const node = placeNode(drawing, from);
  const { width, height, lines } = condition;
  const gap = METRICS.labelGap;
  const side = pageSide(drawing.direction, at(drawing.routed.routes, edge).moves[0] ?? SOUTH);
  if (side === 'down') return { lines, width, height, x: start.x + gap, y: node.y + node.height + gap / 2 };
  if (side === 'up') return { lines, width, height, x: start.x + gap, y: node.y - gap / 2 - height };
  if (side === 'right') return { lines, width, height, x: Math.max(node.x + node.width, besideEnd(drawing, from)) + gap, y: start.y - height - gap / 2 };
  return { lines, width, height, x: node.x - gap - width, y: start.y - height - gap / 2 };
}

/** Where lanes are rows: the right end of the conditions above and under a shape, which stand right of its middle. */
function besideEnd(drawing: Drawing, node: number): number {
  if (drawing.direction === 'down') return 0;
  const { routed, measured } = drawing;
  const widths = measured.conditions.map((condition, edge) => {
    const route = at(routed.routes, edge);
    return condition !== undefined && route.from === node && route.moves[0] !== SOUTH ? condition.width + METRICS.shift : 0;
  });
  return centreOf(drawing, node).x + Math.max(...widths) + METRICS.labelGap;
}

function pageSide(direction: FlowDirection, exit: number): 'down' | 'up' | 'left' | 'right' {
  if (direction === 'down') return exit === SOUTH ? 'down' : exit === EAST ? 'right' : 'left';
  return exit === SOUTH ? 'right' : exit === EAST ? 'down' : 'up';
}

function placeEdge(drawing: Drawing, index: number): PlacedEdge {
  const { chart } = drawing.routed;
  const edge = at(chart.edges, index);
  const points = edgePoints(drawing, index);
  const label = placeCondition(drawing, index, at(points, 0));
  return { from: at(chart.nodes, edge.from).id, to: at(chart.nodes, edge.to).id, kind: edge.kind, points, label };
}

function boxBetween(drawing: Drawing, acrossFrom: number, acrossTo: number, alongFrom: number, alongTo: number): Box {
  const start = toPoint(drawing, acrossFrom, alongFrom);
  const end = toPoint(drawing, acrossTo, alongTo);
  return { x: start.x, y: start.y, width: end.x - start.x, height: end.y - start.y };
}

function placeLane(drawing: Drawing, index: number): PlacedLane {
  const { across, along, titleSize, titles } = drawing.measured;
  const from = at(across.boundaries, index);
  const to = at(across.boundaries, index + 1);
  const { id, label } = at(drawing.routed.chart.lanes, index);
  return {
    id,
    label,
    ...boxBetween(drawing, from, to, 0, along.size),
    title: boxBetween(drawing, from, to, 0, titleSize),
    titleLines: at(titles, index),
  };
}

/** Coordinates of everything. */
export function placeChart(routed: RoutedChart, measured: MeasuredChart, direction: FlowDirection): FlowPart {
  const drawing: Drawing = { routed, measured, direction };
  const size = toPoint(drawing, measured.across.size, measured.along.size);
  return {
    width: size.x,
    height: size.y,
    lanes: routed.chart.lanes.map((_, index) => placeLane(drawing, index)),
    nodes: routed.chart.nodes.map((_, index) => placeNode(drawing, index)),
    edges: routed.chart.edges.map((_, index) => placeEdge(drawing, index)),
  };
}
