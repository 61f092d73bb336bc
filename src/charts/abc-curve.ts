import type { AbcClass, AbcItem } from '../domain/inventory/abc-classes.ts';
import { bottomOf, renderBaseline, renderBottomAxis, renderValueAxis } from './axes.ts';
import type { Chart, ChartOptions } from './chart.ts';
import { formatFigure, formatShare } from './format-measure.ts';
import { renderMarker } from './marker.ts';
import { linearScale, type Scale } from './scale.ts';
import { chartWidth, renderBox, renderLine, renderPath, renderSvg, renderTexture, renderText, type Box, type TextureName } from './svg.ts';

const plot: Box = { x: 54, y: 26, width: chartWidth - 54 - 24, height: 200 };
const classes: readonly AbcClass[] = ['A', 'B', 'C'];
const textureOf: Readonly<Record<AbcClass, TextureName | undefined>> = { A: 'lines', B: 'dots', C: undefined };

interface Zone {
  readonly abc: AbcClass;
  readonly items: readonly AbcItem[];
  /** Share of the items before the zone and at its end, per cent. */
  readonly from: number;
  readonly to: number;
}

/** Cumulative usage over cumulative items, from the dearest on; the zones of A, B and C are named and textured. */
export function renderAbcCurve(items: readonly AbcItem[], options: ChartOptions): Chart {
  const x = linearScale(0, 100, plot.x, plot.x + plot.width);
  const y = linearScale(0, 100, bottomOf(plot), plot.y);
  const zones = zonesOf(items);
  const points = [{ x: x(0), y: y(0) }, ...items.map(({ cumulativePercent }, index) => ({ x: x((100 * (index + 1)) / items.length), y: y(cumulativePercent) }))];
  const desc = describeZones(zones, items.length);
  const svg = renderSvg({ ...options, desc, height: bottomOf(plot) + 46 }, [
    ...zones.map((zone) => renderZone(zone, x)),
    renderValueAxis(plot, [0, 20, 40, 60, 80, 100], y),
    renderText(8, 14, '年耗用金额累计（%）', { name: 'chart__tick' }),
    renderBaseline(plot),
    renderBottomAxis(plot, [0, 20, 40, 60, 80, 100], x),
    renderText(plot.x + plot.width, bottomOf(plot) + 36, '品种累计（%）', { anchor: 'end', name: 'chart__tick' }),
    renderPath('chart__series', points),
    ...points.slice(1).map((point) => renderMarker('circle', point.x, point.y)),
    ...zones.map((zone) => renderZoneLabel(zone, x)),
  ]);
  return { svg, desc, table: tabulate(items) };
}

function zonesOf(items: readonly AbcItem[]): readonly Zone[] {
  let before = 0;
  return classes.flatMap((abc) => {
    const inClass = items.filter((item) => item.abc === abc);
    const from = (100 * before) / items.length;
    before += inClass.length;
    return inClass.length === 0 ? [] : [{ abc, items: inClass, from, to: (100 * before) / items.length }];
  });
}

function renderZone({ abc, from, to }: Zone, x: Scale): string {
  const box: Box = { x: x(from), y: plot.y, width: x(to) - x(from), height: plot.height };
  const texture = textureOf[abc];
  return renderBox(`chart__zone chart__zone--${abc.toLowerCase()}`, box) + (texture === undefined ? '' : renderTexture(texture, box)) + renderLine('chart__guide', x(to), plot.y, x(to), bottomOf(plot));
}

function renderZoneLabel({ abc, items, from, to }: Zone, x: Scale): string {
  const middle = (x(from) + x(to)) / 2;
  const y = bottomOf(plot) - 22;
  return renderBox('chart__label-ground', { x: middle - 32, y: y - 15, width: 64, height: 20 }) + renderText(middle, y, `${abc} 类 ${items.length} 种`, { anchor: 'middle', name: 'chart__key' });
}

const shareOf = (items: readonly AbcItem[]): number => items.reduce((sum, { sharePercent }) => sum + sharePercent, 0);

const describeZones = (zones: readonly Zone[], count: number): string =>
  `${count} 种物料：${zones.map(({ abc, items }) => `${abc} 类 ${items.length} 种，占金额 ${formatFigure(shareOf(items))}%`).join('；')}。`;

const tabulate = (items: readonly AbcItem[]): Chart['table'] => ({
  columns: ['物料', '年耗用金额（元）', '占比', '累计', '类别'],
  rows: items.map(({ id, annualUsageYuan, sharePercent, cumulativePercent, abc }) => [id, formatFigure(annualUsageYuan), formatShare(sharePercent), formatShare(cumulativePercent), abc]),
});
