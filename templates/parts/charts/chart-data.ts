import type { Trend } from '../../../src/charts/kpi-trend.ts';
import type { ParetoItem } from '../../../src/charts/pareto.ts';
import type { YearEvent } from '../../../src/charts/year-calendar.ts';
import { figureOfKpi, selectColumn, type Figure } from '../../../src/model/figure.ts';
import { deriveKpiReport, type KpiReport } from '../../../src/model/kpi-report.ts';
import type { Manual } from '../../../src/model/manual.ts';

/** The report of a KPI that has figures. */
export function findKpiReport(manual: Manual, id: string): KpiReport | undefined {
  const kpi = manual.registers.kpis.find((candidate) => candidate.id === id);
  const figure = figureOfKpi(manual.figures, id);
  return kpi && figure && deriveKpiReport(kpi, figure);
}

export const trendOf = ({ kpi, periods, target }: KpiReport): Trend => ({
  unit: kpi.unit,
  target,
  points: periods.map(({ period, result, status }) =>
    result.kind === 'value' ? { period, value: result.value, status } : { period, value: undefined, status, reason: result.reason },
  ),
});

/** The items of a table: first column the name, second column the number. */
export const itemsOf = (figure: Figure): readonly ParetoItem[] => selectColumn(figure, figure.columns[1] ?? '').flatMap(({ key, value }) => (value === undefined ? [] : [{ label: key, count: value }]));

/** The yearly events with the names of who answers for them; the department of that role is their row. */
export function yearEventsOf({ registers }: Manual): readonly YearEvent[] {
  const roles = new Map(registers.roles.map((role) => [role.id, role]));
  const departments = new Map(registers.departments.map(({ id, name }) => [id, name]));
  return registers.calendar.map(({ month, item, owner }) => {
    const role = roles.get(owner);
    return { month, item, owner: role?.title ?? owner, group: departments.get(role?.department ?? '') ?? '未定' };
  });
}
