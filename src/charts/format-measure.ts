import { formatAmount } from '../domain/format-amount.ts';

/** A figure for a label: four significant digits, whole numbers from 1000 on. */
export function formatFigure(value: number): string {
  return formatAmount(Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4)));
}

/** A figure with its unit: 97.25%, 5 天, 4.2 倍; units that say 没有单位 are left out. */
export function formatMeasure(value: number, unit: string): string {
  const shown = formatFigure(value);
  if (unit === '' || unit === '—') return shown;
  return unit === '%' || unit === '‰' ? `${shown}${unit}` : `${shown} ${unit}`;
}

/** A figure for an axis, where room is short: 120 万, 3.5 亿. */
export function formatTick(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e8) return `${formatAmount(Number((value / 1e8).toPrecision(4)))} 亿`;
  return size >= 1e5 ? `${formatAmount(Number((value / 1e4).toPrecision(4)))} 万` : formatFigure(value);
}

/** A share in a column of shares, which line up only with equal decimals. */
export const formatShare = (percent: number): string => `${percent.toFixed(1)}%`;
