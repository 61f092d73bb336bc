import { childrenOf, formulaFailure, type Formula, type FormulaNode, type FormulaResult } from './formula.ts';
import { combineUnits, formatUnit, noUnit, parseUnit, rootUnit, unitsAgree, type Unit } from './unit.ts';

/** A zero fits every unit, so that `max(0, 收入 − 成本)` needs no unit on the 0. */
type NodeUnit = Unit | 'any';

/** The unit that a formula yields, from the units of its variables. Sums and comparisons of different units are problems. */
export function deriveUnit(formula: Formula, unitOf: ReadonlyMap<string, Unit>): FormulaResult<Unit> {
  const derived = deriveNode(formula, formula.root, unitOf);
  return derived.ok ? { ok: true, value: settle(derived.value) } : derived;
}

function settle(unit: NodeUnit): Unit {
  return unit === 'any' ? noUnit : unit;
}

function deriveNode(formula: Formula, node: FormulaNode, unitOf: ReadonlyMap<string, Unit>): FormulaResult<NodeUnit> {
  if (node.kind === 'number') return { ok: true, value: node.value === 0 && node.unit === '' ? 'any' : parseUnit(node.unit) };
  if (node.kind === 'variable') return { ok: true, value: unitOf.get(node.name) ?? noUnit };
  const children = childrenOf(node).map((child) => deriveNode(formula, child, unitOf));
  const problems = children.flatMap((child) => (child.ok ? [] : child.problems));
  if (problems.length > 0) return { ok: false, problems };
  return combineChildren(formula, node, children.flatMap((child) => (child.ok ? [child.value] : [])));
}

function combineChildren(formula: Formula, node: FormulaNode, units: readonly NodeUnit[]): FormulaResult<NodeUnit> {
  const [first = noUnit, second = noUnit] = units;
  if (node.kind === 'operation' && node.operator === '×') return { ok: true, value: combineUnits(settle(first), settle(second), 1) };
  if (node.kind === 'operation' && node.operator === '÷') return { ok: true, value: combineUnits(settle(first), settle(second), -1) };
  if (node.kind === 'call' && node.name === 'sqrt') return { ok: true, value: rootUnit(settle(first)) };
  return requireSameUnit(formula, node, units);
}

function requireSameUnit(formula: Formula, node: FormulaNode, units: readonly NodeUnit[]): FormulaResult<NodeUnit> {
  const known = units.find((unit) => unit !== 'any');
  if (known === undefined) return { ok: true, value: 'any' };
  const oddOne = units.findIndex((unit) => unit !== 'any' && !unitsAgree(unit, known));
  const odd = units[oddOne];
  const operand = childrenOf(node)[oddOne];
  if (odd === undefined || odd === 'any' || operand === undefined) return { ok: true, value: known };
  const written = formula.text.slice(operand.start, operand.end);
  return formulaFailure(operand.start, `“${written}”的单位是 ${formatUnit(odd)}，前面是 ${formatUnit(known)}：单位不同不能相加减或比大小，请先换算成同一单位。`);
}
