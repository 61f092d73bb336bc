import type { ChartTable } from './chart.ts';
import { formatFigure } from './format-measure.ts';
import type { Trend, TrendPoint } from './kpi-trend.ts';

const month = /^(\d{4})-(\d{2})$/;

/** Months as a row for each year, which fits a page; other periods one below the other. */
export function tabulateTrend({ points, unit }: Trend): ChartTable {
  return points.length > 0 && points.every(({ period }) => month.test(period)) ? tabulateMonths(points, unit) : tabulatePeriods(points, unit);
}

function tabulateMonths(points: readonly TrendPoint[], unit: string): ChartTable {
  const years = [...new Set(points.map(({ period }) => period.slice(0, 4)))];
  const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
  const byPeriod = new Map(points.map((point) => [point.period, point]));
  const cell = (year: string, part: string): string => {
    const point = byPeriod.get(`${year}-${part}`);
    return point === undefined ? '' : formatCell(point);
  };
  const head = unit === '' || unit === '—' ? '年份' : `年份（${unit}）`;
  return { columns: [head, ...months.map((part) => `${Number(part)} 月`)], rows: years.map((year) => [year, ...months.map((part) => cell(year, part))]) };
}

function formatCell({ value, status }: TrendPoint): string {
  if (value === undefined) return '缺数';
  return status === undefined || status === '达标' ? formatFigure(value) : `${formatFigure(value)} ${status}`;
}

function tabulatePeriods(points: readonly TrendPoint[], unit: string): ChartTable {
  const rows = points.map(({ period, value, status, reason }) => [period, value === undefined ? '' : formatFigure(value), value === undefined ? `缺数${reason === undefined ? '' : `：${reason}`}` : (status ?? '未设目标')]);
  return { columns: ['期间', unit === '' || unit === '—' ? '数值' : `数值（${unit}）`, '状态'], rows };
}
