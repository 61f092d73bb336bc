import { hanEm } from '../domain/text/han-em.ts';
import { chartWidth, renderText } from './svg.ts';

export interface LegendItem {
  readonly label: string;
  /** Draws the sign around a middle point. */
  readonly sign: (x: number, y: number) => string;
}

const size = 12;
const signWidth = 24;
const gap = 14;
const rowHeight = 19;

/** Signs with their words below a drawing, in as many rows as they need. */
export function renderLegend(items: readonly LegendItem[], top: number): { readonly svg: string; readonly height: number } {
  const rows = breakRows(items);
  const svg = rows.flatMap((row, index) => renderRow(row, top + index * rowHeight + 10)).join('');
  return { svg, height: rows.length * rowHeight };
}

const widthOf = ({ label }: LegendItem): number => signWidth + hanEm(label) * size;

function breakRows(items: readonly LegendItem[]): readonly (readonly LegendItem[])[] {
  const rows: LegendItem[][] = [[]];
  let used = 0;
  for (const item of items) {
    if (used > 0 && used + widthOf(item) > chartWidth - 16) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(item);
    used += widthOf(item) + gap;
  }
  return rows;
}

function renderRow(row: readonly LegendItem[], y: number): readonly string[] {
  const width = row.reduce((sum, item) => sum + widthOf(item), 0) + gap * (row.length - 1);
  let x = Math.max(8, (chartWidth - width) / 2);
  return row.map((item) => {
    const drawn = item.sign(x + signWidth / 2 - 2, y) + renderText(x + signWidth, y + 4.5, item.label, { name: 'chart__key' });
    x += widthOf(item) + gap;
    return drawn;
  });
}
