import { METRICS } from './flow-metrics.ts';
import type { Point } from './flow-layout.ts';
import type { NodeSize } from './measure-node.ts';

function roundEnd(straight: number, radius: number, offset: number): number {
  const beyond = Math.max(0, Math.abs(offset) - straight);
  return Math.sqrt(Math.max(0, radius * radius - beyond * beyond));
}

/** Distance from the centre to the outline along x, at a height `offset` off the centre. */
function reachX(size: NodeSize, offset: number): number {
  const halfWidth = size.width / 2;
  const share = Math.min(1, Math.abs(offset) / (size.height / 2));
  if (size.outline === 'circle') return roundEnd(0, halfWidth, offset);
  if (size.outline === 'stadium') return halfWidth - size.height / 2 + roundEnd(0, size.height / 2, offset);
  if (size.outline === 'diamond') return halfWidth * (1 - share);
  if (size.outline === 'hexagon') return halfWidth - METRICS.slant * share;
  return halfWidth;
}

/** Distance from the centre to the outline along y, at `offset` to the right of the centre; the sheet's lower edge waves. */
function reachY(size: NodeSize, offset: number, down: boolean): number {
  const halfHeight = size.height / 2;
  const share = Math.min(1, Math.abs(offset) / (size.width / 2));
  if (size.outline === 'circle') return roundEnd(0, halfHeight, offset);
  if (size.outline === 'stadium') return roundEnd(size.width / 2 - halfHeight, halfHeight, offset);
  if (size.outline === 'diamond') return halfHeight * (1 - share);
  if (size.outline === 'sheet' && down) return halfHeight - METRICS.wave / 2;
  return halfHeight;
}

/** Where a line from near the centre of a shape towards `next` (straight right, left, up or down) leaves the outline. */
export function outlineEdge(size: NodeSize, centre: Point, start: Point, next: Point): Point {
  if (Math.abs(next.x - start.x) > Math.abs(next.y - start.y)) {
    const reach = reachX(size, start.y - centre.y);
    return { x: centre.x + Math.sign(next.x - start.x) * reach, y: start.y };
  }
  const down = next.y > start.y;
  const reach = reachY(size, start.x - centre.x, down);
  return { x: start.x, y: centre.y + (down ? reach : -reach) };
}
