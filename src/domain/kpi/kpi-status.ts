import { describeGiven } from '../given-numbers.ts';
import { fail, succeed, type Result } from '../result.ts';
import type { KpiValue } from './kpi-value.ts';

export type KpiStatus = '达标' | '预警' | '未达标' | '缺数';

/**
 * The target of a KPI in the KPI's own unit. `warning` is the end of the zone between 达标 and 未达标: below the target where higher is
 * better, above it where lower is better; for a band the zone reaches `margin` beyond either end. Without it there is no 预警.
 */
export type KpiTarget =
  | { readonly direction: 'higher' | 'lower'; readonly target: number; readonly warning?: number | undefined }
  | { readonly direction: 'band'; readonly low: number; readonly high: number; readonly margin?: number | undefined };

export const directionLabels = { higher: '越高越好', lower: '越低越好', band: '落在区间' } as const satisfies Record<KpiTarget['direction'], string>;

/** Checks a target as written. Errors: fields `target`, `warning`, `low`, `high`, `margin`. */
export function parseTarget(target: KpiTarget): Result<KpiTarget> {
  return target.direction === 'band' ? parseBand(target) : parseOneSided(target);
}

function parseBand(target: Extract<KpiTarget, { direction: 'band' }>): Result<KpiTarget> {
  if (!Number.isFinite(target.low) || !Number.isFinite(target.high)) return fail('low', '区间目标的上下限都要是数字。');
  if (target.low > target.high) return fail('high', `区间目标的上限 ${target.high} 小于下限 ${target.low}，请对调或改正。`);
  const marginFits = target.margin === undefined || (Number.isFinite(target.margin) && target.margin >= 0);
  return marginFits ? succeed(target) : fail('margin', '预警宽度不能是负数：它是区间两端向外再留的余量。');
}

function parseOneSided(target: Extract<KpiTarget, { direction: 'higher' | 'lower' }>): Result<KpiTarget> {
  if (!Number.isFinite(target.target)) return fail('target', '目标值要是数字。');
  if (target.warning === undefined) return succeed(target);
  const higher = target.direction === 'higher';
  const fits = higher ? target.warning <= target.target : target.warning >= target.target;
  if (Number.isFinite(target.warning) && fits) return succeed(target);
  return fail('warning', `${directionLabels[target.direction]}的指标，预警线应${higher ? '不高于' : '不低于'}目标 ${target.target}，${describeGiven(target.warning)}。`);
}

/** 达标 includes the target itself, 预警 includes the warning line itself. */
export function selectStatus(result: KpiValue, target: KpiTarget): KpiStatus {
  if (result.kind === 'missing') return '缺数';
  const shortfall = shortfallOf(result.value, target);
  if (shortfall <= 0) return '达标';
  return shortfall <= warningWidth(target) ? '预警' : '未达标';
}

function shortfallOf(value: number, target: KpiTarget): number {
  if (target.direction === 'band') return Math.max(target.low - value, value - target.high);
  return target.direction === 'higher' ? target.target - value : value - target.target;
}

function warningWidth(target: KpiTarget): number {
  if (target.direction === 'band') return target.margin ?? 0;
  return target.warning === undefined ? 0 : Math.abs(target.target - target.warning);
}
