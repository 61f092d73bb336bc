import type { Box, FlowPart, PlacedEdge, PlacedNode, Point } from '../../../src/domain/flow-layout/flow-layout.ts';

/** Rounding of coordinates, in pixels. */
const SLACK = 0.01;

interface Segment {
  readonly from: Point;
  readonly to: Point;
}

function segmentsOf(edge: PlacedEdge): readonly Segment[] {
  return edge.points.slice(1).flatMap((to, index) => {
    const from = edge.points[index];
    return from === undefined ? [] : [{ from, to }];
  });
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width - SLACK && b.x < a.x + a.width - SLACK && a.y < b.y + b.height - SLACK && b.y < a.y + a.height - SLACK;
}

function boxOf({ from, to }: Segment): Box {
  return { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y) };
}

/** Whether a segment runs through the inside of a box. */
function runsThrough(segment: Segment, box: Box): boolean {
  const line = boxOf(segment);
  return (
    line.x < box.x + box.width - SLACK && line.x + line.width > box.x + SLACK && line.y < box.y + box.height - SLACK && line.y + line.height > box.y + SLACK
  );
}

function isInside(inner: Box, outer: Box): boolean {
  return inner.x >= outer.x - SLACK && inner.y >= outer.y - SLACK && inner.x + inner.width <= outer.x + outer.width + SLACK && inner.y + inner.height <= outer.y + outer.height + SLACK;
}

const isUpright = ({ from, to }: Segment): boolean => Math.abs(from.x - to.x) < SLACK;
const isLevel = ({ from, to }: Segment): boolean => Math.abs(from.y - to.y) < SLACK;

/** Length on which two segments lie on each other. */
function sharedLength(a: Segment, b: Segment): number {
  const [boxA, boxB] = [boxOf(a), boxOf(b)];
  if (isUpright(a) && isUpright(b) && Math.abs(a.from.x - b.from.x) < 1) return Math.min(boxA.y + boxA.height, boxB.y + boxB.height) - Math.max(boxA.y, boxB.y);
  if (isLevel(a) && isLevel(b) && Math.abs(a.from.y - b.from.y) < 1) return Math.min(boxA.x + boxA.width, boxB.x + boxB.width) - Math.max(boxA.x, boxB.x);
  return 0;
}

function pairs<T>(items: readonly T[]): readonly (readonly [T, T])[] {
  return items.flatMap((first, index) => items.slice(index + 1).map((second) => [first, second] as const));
}

function shapeFaults(part: FlowPart): readonly string[] {
  const page: Box = { x: 0, y: 0, width: part.width, height: part.height };
  const outside = part.nodes.filter((node) => !part.lanes.some((lane) => isInside(node, lane)) || !isInside(node, page));
  const touching = pairs(part.nodes).filter(([a, b]) => overlap(a, b));
  return [...outside.map((node) => `图形 ${node.id} 出了泳道`), ...touching.map(([a, b]) => `图形 ${a.id} 与 ${b.id} 重叠`)];
}

function endFaults(edge: PlacedEdge, nodes: ReadonlyMap<string, PlacedNode>): readonly string[] {
  const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
  const [start, end] = [edge.points[0], edge.points.at(-1)];
  if (from === undefined || to === undefined || start === undefined || end === undefined) return [`连线 ${edge.from} → ${edge.to} 缺一端`];
  const atStart = isInside({ ...start, width: 0, height: 0 }, from);
  const atEnd = isInside({ ...end, width: 0, height: 0 }, to);
  return atStart && atEnd ? [] : [`连线 ${edge.from} → ${edge.to} 没有接在图形上`];
}

/** The first and the last piece touch their own shapes; everything else keeps clear of every shape. */
function lineFaults(edge: PlacedEdge, part: FlowPart): readonly string[] {
  const segments = segmentsOf(edge);
  const name = `连线 ${edge.from} → ${edge.to}`;
  const crooked = segments.some((segment) => !isUpright(segment) && !isLevel(segment)) ? [`${name} 有斜线`] : [];
  const through = part.nodes.filter((node) =>
    segments.some((segment, index) => {
      const own = (index === 0 && node.id === edge.from) || (index === segments.length - 1 && node.id === edge.to);
      return !own && runsThrough(segment, node);
    }),
  );
  return [...crooked, ...through.map((node) => `${name} 穿过图形 ${node.id}`)];
}

function overlayFaults(part: FlowPart): readonly string[] {
  const unrelated = pairs(part.edges).filter(([a, b]) => a.from !== b.from && a.to !== b.to);
  const overlaid = unrelated.filter(([a, b]) => segmentsOf(a).some((one) => segmentsOf(b).some((other) => sharedLength(one, other) > 1)));
  return overlaid.map(([a, b]) => `连线 ${a.from} → ${a.to} 与 ${b.from} → ${b.to} 重合`);
}

function labelFaults(part: FlowPart): readonly string[] {
  const labels = part.edges.flatMap((edge) => (edge.label === undefined ? [] : [{ ...edge.label, name: `${edge.from} → ${edge.to} 的条件` }]));
  const page: Box = { x: 0, y: 0, width: part.width, height: part.height };
  const outside = labels.filter((label) => !isInside(label, page)).map((label) => `${label.name}出了图`);
  const onShapes = labels.flatMap((label) => part.nodes.filter((node) => overlap(label, node)).map((node) => `${label.name}压在图形 ${node.id} 上`));
  const struck = labels.flatMap((label) =>
    part.edges.filter((edge) => segmentsOf(edge).some((segment) => runsThrough(segment, label))).map((edge) => `${label.name}被连线 ${edge.from} → ${edge.to} 划过`),
  );
  const onLabels = pairs(labels).filter(([a, b]) => overlap(a, b)).map(([a, b]) => `${a.name}与${b.name}重叠`);
  return [...outside, ...onShapes, ...struck, ...onLabels];
}

/** Everything wrong with a drawing that an eye would see. */
export function drawingFaults(part: FlowPart): readonly string[] {
  const nodes = new Map(part.nodes.map((node) => [node.id, node]));
  return [
    ...shapeFaults(part),
    ...part.edges.flatMap((edge) => [...endFaults(edge, nodes), ...lineFaults(edge, part)]),
    ...overlayFaults(part),
    ...labelFaults(part),
  ];
}

/** Number of points at which connectors with different ends cross. */
export function countCrossings(part: FlowPart): number {
  const unrelated = pairs(part.edges).filter(([a, b]) => a.from !== b.from && a.to !== b.to);
  return unrelated.reduce((sum, [a, b]) => sum + segmentsOf(a).reduce((count, one) => count + segmentsOf(b).filter((other) => crosses(one, other)).length, 0), 0);
}

function crosses(a: Segment, b: Segment): boolean {
  if (isUpright(a) === isUpright(b)) return false;
  const [upright, level] = isUpright(a) ? [boxOf(a), boxOf(b)] : [boxOf(b), boxOf(a)];
  return level.x < upright.x - SLACK && level.x + level.width > upright.x + SLACK && upright.y < level.y - SLACK && upright.y + upright.height > level.y + SLACK;
}
