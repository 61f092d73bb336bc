import { compareWithPrevious, compareYearOnYear, type PeriodChange } from '../domain/kpi/compare-periods.ts';
import { compileKpi, type CompiledKpi } from '../domain/kpi/compile-kpi.ts';
import { evaluateSeries, explainKpi, type PeriodFigures, type PeriodResult } from '../domain/kpi/evaluate-kpi.ts';
import { parseTarget, selectStatus, type KpiStatus, type KpiTarget } from '../domain/kpi/kpi-status.ts';
import type { WorkedStep } from '../domain/worked-step.ts';
import { selectColumn, type Figure } from './figure.ts';
import type { Kpi } from './registers/measures.ts';

export interface KpiPeriod extends PeriodResult {
  /** Undefined where the KPI has no target in figures. */
  readonly status: KpiStatus | undefined;
}

/** A KPI worked out from its figures: every period, and the last one explained and compared. */
export interface KpiReport {
  readonly kpi: Kpi;
  readonly figure: Figure;
  readonly target: KpiTarget | undefined;
  readonly periods: readonly KpiPeriod[];
  readonly last: KpiPeriod;
  /** The formula with the last period's figures; undefined where that is 缺数. */
  readonly worked: WorkedStep | undefined;
  readonly yearOnYear: PeriodChange;
  readonly onPrevious: PeriodChange;
}

/** Undefined where the formula cannot be evaluated (M501) or the table has no rows. */
export function deriveKpiReport(kpi: Kpi, figure: Figure): KpiReport | undefined {
  const compiled = compileKpi({ formula: kpi.formula, unit: kpi.unit, variables: kpi.variables.map(({ name, unit }) => ({ key: name, label: name, unit })) });
  return compiled.ok ? buildReport(kpi, figure, compiled.value) : undefined;
}

function buildReport(kpi: Kpi, figure: Figure, compiled: CompiledKpi): KpiReport | undefined {
  const target = kpiTargetOf(kpi);
  const series = selectSeries(kpi, figure);
  const results = evaluateSeries(compiled, series);
  const periods = results.map((entry) => ({ ...entry, status: target === undefined ? undefined : selectStatus(entry.result, target) }));
  const last = periods.at(-1);
  const figures = series.at(-1)?.figures;
  if (last === undefined || figures === undefined) return undefined;
  const comparisons = { yearOnYear: compareYearOnYear(results, last.period, kpi.unit), onPrevious: compareWithPrevious(results, last.period, kpi.unit) };
  return { kpi, figure, target, periods, last, worked: explainKpi(compiled, kpi.name, figures), ...comparisons };
}

function selectSeries({ variables }: Kpi, figure: Figure): readonly PeriodFigures[] {
  const columns = variables.map(({ name }) => [name, selectColumn(figure, name)] as const);
  return figure.rows.map((row, index) => ({ period: row[0]?.text ?? '', figures: Object.fromEntries(columns.map(([name, cells]) => [name, cells[index]?.value])) }));
}

/** The target as the domain wants it; undefined where the register gives it in words only, or gives limits that do not fit together. */
export function kpiTargetOf({ direction, target }: Pick<Kpi, 'direction' | 'target'>): KpiTarget | undefined {
  const given = givenTarget(direction, target);
  return given !== undefined && parseTarget(given).ok ? given : undefined;
}

function givenTarget(direction: Kpi['direction'], { min, max, warn }: Kpi['target']): KpiTarget | undefined {
  if (direction === '区间内最好') return min === undefined || max === undefined ? undefined : { direction: 'band', low: min, high: max };
  const limit = direction === '越高越好' ? min : max;
  return limit === undefined ? undefined : { direction: direction === '越高越好' ? 'higher' : 'lower', target: limit, warning: warn };
}
