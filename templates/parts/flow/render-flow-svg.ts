import type { FlowLayout, FlowPart, PlacedEdge, PlacedLane, PlacedNode, Point } from '../../../src/domain/flow-layout/flow-layout.ts';
import { METRICS } from '../../../src/domain/flow-layout/flow-metrics.ts';
import { textEm } from '../../../src/domain/flow-layout/text-em.ts';
import { hasBlankEnd } from '../../../src/domain/flow-layout/label-pieces.ts';
import { escapeMarkup } from '../../../src/domain/text/escape-markup.ts';
import { formatNumber, renderShape } from './render-shape.ts';

export interface FlowSvgOptions {
  /** Prefix of the ids inside the drawing, unique on the page. */
  readonly idPrefix: string;
  readonly title: string;
  /** Text alternative: what the drawing says, in words. */
  readonly desc: string;
  /** 'group' where the steps are links that a reader can reach, 'img' (default) where the drawing is one picture. */
  readonly role?: 'img' | 'group';
}

const n = formatNumber;
const ARROW = 7;
const BEND_RADIUS = 5;

/** Lines of text around a middle, centred as the eye sees them: a full-width stop has an empty half. */
function renderLines(lines: readonly string[], x: number, middle: number, lineHeight: number, size: number, name: string): string {
  const first = middle - ((lines.length - 1) * lineHeight) / 2 + size * 0.36;
  const shift = (line: string): number => (hasBlankEnd(line) ? size / 4 : 0);
  const spans = lines.map((line, index) => `<tspan x="${n(x + shift(line))}" y="${n(first + index * lineHeight)}">${escapeMarkup(line)}</tspan>`);
  return `<text class="${name}" text-anchor="middle">${spans.join('')}</text>`;
}

function renderLane(lane: PlacedLane, index: number): string {
  const { title } = lane;
  const band = index % 2 === 1 ? ' flow__lane--even' : '';
  return [
    `<g class="flow__lane${band}"><rect class="flow__band" x="${n(lane.x)}" y="${n(lane.y)}" width="${n(lane.width)}" height="${n(lane.height)}"/>`,
    `<rect class="flow__head" x="${n(title.x)}" y="${n(title.y)}" width="${n(title.width)}" height="${n(title.height)}"/>`,
    renderLines(lane.titleLines, title.x + title.width / 2, title.y + title.height / 2, METRICS.line, METRICS.text, 'flow__role'),
    '</g>',
  ].join('');
}

/** The number of a step in a pill on the upper left of its outline. */
function renderNumber(node: PlacedNode): string {
  if (node.number === '') return '';
  const width = Math.max(16, textEm(node.number) * 10 + 9);
  const slanted = node.outline === 'diamond';
  const square = node.outline === 'box' || node.outline === 'sheet';
  const x = slanted ? node.x + node.width / 4 - width + 1 : square ? node.x - 5 : node.x + 4;
  const y = slanted ? node.y + node.height / 4 - 12 : node.y - 8;
  const text = `<text class="flow__number" x="${n(x + width / 2)}" y="${n(y + 10.6)}" text-anchor="middle" font-size="10">${escapeMarkup(node.number)}</text>`;
  return `<rect class="flow__pill" x="${n(x)}" y="${n(y)}" width="${n(width)}" height="14" rx="7"/>${text}`;
}

function nodeMiddle(node: PlacedNode): number {
  return node.y + node.height / 2 - (node.outline === 'sheet' ? 4 : 0);
}

function renderNode(node: PlacedNode): string {
  const text = renderLines(node.lines, node.x + node.width / 2, nodeMiddle(node), METRICS.line, METRICS.text, 'flow__label');
  const inner = renderShape(node) + text + renderNumber(node);
  const name = `flow__node flow__node--${node.kind}`;
  if (node.href === '') return `<g class="${name}">${inner}</g>`;
  return `<a class="${name} flow__link" href="${escapeMarkup(node.href)}">${inner}</a>`;
}

/** A point at most `distance` from `from` on the way to `to`. */
function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(1, distance / length);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

const radiusAt = (before: Point, corner: Point, after: Point): number =>
  Math.min(BEND_RADIUS, Math.hypot(corner.x - before.x, corner.y - before.y) / 2, Math.hypot(after.x - corner.x, after.y - corner.y) / 2);

function linePath(points: readonly Point[]): string {
  const steps = points.map((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (before === undefined) return `M${n(point.x)} ${n(point.y)}`;
    if (after === undefined) return `L${n(point.x)} ${n(point.y)}`;
    const radius = radiusAt(before, point, after);
    const start = towards(point, before, radius);
    const end = towards(point, after, radius);
    return `L${n(start.x)} ${n(start.y)}Q${n(point.x)} ${n(point.y)} ${n(end.x)} ${n(end.y)}`;
  });
  return steps.join('');
}

function arrowPath(points: readonly Point[]): string {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (tip === undefined || before === undefined) return '';
  const base = towards(tip, before, ARROW);
  const across = { x: ((tip.y - base.y) * 3.6) / ARROW, y: ((base.x - tip.x) * 3.6) / ARROW };
  return `M${n(tip.x)} ${n(tip.y)}L${n(base.x + across.x)} ${n(base.y + across.y)}L${n(base.x - across.x)} ${n(base.y - across.y)}Z`;
}

/** The line ends inside the arrow head, so that its blunt end never shows at the tip. */
function shortened(points: readonly Point[]): readonly Point[] {
  const tip = points.at(-1);
  const before = points.at(-2);
  return tip === undefined || before === undefined ? points : [...points.slice(0, -1), towards(tip, before, ARROW - 2)];
}

// Drawn from the tip backwards and as one path: where lines join, their dashes fall together and nothing is painted twice.
function renderNet(edges: readonly PlacedEdge[]): string {
  const kind = edges[0]?.kind ?? 'normal';
  const lines = edges.map((edge) => linePath(shortened(edge.points).toReversed())).join('');
  const arrows = [...new Set(edges.map((edge) => arrowPath(edge.points)))].join('');
  return `<g class="flow__edge flow__edge--${kind}"><path class="flow__line" d="${lines}"/><path class="flow__arrow" d="${arrows}"/></g>`;
}

/** Connectors of one kind to one shape. */
function netsOf(edges: readonly PlacedEdge[]): readonly (readonly PlacedEdge[])[] {
  const nets = new Map<string, PlacedEdge[]>();
  for (const edge of edges) {
    const key = `${edge.kind} ${edge.to}`;
    const net = nets.get(key);
    if (net === undefined) nets.set(key, [edge]);
    else net.push(edge);
  }
  return [...nets.values()];
}

function renderCondition(edge: PlacedEdge): string {
  const { label } = edge;
  if (label === undefined) return '';
  return renderLines(label.lines, label.x + label.width / 2, label.y + label.height / 2, METRICS.labelLine, METRICS.labelText, 'flow__condition');
}

/** Draws one part of a layout. Classes only: colours, dashes and faces come from flow.css. */
export function renderFlowPart(layout: FlowLayout, part: FlowPart, options: FlowSvgOptions): string {
  const { idPrefix } = options;
  const [width, height] = [part.width * layout.scale, part.height * layout.scale];
  return [
    `<svg class="flow" xmlns="http://www.w3.org/2000/svg" role="${options.role ?? 'img'}" aria-labelledby="${idPrefix}-title ${idPrefix}-desc" viewBox="-1 -1 ${n(part.width + 2)} ${n(part.height + 2)}" width="${n(width)}" height="${n(height)}" font-size="${METRICS.text}">`,
    `<title id="${idPrefix}-title">${escapeMarkup(options.title)}</title><desc id="${idPrefix}-desc">${escapeMarkup(options.desc)}</desc>`,
    ...part.lanes.map(renderLane),
    `<rect class="flow__frame" x="0" y="0" width="${n(part.width)}" height="${n(part.height)}"/>`,
    ...netsOf(part.edges).map(renderNet),
    ...part.nodes.map(renderNode),
    `<g font-size="${METRICS.labelText}">${part.edges.map(renderCondition).join('')}</g>`,
    '</svg>',
  ].join('');
}

function partTitle(title: string, index: number, count: number): string {
  return count === 1 ? title : `${title}（第 ${index + 1} 张，共 ${count} 张）`;
}

/** Draws every part of a layout; the text alternative goes to the first. */
export function renderFlowParts(layout: FlowLayout, options: FlowSvgOptions): readonly string[] {
  const count = layout.parts.length;
  return layout.parts.map((part, index) =>
    renderFlowPart(layout, part, {
      ...options,
      idPrefix: count === 1 ? options.idPrefix : `${options.idPrefix}-${index + 1}`,
      title: partTitle(options.title, index, count),
      desc: index === 0 ? options.desc : '接前一张，全流程的文字说明见第 1 张。',
    }),
  );
}

/** Draws a layout: one `<svg>`, or several after one another where it is cut in parts. */
export function renderFlowSvg(layout: FlowLayout, options: FlowSvgOptions): string {
  return renderFlowParts(layout, options).join('\n');
}
