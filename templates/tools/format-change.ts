import type { PeriodChange } from '../../src/domain/kpi/compare-periods.ts';

/** A change for people, to two decimals: +1.2 个百分点, −3.4%, or 缺数. */
export function formatChange({ change, unit }: PeriodChange): string {
  if (change.kind === 'missing') return '缺数';
  const size = String(Number(Math.abs(change.value).toFixed(2)));
  const sign = size === '0' ? '' : change.value < 0 ? '−' : '+';
  return unit === '%' ? `${sign}${size}%` : `${sign}${size} 个百分点`;
}

/** Why a change is 缺数. */
export const reasonOf = ({ change }: PeriodChange): string | undefined => (change.kind === 'missing' ? change.reason : undefined);
