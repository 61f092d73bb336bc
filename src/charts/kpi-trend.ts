import type { KpiStatus, KpiTarget } from '../domain/kpi/kpi-status.ts';
import { bottomOf, renderBaseline, renderValueAxis, rightOf } from './axes.ts';
import type { Chart, ChartOptions } from './chart.ts';
import { formatMeasure, formatTick } from './format-measure.ts';
import { renderLegend, type LegendItem } from './legend.ts';
import { renderMarker, type MarkerShape } from './marker.ts';
import { linearScale, niceTicks, type Scale } from './scale.ts';
import { chartWidth, renderBox, renderLine, renderPath, renderSvg, renderTexture, renderText, type Box, type Point } from './svg.ts';
import { tabulateTrend } from './trend-table.ts';

/** One period of a KPI; `value` is undefined and `reason` says why where data is missing. */
export interface TrendPoint {
  readonly period: string;
  readonly value: number | undefined;
  readonly status: KpiStatus | undefined;
  readonly reason?: string;
}

export interface Trend {
  readonly unit: string;
  readonly points: readonly TrendPoint[];
  readonly target: KpiTarget | undefined;
}

const plot: Box = { x: 54, y: 26, width: chartWidth - 54 - 88, height: 178 };
const markerOf: Readonly<Record<KpiStatus, MarkerShape>> = { 达标: 'circle', 预警: 'triangle', 未达标: 'square', 缺数: 'cross' };

/** A KPI over time with its target band: missing periods are gaps, the status of each period is a shape. */
export function renderKpiTrend(trend: Trend, options: ChartOptions): Chart {
  const ticks = niceTicks(...valueRange(trend));
  const y = linearScale(ticks[0] ?? 0, ticks.at(-1) ?? 1, bottomOf(plot), plot.y);
  const x = (index: number): number => plot.x + ((index + 0.5) * plot.width) / trend.points.length;
  const legend = renderLegend(legendItems(trend), bottomOf(plot) + 34);
  const desc = describeTrend(trend);
  const svg = renderSvg({ ...options, desc, height: bottomOf(plot) + 38 + legend.height }, [
    renderTargetBand(trend.target, y),
    renderValueAxis(plot, ticks, y),
    renderText(plot.x - 6, 14, unitLabel(trend.unit), { anchor: 'end', name: 'chart__tick' }),
    renderTargetLines(trend, y),
    renderBaseline(plot),
    renderPeriods(trend.points, x),
    renderSeries(trend.points, x, y),
    legend.svg,
  ]);
  return { svg, desc, table: tabulateTrend(trend) };
}

const unitLabel = (unit: string): string => (unit === '—' ? '' : unit);

const linesOf = (target: KpiTarget | undefined): readonly { readonly value: number; readonly label: string; readonly name: string }[] => {
  if (target === undefined) return [];
  if (target.direction === 'band') return [{ value: target.low, label: '下限', name: 'chart__target' }, { value: target.high, label: '上限', name: 'chart__target' }];
  const warning = target.warning === undefined ? [] : [{ value: target.warning, label: '预警', name: 'chart__warning' }];
  return [{ value: target.target, label: '目标', name: 'chart__target' }, ...warning];
};

function valueRange({ points, target }: Trend): readonly [number, number] {
  const values = [...points.flatMap(({ value }) => value ?? []), ...linesOf(target).map(({ value }) => value)];
  if (values.length === 0) return [0, 1];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const margin = (high - low) * 0.08;
  return [low >= 0 ? Math.max(0, low - margin) : low - margin, high + margin];
}

function renderTargetBand(target: KpiTarget | undefined, y: Scale): string {
  if (target === undefined) return '';
  const top = target.direction === 'higher' ? plot.y : y(target.direction === 'band' ? target.high : target.target);
  const bottom = target.direction === 'lower' ? bottomOf(plot) : y(target.direction === 'band' ? target.low : target.target);
  const box: Box = { x: plot.x, y: top, width: plot.width, height: bottom - top };
  return renderBox('chart__goal', box) + renderTexture('dots', box);
}

// Labels stand outside of the plot, so that no line runs through them; where two are near they are moved apart.
function renderTargetLines({ target }: Trend, y: Scale): string {
  const lines = linesOf(target).toSorted((a, b) => b.value - a.value);
  let lowest = Number.NEGATIVE_INFINITY;
  return lines
    .map(({ value, label, name }) => {
      lowest = Math.max(y(value) + 4.5, lowest + 15);
      return renderLine(name, plot.x, y(value), rightOf(plot), y(value)) + renderText(rightOf(plot) + 5, lowest, `${label} ${formatTick(value)}`, { name: 'chart__key' });
    })
    .join('');
}

function renderPeriods(points: readonly TrendPoint[], x: (index: number) => number): string {
  const every = Math.max(1, Math.ceil(points.length / 8));
  const base = bottomOf(plot);
  return points
    .map(({ period }, index) => {
      const shown = (points.length - 1 - index) % every === 0;
      return renderLine('chart__axis', x(index), base, x(index), base + (shown ? 6 : 3)) + (shown ? renderText(x(index), base + 19, period, { anchor: 'middle', name: 'chart__tick' }) : '');
    })
    .join('');
}

function renderSeries(points: readonly TrendPoint[], x: (index: number) => number, y: Scale): string {
  const places = points.map(({ value }, index): Point | undefined => (value === undefined ? undefined : { x: x(index), y: y(value) }));
  const lines = runsOf(places).map((run) => renderPath('chart__series', run));
  const markers = points.map(({ status }, index) => {
    const place = places[index] ?? { x: x(index), y: bottomOf(plot) - 7 };
    return renderMarker(places[index] === undefined ? 'cross' : status === undefined ? 'circle' : markerOf[status], place.x, place.y);
  });
  return [...lines, ...markers].join('');
}

/** Unbroken runs of points: a missing one ends the line. */
function runsOf(places: readonly (Point | undefined)[]): readonly (readonly Point[])[] {
  const runs: Point[][] = [[]];
  for (const place of places) {
    if (place === undefined) runs.push([]);
    else runs.at(-1)?.push(place);
  }
  return runs.filter((run) => run.length > 1);
}

function legendItems({ points, target }: Trend): readonly LegendItem[] {
  const used = new Set(points.map(({ status, value }) => (value === undefined ? '缺数' : status)));
  const statuses = (Object.keys(markerOf) as readonly KpiStatus[]).filter((status) => used.has(status));
  const swatch = (x: number, y: number): Box => ({ x: x - 9, y: y - 6, width: 18, height: 12 });
  const goal: LegendItem = { label: '点纹：达标范围', sign: (x, y) => renderBox('chart__goal', swatch(x, y)) + renderTexture('dots', swatch(x, y)) };
  return [...statuses.map((status): LegendItem => ({ label: status, sign: (x, y) => renderMarker(markerOf[status], x, y) })), ...(target === undefined ? [] : [goal])];
}

function describeTrend({ points, unit, target }: Trend): string {
  const known = points.filter((point): point is TrendPoint & { readonly value: number } => point.value !== undefined);
  const last = points.at(-1);
  const missing = points.length - known.length;
  if (last === undefined || known.length === 0) return '没有数据。';
  const highest = known.reduce((best, point) => (point.value > best.value ? point : best));
  const lowest = known.reduce((best, point) => (point.value < best.value ? point : best));
  const now = last.value === undefined ? '缺数' : `${formatMeasure(last.value, unit)}${last.status === undefined ? '' : `，${last.status}`}`;
  const met = target === undefined ? '' : `；达标 ${known.filter(({ status }) => status === '达标').length} 期`;
  return `${points.length} 期，最近一期 ${last.period} 为 ${now}；最高 ${formatMeasure(highest.value, unit)}（${highest.period}），最低 ${formatMeasure(lowest.value, unit)}（${lowest.period}）${met}${missing > 0 ? `；缺 ${missing} 期` : ''}。`;
}
