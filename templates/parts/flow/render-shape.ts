import type { PlacedNode } from '../../../src/domain/flow-layout/flow-layout.ts';
import { METRICS } from '../../../src/domain/flow-layout/flow-metrics.ts';

const CORNER = 6;

/** A coordinate as short as it can be. */
export function formatNumber(value: number): string {
  return String(Math.round(value * 10) / 10);
}

const n = formatNumber;

function renderRect(node: PlacedNode, radius: number, inset: number, name: string): string {
  const { x, y, width, height } = node;
  return `<rect class="${name}" x="${n(x + inset)}" y="${n(y + inset)}" width="${n(width - 2 * inset)}" height="${n(height - 2 * inset)}" rx="${n(radius - inset)}"/>`;
}

function renderPolygon(points: readonly (readonly [number, number])[]): string {
  return `<path class="flow__shape" d="M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}Z"/>`;
}

function renderDiamond({ x, y, width, height }: PlacedNode): string {
  return renderPolygon([[x + width / 2, y], [x + width, y + height / 2], [x + width / 2, y + height], [x, y + height / 2]]);
}

function renderHexagon({ x, y, width, height }: PlacedNode): string {
  const left = x + METRICS.slant;
  const right = x + width - METRICS.slant;
  return renderPolygon([[left, y], [right, y], [x + width, y + height / 2], [right, y + height], [left, y + height], [x, y + height / 2]]);
}

/** A sheet of paper: the lower edge is one wave around the line on which connectors end. */
function renderSheet({ x, y, width, height }: PlacedNode): string {
  const base = y + height - METRICS.wave / 2;
  const quarter = width / 4;
  const wave = `Q${n(x + 3 * quarter)} ${n(base - METRICS.wave)} ${n(x + width / 2)} ${n(base)}Q${n(x + quarter)} ${n(base + METRICS.wave)} ${n(x)} ${n(base)}`;
  return `<path class="flow__shape" d="M${n(x)} ${n(y)}H${n(x + width)}V${n(base)}${wave}Z"/>`;
}

function renderEvent(node: PlacedNode): string {
  const ring = node.kind === 'end' ? 'flow__shape flow__shape--end' : 'flow__shape flow__shape--start';
  return renderRect(node, node.height / 2, 0, ring);
}

/** A clock: the step waits for a point in time. */
function renderClock(node: PlacedNode): string {
  const cx = node.x + node.width - 15;
  const cy = node.y;
  return `<circle class="flow__icon" cx="${n(cx)}" cy="${n(cy)}" r="8"/><path class="flow__icon" d="M${n(cx)} ${n(cy - 5)}V${n(cy)}L${n(cx + 3.5)} ${n(cy + 2)}"/>`;
}

/** An envelope: the matter is handed to another procedure. */
function renderEnvelope(node: PlacedNode): string {
  const x = node.x + node.width - 24;
  const y = node.y - 6;
  return `<path class="flow__icon" d="M${n(x)} ${n(y)}h18v12h-18zl9 7l9 -7"/>`;
}

function renderTimer(node: PlacedNode): string {
  const radius = Math.min(node.height / 2, 14);
  return renderRect(node, radius, 0, 'flow__shape') + renderRect(node, radius, 3, 'flow__inner') + renderClock(node);
}

/** The outline of a node with its sign, by BPMN's shapes. */
export function renderShape(node: PlacedNode): string {
  if (node.outline === 'diamond') return renderDiamond(node);
  if (node.outline === 'hexagon') return renderHexagon(node);
  if (node.outline === 'sheet') return renderSheet(node);
  if (node.outline === 'tag') return renderRect(node, node.height / 2, 0, 'flow__shape flow__shape--tag');
  if (node.kind === 'timer') return renderTimer(node);
  if (node.kind === 'message') return renderRect(node, CORNER, 0, 'flow__shape') + renderEnvelope(node);
  if (node.kind === 'start' || node.kind === 'end') return renderEvent(node);
  return renderRect(node, CORNER, 0, 'flow__shape');
}
