import type { ChartNode, ShapeKind } from './chart.ts';
import { METRICS } from './flow-metrics.ts';
import { linesEm } from './wrap-label.ts';

/** Outline of a shape; `hexagon` is a decision whose question is too long for a diamond. */
export type Outline = 'box' | 'stadium' | 'circle' | 'diamond' | 'hexagon' | 'sheet' | 'tag';

export interface NodeSize {
  readonly outline: Outline;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
}

type Wrap = ChartNode['wrap'];

/** A timer's double ring takes this much from its text. */
const RING = 2;
const DIAMOND_MAX = 84;
const DIAMOND_MIN = 46;

const fitEm = (width: number): number => Math.max(3, width / METRICS.text);
const even = (value: number): number => 2 * Math.ceil(value / 2);

function measureBox(wrap: Wrap, width: number, inset: number, wave: number): NodeSize {
  const lines = wrap(fitEm(width - 2 * METRICS.padX - inset));
  const text = Math.max(1, lines.length) * METRICS.line;
  return { outline: wave > 0 ? 'sheet' : 'box', width, height: even(text + 2 * METRICS.padY + wave), lines };
}

function measureEvent(wrap: Wrap, width: number): NodeSize {
  const lines = wrap(fitEm(width - 24));
  const text = linesEm(lines) * METRICS.text;
  if (lines.length <= 1 && text <= 2 * METRICS.text) return { outline: 'circle', width: 40, height: 40, lines };
  return { outline: 'stadium', width: even(Math.min(width, text + 26)), height: even(lines.length * METRICS.line + 14), lines };
}

/** The flattest diamond of the given width whose slanted sides leave room for the text, by number of lines. */
function measureDiamond(wrap: Wrap, width: number): NodeSize {
  let best: NodeSize | undefined;
  for (let em = fitEm(width * 0.72); em >= 3; ) {
    const lines = wrap(em);
    const widest = linesEm(lines);
    const share = (widest * METRICS.text + 4) / width;
    const height = even(Math.max(DIAMOND_MIN, (lines.length * METRICS.line - 4) / Math.max(0.05, 1 - share)));
    if (best === undefined || height < best.height) best = { outline: 'diamond', width, height, lines };
    // Down to the next width at which the lines change.
    em = Math.min(em, widest) - 1;
  }
  return best === undefined || best.height > DIAMOND_MAX ? measureHexagon(wrap, width) : best;
}

function measureHexagon(wrap: Wrap, width: number): NodeSize {
  const lines = wrap(fitEm(width - 1.5 * METRICS.slant));
  return { outline: 'hexagon', width, height: even(lines.length * METRICS.line + 2 * METRICS.padY), lines };
}

function measureTag(wrap: Wrap, width: number): NodeSize {
  const lines = wrap(fitEm(width - 20));
  return { outline: 'tag', width: even(Math.min(width, linesEm(lines) * METRICS.text + 22)), height: even(lines.length * METRICS.line + 12), lines };
}

const MEASURE: Readonly<Record<ShapeKind, (wrap: Wrap, width: number) => NodeSize>> = {
  start: measureEvent,
  end: measureEvent,
  task: (wrap, width) => measureBox(wrap, width, 0, 0),
  decision: measureDiamond,
  document: (wrap, width) => measureBox(wrap, width, 0, METRICS.wave),
  timer: (wrap, width) => measureBox(wrap, width, RING, 0),
  message: (wrap, width) => measureBox(wrap, width, 0, 0),
  'link-out': measureTag,
  'link-in': measureTag,
};

/** Size and wrapped text of a shape that may be at most `width` wide. */
export function measureNode(node: Pick<ChartNode, 'kind' | 'wrap'>, width: number): NodeSize {
  return MEASURE[node.kind](node.wrap, width);
}

/** The narrowest good width for a label: two or three lines of a task. */
export function wantedWidth(node: Pick<ChartNode, 'kind' | 'label'>): number {
  const text = linesEm([node.label]) * METRICS.text;
  const extra = node.kind === 'timer' ? RING : node.kind === 'decision' ? 34 : 0;
  const perLine = text <= 6 * METRICS.text ? text : Math.max(6 * METRICS.text, text / (text > 24 * METRICS.text ? 4 : 2));
  return Math.min(METRICS.boxMax, Math.max(METRICS.boxMin, Math.ceil(perLine) + 2 * METRICS.padX + 8 + extra));
}
