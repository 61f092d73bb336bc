import { visitOperators } from './content-operators.ts';

/** Chromium draws CSS pixels (96 an inch) on a grid of 300 dots an inch. */
const UNSCALED = 3.125;
const PRECISION = 0.001;

/**
 * Whether Chromium shrank the content of a page to make something fit. Margin boxes keep their size then, so they do not count; nor does
 * a drawing with a scale of its own, as long as anything on the page stands at full size. A page with nothing but a photograph says nothing:
 * the matrix of a photograph is its size.
 */
export function isShrunk(content: string): boolean {
  let [scaled, unscaled] = [false, false];
  visitContentScales(content, (scale) => {
    unscaled = Math.abs(scale - UNSCALED) < PRECISION;
    scaled = true;
    return unscaled;
  });
  return scaled && !unscaled;
}

/** Content lies inside of a clip, two states deep; margin boxes lie one deep. The first matrix there puts it on the paper. */
const CONTENT_DEPTH = 2;

/** What may stand between a matrix and the photograph that it places: colours, a graphics state, tags. */
const SETTINGS = new Set(['RG', 'rg', 'G', 'g', 'gs', 'BDC', 'BMC', 'EMC']);

/** How much longer a matrix makes a line, whichever way it turns it: a watermark lies aslant. */
function scaleOf(operands: string): number {
  const [a = 0, b = 0] = operands.trim().split(/\s+/).map(Number);
  return Math.hypot(a, b);
}

/** Visits the scales until one is enough. */
function visitContentScales(content: string, isEnough: (scale: number) => boolean): void {
  const saved: number[] = [];
  let matrices = 0;
  let scale: number | undefined;
  visitOperators(content, (name, start, end) => {
    if (scale !== undefined && !SETTINGS.has(name)) {
      if (name !== 'Do' && isEnough(scale)) return content.length;
      scale = undefined;
    }
    if (name === 'q') saved.push(matrices);
    else if (name === 'Q') matrices = saved.pop() ?? 0;
    else if (name === 'cm') {
      if (matrices === 1 && saved.length === CONTENT_DEPTH) scale = scaleOf(content.slice(start, end));
      matrices += 1;
    }
    return undefined;
  });
}
