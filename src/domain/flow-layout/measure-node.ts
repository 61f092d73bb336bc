import type { ChartNode, ShapeKind } from './chart.ts';
import { METRICS } from './flow-metrics.ts';
import { linesEm, wrapLabel } from './wrap-label.ts';

/** Outline of a shape; `hexagon` is a decision whose question is too long for a diamond. */
export type Outline = 'box' | 'stadium' | 'circle' | 'diamond' | 'hexagon' | 'sheet' | 'tag';

export interface NodeSize {
  readonly outline: Outline;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
}

const WAVE = 8;
const ICON = 20;
const SLANT = 12;
const DIAMOND_MAX = 84;
const DIAMOND_MIN = 46;

const fitEm = (width: number): number => Math.max(3, width / METRICS.text);
const even = (value: number): number => 2 * Math.ceil(value / 2);

function measureBox(label: string, width: number, icon: number, wave: number): NodeSize {
  const lines = wrapLabel(label, fitEm(width - 2 * METRICS.padX - icon));
  const text = Math.max(1, lines.length) * METRICS.line;
  return { outline: wave > 0 ? 'sheet' : 'box', width, height: even(text + 2 * METRICS.padY + wave), lines };
}

function measureEvent(label: string, width: number): NodeSize {
  const lines = wrapLabel(label, fitEm(width - 24));
  const text = linesEm(lines) * METRICS.text;
  if (lines.length <= 1 && text <= 2 * METRICS.text) return { outline: 'circle', width: 40, height: 40, lines };
  return { outline: 'stadium', width: even(Math.min(width, text + 26)), height: even(lines.length * METRICS.line + 14), lines };
}

/** The flattest diamond of the given width whose slanted sides leave room for the text, by number of lines. */
function measureDiamond(label: string, width: number): NodeSize {
  let best: NodeSize | undefined;
  for (let em = fitEm(width * 0.72); em >= 3; em -= 1) {
    const lines = wrapLabel(label, em);
    const share = (linesEm(lines) * METRICS.text + 4) / width;
    const height = even(Math.max(DIAMOND_MIN, (lines.length * METRICS.line - 4) / Math.max(0.05, 1 - share)));
    if (best === undefined || height < best.height) best = { outline: 'diamond', width, height, lines };
  }
  return best === undefined || best.height > DIAMOND_MAX ? measureHexagon(label, width) : best;
}

function measureHexagon(label: string, width: number): NodeSize {
  const lines = wrapLabel(label, fitEm(width - 2 * SLANT));
  return { outline: 'hexagon', width, height: even(lines.length * METRICS.line + 2 * METRICS.padY), lines };
}

function measureTag(label: string, width: number): NodeSize {
  const lines = wrapLabel(label, fitEm(width - 20));
  return { outline: 'tag', width: even(Math.min(width, linesEm(lines) * METRICS.text + 22)), height: even(lines.length * METRICS.line + 12), lines };
}

const MEASURE: Readonly<Record<ShapeKind, (label: string, width: number) => NodeSize>> = {
  start: measureEvent,
  end: measureEvent,
  task: (label, width) => measureBox(label, width, 0, 0),
  decision: measureDiamond,
  document: (label, width) => measureBox(label, width, 0, WAVE),
  timer: (label, width) => ({ ...measureBox(label, width, ICON + 6, 0), outline: 'stadium' }),
  message: (label, width) => measureBox(label, width, ICON, 0),
  'link-out': measureTag,
  'link-in': measureTag,
};

/** Size and wrapped text of a shape that may be at most `width` wide. */
export function measureNode(node: Pick<ChartNode, 'kind' | 'label'>, width: number): NodeSize {
  return MEASURE[node.kind](node.label, width);
}

/** The narrowest good width for a label: two or three lines of a task. */
export function wantedWidth(node: Pick<ChartNode, 'kind' | 'label'>): number {
  const text = linesEm([node.label]) * METRICS.text;
  const extra = node.kind === 'timer' || node.kind === 'message' ? ICON + 6 : node.kind === 'decision' ? 34 : 0;
  const perLine = text <= 6 * METRICS.text ? text : Math.max(6 * METRICS.text, text / (text > 24 * METRICS.text ? 4 : 2));
  return Math.min(METRICS.boxMax, Math.max(METRICS.boxMin, Math.ceil(perLine) + 2 * METRICS.padX + 8 + extra));
}
