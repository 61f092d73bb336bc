import { isPercentage } from './compile-kpi.ts';
import type { PeriodResult } from './evaluate-kpi.ts';
import { known, missing, type KpiValue } from './kpi-value.ts';
import { previousPeriod, samePeriodLastYear } from './period.ts';

/** A change against another period: a growth rate in %, or for percentages the difference in 百分点. */
export interface PeriodChange {
  readonly change: KpiValue;
  readonly unit: '%' | '百分点';
  readonly comparedWith: string | undefined;
}

/** 同比: the period against the same period of the year before, found by name and not by position. Source: KPI-SA-02. */
export function compareYearOnYear(series: readonly PeriodResult[], period: string, unit: string): PeriodChange {
  return compareWith(series, period, samePeriodLastYear(period), unit);
}

/** 环比: the period against the one just before it. Source: KPI-SA-03. */
export function compareWithPrevious(series: readonly PeriodResult[], period: string, unit: string): PeriodChange {
  return compareWith(series, period, previousPeriod(period), unit);
}

function compareWith(series: readonly PeriodResult[], period: string, base: string | undefined, unit: string): PeriodChange {
  const inPoints = isPercentage(unit);
  return { change: changeBetween(find(series, base), find(series, period), inPoints), unit: inPoints ? '百分点' : '%', comparedWith: base };
}

function find(series: readonly PeriodResult[], period: string | undefined): KpiValue {
  if (period === undefined) return missing('没有可比的期间');
  const result = series.find((entry) => entry.period === period)?.result ?? missing('没有这一期的数据');
  return result.kind === 'missing' ? missing(`${period}：${result.reason}`) : result;
}

function changeBetween(base: KpiValue, current: KpiValue, inPoints: boolean): KpiValue {
  if (base.kind === 'missing') return base;
  if (current.kind === 'missing') return current;
  if (inPoints) return known(current.value - base.value);
  return base.value > 0 ? known(((current.value - base.value) / base.value) * 100) : missing('基期不大于 0，增幅没有意义');
}
