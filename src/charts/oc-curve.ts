import { acceptanceProbability, qualityAtAcceptance, selectOcPoints } from '../domain/sampling/oc-curve.ts';
import { bottomOf, renderBaseline, renderBottomAxis, renderValueAxis } from './axes.ts';
import type { Chart, ChartOptions } from './chart.ts';
import { formatFigure } from './format-measure.ts';
import { renderLegend } from './legend.ts';
import { renderMarker } from './marker.ts';
import { linearScale, niceTicks, type Scale } from './scale.ts';
import { chartWidth, renderLine, renderPath, renderSvg, renderText, type Box } from './svg.ts';

/** A plan whose curve is drawn. `aqlPercent` is the quality that the producer is promised to have accepted. */
export interface OcPlan {
  readonly label: string;
  readonly n: number;
  readonly ac: number;
  readonly aqlPercent: number;
}

const plot: Box = { x: 54, y: 26, width: chartWidth - 54 - 24, height: 190 };
const lineNames = ['chart__series', 'chart__series chart__series--dashed', 'chart__series chart__series--dotted'] as const;
const shapes = ['circle', 'diamond', 'square'] as const;

/** How likely a lot of a given quality is accepted, for one to three plans told apart by dashes and signs. */
export function renderOcCurve(plans: readonly OcPlan[], options: ChartOptions): Chart {
  const ticks = niceTicks(0, Math.max(...plans.map(({ n, ac, aqlPercent }) => Math.max(qualityAtAcceptance(n, ac, 0.01), aqlPercent))), 6);
  const x = linearScale(0, ticks.at(-1) ?? 1, plot.x, plot.x + plot.width);
  const y = linearScale(0, 100, bottomOf(plot), plot.y);
  const legend = renderLegend(plans.map((plan, index) => legendItem(plan, index)), bottomOf(plot) + 42);
  const desc = plans.map(describePlan).join('');
  const svg = renderSvg({ ...options, desc, height: bottomOf(plot) + 46 + legend.height }, [
    renderValueAxis(plot, [0, 10, 20, 40, 60, 80, 95], y),
    renderText(8, 14, '接收概率（%）', { name: 'chart__tick' }),
    renderBaseline(plot),
    renderBottomAxis(plot, ticks, x),
    renderText(plot.x + plot.width, bottomOf(plot) + 34, '交验批的不合格品率（%）', { anchor: 'end', name: 'chart__tick' }),
    ...plans.map((plan, index) => renderPlan(plan, index, x, y)),
    legend.svg,
  ]);
  return { svg, desc, table: tabulate(plans) };
}

const percentAt = ({ n, ac }: OcPlan, qualityPercent: number): number => 100 * acceptanceProbability(n, ac, qualityPercent / 100);

function renderPlan(plan: OcPlan, index: number, x: Scale, y: Scale): string {
  const points = selectOcPoints(plan.n, plan.ac, 60).map(({ qualityPercent, acceptance }) => ({ x: x(qualityPercent), y: y(100 * acceptance) }));
  const atAql = percentAt(plan, plan.aqlPercent);
  const consumer = qualityAtAcceptance(plan.n, plan.ac, 0.1);
  return [
    renderPath(lineNames[index] ?? lineNames[0], points),
    renderLine('chart__guide', x(plan.aqlPercent), bottomOf(plot), x(plan.aqlPercent), y(atAql)),
    renderLine('chart__guide', x(consumer), bottomOf(plot), x(consumer), y(10)),
    renderMarker(shapes[index] ?? 'circle', x(plan.aqlPercent), y(atAql)),
    renderMarker(shapes[index] ?? 'circle', x(consumer), y(10)),
  ].join('');
}

const legendItem = (plan: OcPlan, index: number) => ({
  label: `${plan.label}：n ${plan.n}，Ac ${plan.ac}`,
  sign: (x: number, y: number) => renderPath(lineNames[index] ?? lineNames[0], [{ x: x - 10, y }, { x: x + 10, y }]) + renderMarker(shapes[index] ?? 'circle', x, y),
});

function describePlan(plan: OcPlan): string {
  const consumer = qualityAtAcceptance(plan.n, plan.ac, 0.1);
  return `${plan.label}（n ${plan.n}，Ac ${plan.ac}）：不合格品率 ${formatFigure(plan.aqlPercent)}%（AQL）的批有 ${formatFigure(percentAt(plan, plan.aqlPercent))}% 的机会被接收；${formatFigure(consumer)}% 的批仍有 10% 的机会被接收。`;
}

const levels = [99, 95, 90, 50, 10, 5, 1] as const;

function tabulate(plans: readonly OcPlan[]): Chart['table'] {
  return {
    columns: ['接收概率', ...plans.map(({ label }) => `${label}：不合格品率`)],
    rows: levels.map((level) => [`${level}%`, ...plans.map(({ n, ac }) => `${formatFigure(Number(qualityAtAcceptance(n, ac, level / 100).toPrecision(3)))}%`)]),
  };
}
