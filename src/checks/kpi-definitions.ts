import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { compileKpi } from '../domain/kpi/compile-kpi.ts';
import type { Problem } from '../domain/result.ts';
import type { Check, Manual } from '../model/manual.ts';
import type { Kpi } from '../model/registers/measures.ts';

/** M501, M502: KPIs whose formula cannot be evaluated, or whose target no value can reach. */
export const kpiDefinitions: Check = (manual) => manual.registers.kpis.flatMap((kpi) => [...formulaProblems(manual, kpi), ...targetProblems(manual, kpi)]);

function formulaProblems(manual: Manual, kpi: Kpi): readonly Diagnostic[] {
  const compiled = compileKpi({ formula: kpi.formula, unit: kpi.unit, variables: kpi.variables.map(({ name, unit }) => ({ key: name, label: name, unit })) });
  if (compiled.ok) return [];
  return compiled.problems.map((problem) =>
    createDiagnostic('M501', placeOf(manual, kpi, problem), {
      message: `指标 ${kpi.id}「${kpi.name}」：${problem.message}`,
      hint: `照着改 formula；变量名与 variables 一致，百分率写成「分子 ÷ 分母 × 100%」。`,
    }),
  );
}

/** Problems of the formula have a column of their own; those of a variable name it: variables.2. */
function placeOf(manual: Manual, kpi: Kpi, problem: Problem) {
  const [field = 'formula', index] = problem.field.split('.');
  const column = 'column' in problem && typeof problem.column === 'number' ? problem.column : 1;
  const path = index === undefined ? [field] : [field, Number(index)];
  return manual.locate({ kind: 'kpi', id: kpi.id }, path, 'value', field === 'formula' ? kpi.formula.slice(column - 1) : '');
}

function targetProblems(manual: Manual, { id, name, target }: Kpi): readonly Diagnostic[] {
  if (target.min === undefined || target.max === undefined || target.min <= target.max) return [];
  return [
    createDiagnostic('M502', manual.locate({ kind: 'kpi', id }, ['target', 'min']), {
      message: `指标 ${id}「${name}」的下限 ${target.min} 大于上限 ${target.max}。`,
      hint: '把 min 和 max 对调，或改正写错的一个。',
    }),
  ];
}
