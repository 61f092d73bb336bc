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
