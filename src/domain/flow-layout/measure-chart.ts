import { at } from './at.ts';
import { type Axis, buildAxis, type Channel } from './axis.ts';
import { type ConditionText, measureCondition } from './condition-labels.ts';
import type { FlowDirection } from './flow-layout.ts';
import { METRICS } from './flow-metrics.ts';
import { measureNode, type NodeSize } from './measure-node.ts';
import type { RoutedChart } from './routed-chart.ts';
import { EAST, SOUTH } from './routing-grid.ts';
import { sizeLanes } from './size-lanes.ts';
import { textEm } from './text-em.ts';
import { wrapLabel } from './wrap-label.ts';

/** Sizes of everything, and the two axes: across the lanes and along the flow. */
export interface MeasuredChart {
  readonly sizes: readonly NodeSize[];
  /** By edge; undefined where there is no condition. */
  readonly conditions: readonly (ConditionText | undefined)[];
  readonly titles: readonly (readonly string[])[];
  readonly titleSize: number;
  readonly across: Axis;
  readonly along: Axis;
}

interface Box2 {
  readonly width: number;
  readonly height: number;
}

const TITLE_PAD = 14;

/** Measures for a direction of flow: what is across the lanes and what is along the flow. */
interface Orientation {
  readonly across: (box: Box2) => number;
  readonly along: (box: Box2) => number;
}

const ORIENTATIONS: Readonly<Record<FlowDirection, Orientation>> = {
  down: { across: (box) => box.width, along: (box) => box.height },
  right: { across: (box) => box.height, along: (box) => box.width },
};

const largest = (numbers: readonly number[], least: number): number => numbers.reduce((most, value) => Math.max(most, value), least);

/** The side by which each edge leaves its source. */
function exitSide(routed: RoutedChart, edge: number): number {
  return at(routed.routes, edge).moves[0] ?? SOUTH;
}

function sideConditions(routed: RoutedChart): readonly (ConditionText | undefined)[] {
  return routed.chart.edges.map((edge) => (edge.label === '' ? undefined : measureCondition(edge, METRICS.conditionMax)));
}

/** Largest extent of the conditions beside the shapes of a lane, on one side; 0 where there are none. */
function stripSize(routed: RoutedChart, conditions: readonly (ConditionText | undefined)[], lane: number, side: number, extent: (box: Box2) => number): number {
  const sizes = conditions.flatMap((condition, edge) => {
    const applies = condition !== undefined && exitSide(routed, edge) === side && at(routed.chart.nodes, at(routed.chart.edges, edge).from).lane === lane;
    return applies ? [extent(condition) + 2 * METRICS.labelGap] : [];
  });
  return largest(sizes, 0);
}

function gutterChannels(routed: RoutedChart, conditions: readonly (ConditionText | undefined)[], view: Orientation): readonly Channel[] {
  const lanes = routed.chart.lanes.length;
  return routed.tracks.gutters.map((tracks, index) => {
    const boundary = index > 0 && index < lanes;
    const before = stripSize(routed, conditions, index - 1, EAST, view.across);
    const after = stripSize(routed, conditions, index, 3, view.across);
    return { tracks, boundary, before: Math.max(METRICS.near, before), after: Math.max(tracks > 0 ? METRICS.arrow : METRICS.near, after), least: METRICS.edgeGap };
  });
}

/** Extent of the conditions under the shapes of a row. */
function bandSize(routed: RoutedChart, conditions: readonly (ConditionText | undefined)[], row: number, view: Orientation): number {
  const sizes = conditions.flatMap((condition, edge) => {
    const applies = condition !== undefined && exitSide(routed, edge) === SOUTH && at(routed.plan.rows, at(routed.chart.edges, edge).from) === row;
    return applies ? [view.along(condition) + METRICS.labelGap] : [];
  });
  return largest(sizes, 0);
}

function gapChannels(routed: RoutedChart, conditions: readonly (ConditionText | undefined)[], view: Orientation): readonly Channel[] {
  const last = routed.plan.rowCount;
  return routed.tracks.gaps.map((tracks, index) => {
    const band = index === 0 ? 0 : bandSize(routed, conditions, index - 1, view);
    const atEnd = index === 0 || index === last;
    const after = atEnd && tracks === 0 ? METRICS.edgeGap - METRICS.near : METRICS.arrow;
    return { tracks, boundary: false, before: band + METRICS.near, after, least: atEnd ? METRICS.edgeGap : METRICS.gap };
  });
}

/** Room that a lane or row needs for the conditions around its shapes. */
function conditionRoom(conditions: readonly (ConditionText | undefined)[], wanted: (edge: number) => boolean, extent: (box: Box2) => number): number {
  const sizes = conditions.flatMap((condition, edge) => (condition !== undefined && wanted(edge) ? [2 * (extent(condition) + METRICS.labelGap + METRICS.shift)] : []));
  return largest(sizes, 0);
}

function laneCells(routed: RoutedChart, sizes: readonly NodeSize[], conditions: readonly (ConditionText | undefined)[], titles: readonly (readonly string[])[]): readonly number[] {
  return routed.chart.lanes.map((_, lane) => {
    const heights = sizes.filter((__, node) => at(routed.chart.nodes, node).lane === lane).map((size) => size.height);
    const below = (edge: number): boolean => exitSide(routed, edge) === SOUTH && at(routed.chart.nodes, at(routed.chart.edges, edge).from).lane === lane;
    const title = at(titles, lane).length * METRICS.line - METRICS.near;
    return largest([...heights, title, conditionRoom(conditions, below, (box) => box.height)], 40);
  });
}

function rowCells(routed: RoutedChart, sizes: readonly NodeSize[], conditions: readonly (ConditionText | undefined)[], view: Orientation): readonly number[] {
  return Array.from({ length: routed.plan.rowCount }, (_, row) => {
    const extents = sizes.filter((__, node) => at(routed.plan.rows, node) === row).map(view.along);
    const beside = (edge: number): boolean => exitSide(routed, edge) !== SOUTH && at(routed.plan.rows, at(routed.chart.edges, edge).from) === row;
    return largest([...extents, conditionRoom(conditions, beside, view.along)], METRICS.titleMin);
  });
}

function measureDown(routed: RoutedChart, maxWidth: number): MeasuredChart {
  const view = ORIENTATIONS.down;
  const beside = sideConditions(routed);
  const gutters = gutterChannels(routed, beside, view);
  const gutterRoom = buildAxis(gutters, [], 0).size;
  const widths = sizeLanes(routed.chart, maxWidth - gutterRoom);
  const conditions = routed.chart.edges.map((edge, index) => {
    if (edge.label === '' || exitSide(routed, index) !== SOUTH) return beside[index];
    return measureCondition(edge, at(widths, at(routed.chart.nodes, edge.from).lane) / 2 - METRICS.labelGap);
  });
  const sizes = routed.chart.nodes.map((node) => measureNode(node, at(widths, node.lane)));
  const across = buildAxis(gutters, widths, 0);
  const titles = routed.chart.lanes.map((lane, index) => wrapLabel(lane.label, (at(across.boundaries, index + 1) - at(across.boundaries, index) - 10) / METRICS.text));
  const titleSize = largest(titles.map((lines) => lines.length * METRICS.line + TITLE_PAD), METRICS.titleMin);
  const along = buildAxis(gapChannels(routed, conditions, view), rowCells(routed, sizes, conditions, view), titleSize);
  return { sizes, conditions, titles, titleSize, across, along };
}

function measureRight(routed: RoutedChart, boxWidth: number): MeasuredChart {
  const view = ORIENTATIONS.right;
  const conditions = sideConditions(routed);
  const titleRoom = METRICS.titleMaxSideways - TITLE_PAD;
  const titles = routed.chart.lanes.map((lane) => wrapLabel(lane.label, titleRoom / METRICS.text));
  const titleSize = Math.ceil(largest(titles.flat().map((line) => textEm(line) * METRICS.text + TITLE_PAD), METRICS.titleMin));
  const sizes = routed.chart.nodes.map((node) => measureNode(node, boxWidth));
  const across = buildAxis(gutterChannels(routed, conditions, view), laneCells(routed, sizes, conditions, titles), 0);
  const along = buildAxis(gapChannels(routed, conditions, view), rowCells(routed, sizes, conditions, view), titleSize);
  return { sizes, conditions, titles, titleSize, across, along };
}

/** Measures a routed chart with `room` pixels across the lanes. Lanes as rows get wider shapes where they would be too tall. */
export function measureChart(routed: RoutedChart, direction: FlowDirection, room: number): MeasuredChart {
  if (direction === 'down') return measureDown(routed, room);
  const measured = measureRight(routed, METRICS.boxSideways);
  return measured.across.size <= room ? measured : measureRight(routed, METRICS.boxMax);
}
