import type { ChartOptions } from './chart.ts';

/** Width of every drawing in its own units; one unit is about one CSS pixel. */
export const chartWidth = 560;

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A coordinate as short as it can be. */
export const coordinate = (value: number): string => String(Math.round(value * 10) / 10);
const n = coordinate;

interface Frame extends ChartOptions {
  readonly height: number;
  /** Text alternative: what the drawing says, in words. */
  readonly desc: string;
  /** Ids that the drawing refers to, without the prefix; see `patternFill`. */
  readonly patterns?: readonly PatternName[];
}

/** A whole drawing as an image with a name and a description. */
export function renderSvg({ idPrefix, title, desc, height, patterns = [] }: Frame, body: readonly string[]): string {
  return [
    `<svg class="chart" xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${idPrefix}-title ${idPrefix}-desc" viewBox="0 0 ${chartWidth} ${n(height)}" width="${chartWidth}" height="${n(height)}" font-size="13">`,
    `<title id="${idPrefix}-title">${escapeXml(title)}</title><desc id="${idPrefix}-desc">${escapeXml(desc)}</desc>`,
    patterns.length > 0 ? `<defs>${patterns.map((name) => renderPattern(idPrefix, name)).join('')}</defs>` : '',
    ...body,
    '</svg>',
  ].join('');
}

export interface TextStyle {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly name?: string;
}

export function renderText(x: number, y: number, text: string, { anchor = 'start', name = 'chart__text' }: TextStyle = {}): string {
  return `<text class="${name}" x="${n(x)}" y="${n(y)}" text-anchor="${anchor}">${escapeXml(text)}</text>`;
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

export function renderBox(name: string, { x, y, width, height }: Box, fill = ''): string {
  const paint = fill === '' ? '' : ` fill="${fill}"`;
  return `<rect class="${name}" x="${n(x)}" y="${n(y)}" width="${n(Math.max(0, width))}" height="${n(Math.max(0, height))}"${paint}/>`;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export function renderPath(name: string, points: readonly Point[]): string {
  return points.length === 0 ? '' : `<path class="${name}" d="M${points.map(({ x, y }) => `${n(x)} ${n(y)}`).join('L')}"/>`;
}

const patternPaths = {
  /** Rising lines. */
  lines: 'M-1 7L7 -1M-1 1L1 -1M5 7L7 5',
  /** Rising and falling lines. */
  cross: 'M-1 7L7 -1M-1 1L1 -1M5 7L7 5M-1 -1L7 7M5 -1L7 1M-1 5L1 7',
  dots: 'M2.3 3h1.4',
} as const;
export type PatternName = keyof typeof patternPaths;

function renderPattern(idPrefix: string, name: PatternName): string {
  return `<pattern id="${idPrefix}-${name}" width="6" height="6" patternUnits="userSpaceOnUse"><path class="chart__pattern" d="${patternPaths[name]}"/></pattern>`;
}

/** The paint of an area that must be told from others without colour. */
export const patternFill = (idPrefix: string, name: PatternName): string => `url(#${idPrefix}-${name})`;
