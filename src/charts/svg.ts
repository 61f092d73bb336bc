import { escapeMarkup } from '../domain/text/escape-markup.ts';
import type { ChartOptions } from './chart.ts';

/** Width of every drawing in its own units; one unit is about one CSS pixel. */
export const chartWidth = 560;

/** A coordinate as short as it can be. */
export const coordinate = (value: number): string => String(Math.round(value * 10) / 10);
const n = coordinate;

interface Frame extends ChartOptions {
  readonly height: number;
  /** Text alternative: what the drawing says, in words. */
  readonly desc: string;
}

/** A whole drawing as an image with a name and a description. */
export function renderSvg({ idPrefix, title, desc, height }: Frame, body: readonly string[]): string {
  return [
    `<svg class="chart" xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${idPrefix}-title ${idPrefix}-desc" viewBox="0 0 ${chartWidth} ${n(height)}" width="${chartWidth}" height="${n(height)}" font-size="13">`,
    `<title id="${idPrefix}-title">${escapeMarkup(title)}</title><desc id="${idPrefix}-desc">${escapeMarkup(desc)}</desc>`,
    ...body,
    '</svg>',
  ].join('');
}

export interface TextStyle {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly name?: string;
}

export function renderText(x: number, y: number, text: string, { anchor = 'start', name = 'chart__text' }: TextStyle = {}): string {
  return `<text class="${name}" x="${n(x)}" y="${n(y)}" text-anchor="${anchor}">${escapeMarkup(text)}</text>`;
}

export function renderLine(name: string, x1: number, y1: number, x2: number, y2: number): string {
  return `<path class="${name}" d="M${n(x1)} ${n(y1)}L${n(x2)} ${n(y2)}"/>`;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function renderBox(name: string, { x, y, width, height }: Box): string {
  return `<rect class="${name}" x="${n(x)}" y="${n(y)}" width="${n(Math.max(0, width))}" height="${n(Math.max(0, height))}"/>`;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export function renderPath(name: string, points: readonly Point[]): string {
  return points.length === 0 ? '' : `<path class="${name}" d="M${points.map(({ x, y }) => `${n(x)} ${n(y)}`).join('L')}"/>`;
}

/** What tells an area from others without colour: rising lines, rising and falling lines, dots. */
export type TextureName = 'lines' | 'cross' | 'dots';

/** Units from one line or dot to the next. */
const pitch = 6;

/**
 * Lines or dots over an area, cut at its edges, as one path. An SVG pattern would do it too, but Chromium prints a pattern as a picture:
 * it weighs a hundred times as much and is coarse on paper.
 */
export function renderTexture(name: TextureName, box: Box): string {
  if (box.width <= 0 || box.height <= 0) return '';
  if (name === 'dots') return `<path class="chart__texture chart__texture--dots" d="${dotRows(box)}"/>`;
  return `<path class="chart__texture" d="${diagonals(box, 1)}${name === 'cross' ? diagonals(box, -1) : ''}"/>`;
}

/** One line for each row of dots; the style sheet makes dashes of it. */
const dotRows = ({ x, y, width, height }: Box): string =>
  multiples(y, y + height)
    .map((row) => `M${n(x + pitch / 3)} ${n(row)}H${n(x + width)}`)
    .join('');

/** `slope` 1: rising, x + y is a multiple of the pitch along a line; -1: falling, x − y is. */
function diagonals({ x, y, width, height }: Box, slope: 1 | -1): string {
  const [low, high] = slope === 1 ? [x + y, x + width + y + height] : [x - y - height, x + width - y];
  return multiples(low, high)
    .map((sum) => {
      const from = Math.max(x, slope === 1 ? sum - y - height : sum + y);
      const to = Math.min(x + width, slope === 1 ? sum - y : sum + y + height);
      return `M${n(from)} ${n(slope * (sum - from))}L${n(to)} ${n(slope * (sum - to))}`;
    })
    .join('');
}

/** The multiples of the pitch strictly between two numbers. */
function multiples(low: number, high: number): readonly number[] {
  const first = Math.floor(low / pitch) + 1;
  return Array.from({ length: Math.max(0, Math.ceil(high / pitch) - first) }, (_, at) => (first + at) * pitch);
}
