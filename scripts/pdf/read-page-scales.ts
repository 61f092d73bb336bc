import { readOperators } from './content-operators.ts';

/** Chromium draws CSS pixels (96 an inch) on a grid of 300 dots an inch. */
export const UNSCALED = 3.125;

/**
 * The scales at which a page puts its margin boxes and its content on the paper: every first matrix inside of the page's own.
 * Matrices deeper down belong to the content (an SVG, a rotated label) and may be anything.
 */
export function readPageScales(content: string): readonly number[] {
  const scales: number[] = [];
  const saved: number[] = [];
  let matrices = 0;
  for (const { name, start, end } of readOperators(content)) {
    if (name === 'q') saved.push(matrices);
    else if (name === 'Q') matrices = saved.pop() ?? 0;
    else if (name === 'cm') {
      if (matrices === 1) scales.push(Number.parseFloat(content.slice(start, end)));
      matrices += 1;
    }
  }
  return scales;
}
