import type { CompiledKpi, KpiVariable } from './compile-kpi.ts';
import { evaluateKpi, type PeriodFigures, type PeriodResult } from './evaluate-kpi.ts';
import { missing, type KpiValue } from './kpi-value.ts';
import { lastPeriods } from './period.ts';

/**
 * The KPI over the last `window` periods (12 for 滚动 12 个月), for every period of the series. The variables are carried over the window
 * first and the formula is evaluated once on the outcome: a rolling rate is Σ numerator ÷ Σ denominator, not a mean of rates.
 * A gap anywhere in the window gives 缺数.
 */
export function evaluateRolling(kpi: CompiledKpi, series: readonly PeriodFigures[], window: number): readonly PeriodResult[] {
  const byPeriod = new Map(series.map((entry) => [entry.period, entry]));
  return series.map(({ period }) => ({ period, result: evaluateWindow(kpi, byPeriod, lastPeriods(period, window)) }));
}

function evaluateWindow(kpi: CompiledKpi, byPeriod: ReadonlyMap<string, PeriodFigures>, periods: readonly string[]): KpiValue {
  if (periods.length === 0) return missing('期间的写法不对，应为 2026、2026-Q3、2026-07 或 2026-W28');
  const entries = periods.flatMap((period) => byPeriod.get(period) ?? []);
  const absent = periods.filter((period) => !byPeriod.has(period));
  if (absent.length > 0) return missing(`滚动期内缺少 ${absent.length} 期，最早是 ${absent[0]}`);
  return evaluateKpi(kpi, Object.fromEntries(kpi.variables.map((variable) => [variable.key, carry(variable, entries)])));
}

function carry({ key, rolling = 'sum' }: KpiVariable, entries: readonly PeriodFigures[]): number | undefined {
  const figures = entries.flatMap((entry) => entry.figures[key] ?? []);
  if (figures.length < entries.length) return undefined;
  if (rolling === 'last') return figures.at(-1);
  const sum = figures.reduce((total, figure) => total + figure, 0);
  return rolling === 'mean' ? sum / figures.length : sum;
}
