import { bottomOf, renderBaseline, renderRightAxis, renderValueAxis } from './axes.ts';
import type { Chart, ChartOptions } from './chart.ts';
import { formatFigure, formatShare } from './format-measure.ts';
import { renderLegend } from './legend.ts';
import { renderMarker } from './marker.ts';
import { linearScale, niceTicks, type Scale } from './scale.ts';
import { chartWidth, renderBox, renderLine, renderPath, renderSvg, renderTexture, renderText, type Box, type Point } from './svg.ts';
import { wrapHan } from './wrap-han.ts';

/** A cause and how often it occurred. */
export interface ParetoItem {
  readonly label: string;
  readonly count: number;
}

interface RankedItem extends ParetoItem {
  readonly cumulativePercent: number;
}

const plot: Box = { x: 54, y: 26, width: chartWidth - 54 - 52, height: 190 };
const labelLines = 3;
const lineHeight = 15;
const mostBars = 12;
const restLabel = '其他';

/** Causes from the most frequent on with their cumulative share; the causes up to 80 % are hatched. `unit` is that of the counts. */
export function renderPareto(items: readonly ParetoItem[], unit: string, options: ChartOptions): Chart {
  const ranked = rankItems(items);
  const ticks = niceTicks(0, ranked.reduce((most, { count }) => Math.max(most, count), 1));
  const left = linearScale(0, ticks.at(-1) ?? 1, bottomOf(plot), plot.y);
  const right = linearScale(0, 100, bottomOf(plot), plot.y);
  const band = plot.width / Math.max(1, ranked.length);
  const legend = renderLegend(legendItems, bottomOf(plot) + labelLines * lineHeight + 12);
  const desc = describePareto(ranked, unit);
  const svg = renderSvg({ ...options, desc, height: bottomOf(plot) + labelLines * lineHeight + 16 + legend.height }, [
    renderValueAxis(plot, ticks, left),
    renderRightAxis(plot, [0, 20, 40, 60, 80, 100], right),
    renderText(plot.x - 6, 14, unit, { anchor: 'end', name: 'chart__tick' }),
    renderLine('chart__target', plot.x, right(80), plot.x + plot.width, right(80)),
    ...ranked.map((item, index) => renderBar(item, plot.x + index * band, band, left, isVital(ranked, index))),
    renderBaseline(plot),
    renderCumulative(ranked, band, right),
    legend.svg,
  ]);
  return { svg, desc, table: tabulate(ranked, unit) };
}

/** Falling, the rest last; more than a dozen are put together as 其他. */
function rankItems(items: readonly ParetoItem[]): readonly RankedItem[] {
  const named = items.filter(({ label }) => label !== restLabel).toSorted((a, b) => b.count - a.count);
  const shown = named.length > mostBars ? named.slice(0, mostBars - 1) : named;
  const rest = items.reduce((sum, { count }) => sum + count, 0) - shown.reduce((sum, { count }) => sum + count, 0);
  const all = rest > 0 ? [...shown, { label: restLabel, count: rest }] : shown;
  const total = all.reduce((sum, { count }) => sum + count, 0);
  let cumulative = 0;
  return all.map((item) => {
    cumulative += item.count;
    return { ...item, cumulativePercent: total === 0 ? 0 : (100 * cumulative) / total };
  });
}

/** The vital few: those needed to reach 80 %. */
const isVital = (ranked: readonly RankedItem[], index: number): boolean => (ranked[index - 1]?.cumulativePercent ?? 0) < 80 && ranked[index]?.label !== restLabel;

function renderBar({ label, count }: RankedItem, x: number, band: number, y: Scale, vital: boolean): string {
  const width = Math.min(44, band * 0.68);
  const box: Box = { x: x + (band - width) / 2, y: y(count), width, height: bottomOf(plot) - y(count) };
  const lines = wrapHan(label, (band - 5) / 12, labelLines);
  const words = lines.map((line, index) => renderText(x + band / 2, bottomOf(plot) + 17 + index * lineHeight, line, { anchor: 'middle', name: 'chart__key' }));
  return renderBox('chart__bar', box) + (vital ? renderTexture('lines', box) : '') + words.join('');
}

function renderCumulative(ranked: readonly RankedItem[], band: number, y: Scale): string {
  const points = ranked.map(({ cumulativePercent }, index): Point => ({ x: plot.x + (index + 0.5) * band, y: y(cumulativePercent) }));
  return renderPath('chart__series', points) + points.map((point) => renderMarker('circle', point.x, point.y)).join('');
}

const legendItems = [
  { label: '斜纹：累计到 80% 的主要项', sign: (x: number, y: number) => renderBox('chart__bar', { x: x - 9, y: y - 6, width: 18, height: 12 }) + renderTexture('lines', { x: x - 9, y: y - 6, width: 18, height: 12 }) },
  { label: '累计占比', sign: (x: number, y: number) => renderLine('chart__series', x - 10, y, x + 10, y) + renderMarker('circle', x, y) },
  { label: '80% 线', sign: (x: number, y: number) => renderLine('chart__target', x - 10, y, x + 10, y) },
];

function describePareto(ranked: readonly RankedItem[], unit: string): string {
  const vital = ranked.filter((_, index) => isVital(ranked, index));
  const total = ranked.reduce((sum, { count }) => sum + count, 0);
  return `共 ${ranked.length} 项、${formatFigure(total)} ${unit}；前 ${vital.length} 项（${vital.map(({ label }) => label).join('、')}）占 ${formatFigure(vital.at(-1)?.cumulativePercent ?? 0)}%。`;
}

function tabulate(ranked: readonly RankedItem[], unit: string): Chart['table'] {
  const total = ranked.reduce((sum, { count }) => sum + count, 0);
  return {
    columns: ['项目', unit === '' ? '数量' : `数量（${unit}）`, '占比', '累计占比'],
    rows: ranked.map(({ label, count, cumulativePercent }) => [label, formatFigure(count), formatShare(total === 0 ? 0 : (100 * count) / total), formatShare(cumulativePercent)]),
  };
}
