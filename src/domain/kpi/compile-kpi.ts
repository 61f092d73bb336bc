import { nearest } from '../text/nearest.ts';
import type { Problem, Result } from '../result.ts';
import { deriveUnit } from './derive-unit.ts';
import { childrenOf, formulaFailure, listVariables, type Formula, type FormulaNode, type FormulaProblem } from './formula.ts';
import { parseFormula } from './parse-formula.ts';
import { combineUnits, formatUnit, parseUnit, unitsAgree, type Unit } from './unit.ts';

/**
 * A variable of a formula. Formulas may name it by key or by label. `constant` fixes its value (天数、百万工时 and the like).
 * `rolling` says how it is carried over several periods: flows are summed, levels averaged, balances taken at the end.
 */
export interface KpiVariable {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly constant?: number | undefined;
  readonly rolling?: 'sum' | 'mean' | 'last' | undefined;
}

/**
 * A KPI as data. The formula yields the number in exactly the unit declared: a percentage must say so itself by `× 100%`
 * (PPM: `× 1000000PPM`, NPS: `× 100分`), a ratio (unit 倍 or none) must not. Nothing is scaled silently.
 */
export interface KpiDefinition {
  readonly formula: string;
  readonly unit: string;
  readonly variables: readonly KpiVariable[];
}

/** A checked KPI: every name in the formula is a variable and the units agree. */
export interface CompiledKpi {
  readonly formula: Formula;
  readonly unit: string;
  readonly variables: readonly KpiVariable[];
  /** From any name used in the formula to its variable. */
  readonly variableOf: ReadonlyMap<string, KpiVariable>;
}

/** Checks a definition. Problems: field `formula` with a column, or `variables.<index>`; all unknown names are reported at once. */
export function compileKpi(definition: KpiDefinition): Result<CompiledKpi> {
  const parsed = parseFormula(definition.formula);
  if (!parsed.ok) return parsed;
  const formula = parsed.value;
  const variableOf = indexVariables(definition.variables);
  const problems = findFirstKindOfProblems([
    () => findUnknown(formula, formula.root, variableOf),
    () => findVariableProblems(definition.variables, formula),
    () => findUnitProblems(definition, formula, variableOf),
  ]);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { formula, unit: definition.unit, variables: definition.variables, variableOf } };
}

// A misspelt name would also show up as an unused variable and as a wrong unit, so the later checks wait for the earlier ones.
function findFirstKindOfProblems(checks: readonly (() => readonly Problem[])[]): readonly Problem[] {
  for (const check of checks) {
    const problems = check();
    if (problems.length > 0) return problems;
  }
  return [];
}

function indexVariables(variables: readonly KpiVariable[]): ReadonlyMap<string, KpiVariable> {
  return new Map([...variables.map((variable) => [variable.label, variable] as const), ...variables.map((variable) => [variable.key, variable] as const)]);
}

function findUnknown(formula: Formula, node: FormulaNode, variableOf: ReadonlyMap<string, KpiVariable>): readonly FormulaProblem[] {
  if (node.kind !== 'variable') return childrenOf(node).flatMap((child) => findUnknown(formula, child, variableOf));
  if (variableOf.has(node.name)) return [];
  const near = nearest(node.name, [...variableOf.keys()], 2);
  const hint = near.length > 0 ? `最接近的是 ${near.join('、')}。` : `已有的变量：${[...variableOf.keys()].join('、') || '无'}。`;
  return formulaFailure(node.start, `没有变量“${node.name}”：请在变量表里加上它，或改正名称。${hint}`).problems;
}

function findVariableProblems(variables: readonly KpiVariable[], formula: Formula): readonly Problem[] {
  const used = listVariables(formula);
  const keys = variables.map(({ key }) => key);
  return variables.flatMap((variable, index) => {
    const field = `variables.${index}`;
    if (keys.indexOf(variable.key) !== index) return [{ field, message: `变量 ${variable.key} 写了两次，请删去一个。` }];
    if (!used.includes(variable.key) && !used.includes(variable.label)) return [{ field, message: `变量“${variable.label}”在公式里没有用到：请删去，或检查公式是否写漏。` }];
    const constantIsNumber = variable.constant === undefined || Number.isFinite(variable.constant);
    return constantIsNumber ? [] : [{ field, message: `常数“${variable.label}”不是有效的数。` }];
  });
}

function findUnitProblems(definition: KpiDefinition, formula: Formula, variableOf: ReadonlyMap<string, KpiVariable>): readonly Problem[] {
  const derived = deriveUnit(formula, new Map([...variableOf].map(([name, { unit }]) => [name, parseUnit(unit)])));
  if (!derived.ok) return derived.problems;
  const declared = parseUnit(definition.unit);
  if (unitsAgree(derived.value, declared)) return [];
  return formulaFailure(0, explainMismatch(derived.value, declared)).problems;
}

const scales: ReadonlyMap<string, string> = new Map([
  ['%', '100%'],
  ['‰', '1000‰'],
  ['PPM', '1000000PPM'],
  ['分', '100分'],
]);

function explainMismatch(derived: Unit, declared: Unit): string {
  const base = `算出来的单位是 ${formatUnit(derived)}，指标的单位是 ${formatUnit(declared)}。`;
  for (const [unit, literal] of scales) {
    const scale: Unit = new Map([[unit, 1]]);
    if (unitsAgree(combineUnits(derived, scale, 1), declared)) return `${base}请在公式末尾写“× ${literal}”，让 ${unit} 与纯比值不会混淆。`;
    if (unitsAgree(derived, combineUnits(declared, scale, 1))) return `${base}公式多了一个 ${unit}：去掉“× ${literal}”，或用“÷ ${literal}”换回比值。`;
  }
  return `${base}请核对变量的单位和公式，需要换算时加一个带单位的常数。`;
}

/** True where the KPI is a percentage; its changes are percentage points then. */
export function isPercentage(unit: string): boolean {
  return unitsAgree(parseUnit(unit), new Map([['%', 1]]));
}
