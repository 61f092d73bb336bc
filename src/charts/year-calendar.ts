import { hanEm } from '../domain/text/han-em.ts';
import type { Chart, ChartOptions } from './chart.ts';
import { chartWidth, renderBox, renderLine, renderSvg, renderText } from './svg.ts';

/** A yearly event: month from 1, who answers for it, and the group whose row it stands in. */
export interface YearEvent {
  readonly month: number;
  readonly item: string;
  readonly owner: string;
  readonly group: string;
}

const rowHeight = 27;
const top = 26;
const months = Array.from({ length: 12 }, (_, index) => index + 1);

/** The year at a glance: a row for each group, a column for each month, the number of events in the cell. */
export function renderYearCalendar(events: readonly YearEvent[], options: ChartOptions): Chart {
  const groups = [...new Set(events.map(({ group }) => group))].toSorted((a, b) => countOf(events, b) - countOf(events, a));
  const left = 14 + Math.max(0, ...groups.map((group) => hanEm(group) * 12));
  const cell = (chartWidth - left - 4) / 12;
  const bottom = top + groups.length * rowHeight;
  const desc = describeYear(events, groups);
  const svg = renderSvg({ ...options, desc, height: bottom + 26 }, [
    ...months.map((month) => renderText(left + (month - 0.5) * cell, 17, `${month} 月`, { anchor: 'middle', name: 'chart__key' })),
    ...groups.map((group, row) => renderRow(events.filter((event) => event.group === group), group, top + row * rowHeight, left, cell)),
    renderLine('chart__axis', 0, bottom, chartWidth, bottom),
    renderText(left - 8, bottom + 17, '合计', { anchor: 'end', name: 'chart__key' }),
    ...months.map((month) => renderText(left + (month - 0.5) * cell, bottom + 17, String(events.filter((event) => event.month === month).length), { anchor: 'middle', name: 'chart__key' })),
  ]);
  return { svg, desc, table: tabulate(events) };
}

const countOf = (events: readonly YearEvent[], group: string): number => events.filter((event) => event.group === group).length;

function renderRow(events: readonly YearEvent[], group: string, y: number, left: number, cell: number): string {
  const cells = months.map((month) => {
    const count = events.filter((event) => event.month === month).length;
    const box = { x: left + (month - 1) * cell + 2, y: y + 3, width: cell - 4, height: rowHeight - 6 };
    if (count === 0) return '';
    return renderBox(`chart__load chart__load--${Math.min(3, count)}`, box) + renderText(box.x + box.width / 2, y + rowHeight / 2 + 5, String(count), { anchor: 'middle', name: 'chart__load-count' });
  });
  return renderLine('chart__grid', 0, y, chartWidth, y) + renderText(left - 8, y + rowHeight / 2 + 4.5, group, { anchor: 'end', name: 'chart__key' }) + cells.join('');
}

function describeYear(events: readonly YearEvent[], groups: readonly string[]): string {
  const busiest = months.reduce((best, month) => (byMonth(events, month) > byMonth(events, best) ? month : best), 1);
  return `全年 ${events.length} 项，分给 ${groups.length} 个部门；最忙的是 ${busiest} 月，${byMonth(events, busiest)} 项。`;
}

const byMonth = (events: readonly YearEvent[], month: number): number => events.filter((event) => event.month === month).length;

const tabulate = (events: readonly YearEvent[]): Chart['table'] => ({
  columns: ['月份', '事项', '责任'],
  rows: events.toSorted((a, b) => a.month - b.month).map(({ month, item, owner }) => [`${month} 月`, item, owner]),
});
