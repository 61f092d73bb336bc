import { formatAmount } from '../format-amount.ts';
import type { WorkedStep } from '../worked-step.ts';
import type { CompiledKpi, KpiVariable } from './compile-kpi.ts';
import { childrenOf, type Formula, type FormulaNode } from './formula.ts';
import { known, missing, type KpiValue } from './kpi-value.ts';

/** The figures of one period by variable key; absent, null and non-finite are missing. */
export interface PeriodFigures {
  readonly period: string;
  readonly figures: Readonly<Record<string, number | null | undefined>>;
}

export interface PeriodResult {
  readonly period: string;
  readonly result: KpiValue;
}

/** The KPI in every period of a series, in the given order. Unit: the KPI's own. A missing figure or a zero divisor gives 缺数 with the reason. */
export function evaluateSeries(kpi: CompiledKpi, series: readonly PeriodFigures[]): readonly PeriodResult[] {
  return series.map(({ period, figures }) => ({ period, result: evaluateKpi(kpi, figures) }));
}

export function evaluateKpi(kpi: CompiledKpi, figures: PeriodFigures['figures']): KpiValue {
  const absent = kpi.variables.filter((variable) => !Number.isFinite(figureOf(variable, figures)));
  if (absent.length > 0) return missing(`缺少${absent.map(({ label }) => `“${label}”`).join('、')}`);
  return evaluateNode(kpi.formula, kpi.formula.root, (name) => figureOf(kpi.variableOf.get(name), figures) ?? Number.NaN);
}

/** The formula with the figures filled in, for print; undefined where the result is 缺数. */
export function explainKpi(kpi: CompiledKpi, label: string, figures: PeriodFigures['figures']): WorkedStep | undefined {
  const result = evaluateKpi(kpi, figures);
  if (result.kind === 'missing') return undefined;
  const filled = fillIn(kpi, figures);
  return { label, expression: `${kpi.formula.text} = ${filled}`, value: result.value, unit: kpi.unit };
}

function figureOf(variable: KpiVariable | undefined, figures: PeriodFigures['figures']): number | undefined {
  return variable?.constant ?? (variable === undefined ? undefined : (figures[variable.key] ?? undefined));
}

type Lookup = (name: string) => number;

function evaluateNode(formula: Formula, node: FormulaNode, lookup: Lookup): KpiValue {
  if (node.kind === 'number') return known(node.value);
  if (node.kind === 'variable') return known(lookup(node.name));
  const operands = childrenOf(node).map((child) => evaluateNode(formula, child, lookup));
  const firstMissing = operands.find((operand) => operand.kind === 'missing');
  if (firstMissing !== undefined) return firstMissing;
  return combine(formula, node, operands.flatMap((operand) => (operand.kind === 'value' ? [operand.value] : [])));
}

function combine(formula: Formula, node: FormulaNode, values: readonly number[]): KpiValue {
  const [first = 0, second = 0] = values;
  if (node.kind === 'negative') return known(-first);
  if (node.kind === 'call') return callFunction(node.name, values);
  if (node.kind !== 'operation') return missing('公式的写法不能计算');
  if (node.operator === '+') return known(first + second);
  if (node.operator === '-') return known(first - second);
  if (node.operator === '×') return known(first * second);
  return second === 0 ? missing(`除数“${formula.text.slice(node.right.start, node.right.end)}”为 0`) : known(first / second);
}

function callFunction(name: 'min' | 'max' | 'abs' | 'sqrt', values: readonly number[]): KpiValue {
  const [first = 0] = values;
  if (name === 'min') return known(Math.min(...values));
  if (name === 'max') return known(Math.max(...values));
  if (name === 'abs') return known(Math.abs(first));
  return first < 0 ? missing('负数不能开平方') : known(Math.sqrt(first));
}

function fillIn(kpi: CompiledKpi, figures: PeriodFigures['figures']): string {
  const { text, root } = kpi.formula;
  const names = collectVariables(root).toSorted((a, b) => b.start - a.start);
  return names.reduce((filled, { start, end, name }) => {
    const value = figureOf(kpi.variableOf.get(name), figures) ?? 0;
    const written = value < 0 ? `(${formatAmount(value)})` : formatAmount(value);
    return filled.slice(0, start) + written + filled.slice(end);
  }, text);
}

function collectVariables(node: FormulaNode): readonly { readonly start: number; readonly end: number; readonly name: string }[] {
  return node.kind === 'variable' ? [node] : childrenOf(node).flatMap(collectVariables);
}
