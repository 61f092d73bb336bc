import { renderAbcCurve } from '../../../src/charts/abc-curve.ts';
import type { Chart, ChartOptions } from '../../../src/charts/chart.ts';
import { renderKpiTrend } from '../../../src/charts/kpi-trend.ts';
import { renderOcCurve } from '../../../src/charts/oc-curve.ts';
import { renderPareto } from '../../../src/charts/pareto.ts';
import { renderRiskMatrix } from '../../../src/charts/risk-matrix.ts';
import { renderYearCalendar } from '../../../src/charts/year-calendar.ts';
import { classifyAbc } from '../../../src/domain/inventory/abc-classes.ts';
import { selectSinglePlan } from '../../../src/domain/sampling/single-plan.ts';
import { findFigure } from '../../../src/model/figure.ts';
import type { Manual } from '../../../src/model/manual.ts';
import type { RegisterName } from '../../../src/model/registers/index.ts';
import { findKpiReport, itemsOf, trendOf, yearEventsOf } from './chart-data.ts';

/** A chart for every medium; undefined when its figures are missing. */
export interface ChartPart {
  readonly chart: Chart | undefined;
  /** The figures are made up for the sample company. */
  readonly sample: boolean;
  /** The register whose page says all that the chart's table would: a screen links to it. */
  readonly register?: RegisterName;
}

interface OcAttributes {
  readonly lot: number;
  readonly level: string;
  readonly aql: string;
  readonly state: string;
}

/** What each part of a chart draws, from its attributes and the manual's figures. */
export const chartParts = {
  KpiTrend: (manual: Manual, { id }: { readonly id: string }, options: ChartOptions): ChartPart => {
    const report = findKpiReport(manual, id);
    return { chart: report && renderKpiTrend(trendOf(report), options), sample: report?.figure.facts.sample ?? false };
  },
  Pareto: (manual: Manual, { figure: name }: { readonly figure: string }, options: ChartOptions): ChartPart => {
    const figure = findFigure(manual.figures, name);
    return { chart: figure && renderPareto(itemsOf(figure), figure.facts.unit ?? '', options), sample: figure?.facts.sample ?? false };
  },
  AbcCurve: (manual: Manual, { figure: name }: { readonly figure: string }, options: ChartOptions): ChartPart => {
    const figure = findFigure(manual.figures, name);
    const classified = figure && classifyAbc(itemsOf(figure).map(({ label, count }) => ({ id: label, annualUsageYuan: count })));
    return { chart: classified?.ok ? renderAbcCurve(classified.value, options) : undefined, sample: figure?.facts.sample ?? false };
  },
  OcCurve: (_manual: Manual, { lot, level, aql, state }: OcAttributes, options: ChartOptions): ChartPart => {
    const plan = selectSinglePlan({ lot, level, aql, severity: state });
    const chart = plan.ok ? renderOcCurve([{ label: `AQL ${plan.value.aql}`, n: plan.value.inspected, ac: plan.value.ac, aqlPercent: Number(plan.value.aql) }], options) : undefined;
    return { chart, sample: false };
  },
  RiskMatrix: ({ registers }: Manual, { stage }: { readonly stage: '控制前' | '控制后' }, options: ChartOptions): ChartPart => {
    const risks = registers.risks.map((risk) => (stage === '控制前' ? risk : { id: risk.id, likelihood: risk.residualLikelihood, severity: risk.residualSeverity }));
    return { chart: renderRiskMatrix(risks, options), sample: false };
  },
  YearCalendar: (manual: Manual, _attributes: object, options: ChartOptions): ChartPart => ({ chart: renderYearCalendar(yearEventsOf(manual), options), sample: false, register: 'calendar' }),
} as const;

export type ChartName = keyof typeof chartParts;

/** The attributes of a chart, with its caption. */
export type ChartAttributes<Name extends ChartName> = Parameters<(typeof chartParts)[Name]>[1] & { readonly caption: string };
