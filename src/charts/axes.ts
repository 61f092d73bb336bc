import { formatFigure, formatTick } from './format-measure.ts';
import type { Scale } from './scale.ts';
import { renderLine, renderText, type Box } from './svg.ts';

/** Where the values are drawn: inside the axes. */
export const bottomOf = ({ y, height }: Box): number => y + height;
export const rightOf = ({ x, width }: Box): number => x + width;

/** Horizontal lines with their values on the left. */
export function renderValueAxis(plot: Box, ticks: readonly number[], scale: Scale): string {
  return ticks
    .map((tick) => renderLine('chart__grid', plot.x, scale(tick), rightOf(plot), scale(tick)) + renderText(plot.x - 6, scale(tick) + 4.5, formatTick(tick), { anchor: 'end', name: 'chart__tick' }))
    .join('');
}

/** The values of a second axis on the right, without lines. */
export function renderRightAxis(plot: Box, ticks: readonly number[], scale: Scale): string {
  return ticks.map((tick) => renderText(rightOf(plot) + 6, scale(tick) + 4.5, `${formatFigure(tick)}%`, { name: 'chart__tick' })).join('');
}

/** Values along the bottom, with short strokes. */
export function renderBottomAxis(plot: Box, ticks: readonly number[], scale: Scale): string {
  const y = bottomOf(plot);
  return ticks
    .map((tick) => renderLine('chart__axis', scale(tick), y, scale(tick), y + 4) + renderText(scale(tick), y + 17, formatTick(tick), { anchor: 'middle', name: 'chart__tick' }))
    .join('');
}

export const renderBaseline = (plot: Box): string => renderLine('chart__axis', plot.x, bottomOf(plot), rightOf(plot), bottomOf(plot));
