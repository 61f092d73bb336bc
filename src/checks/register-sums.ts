import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Check, Manual } from '../model/manual.ts';

const fullWeight = 100;
const months = Array.from({ length: 12 }, (_, index) => index + 1);

/** M503, M504, M508: registers that are wrong as a whole. */
export const registerSums: Check = (manual, { today }) => [...pastGoals(manual, today), ...(manual.complete ? [...weights(manual), ...emptyMonths(manual)] : [])];

function weights(manual: Manual): readonly Diagnostic[] {
  const criteria = manual.registers['supplier-criteria'];
  const sum = criteria.reduce((total, { weight }) => total + weight, 0);
  const [first] = criteria;
  if (first === undefined || Math.abs(sum - fullWeight) < 1e-9) return [];
  return [
    createDiagnostic('M503', manual.locate({ kind: 'supplier-criterion', id: first.id }, ['weight']), {
      message: `${criteria.length} 项供应商评分准则的权重加起来是 ${sum}，不是 100。`,
      hint: `现在是：${criteria.map(({ name, weight }) => `${name} ${weight}`).join('，')}。改到合计 100。`,
    }),
  ];
}

const pastGoals = (manual: Manual, today: string): readonly Diagnostic[] =>
  manual.registers.goals
    .filter(({ due }) => due < today)
    .map(({ id, statement, due }) =>
      createDiagnostic('M504', manual.locate({ kind: 'goal', id }, ['due']), { message: `目标 ${id}「${statement}」应在 ${due} 完成。`, hint: '完成了就移出登记册并写进复盘；没有完成就改 due，并在 actions 里写明新的举措。' }),
    );

function emptyMonths(manual: Manual): readonly Diagnostic[] {
  const { calendar } = manual.registers;
  const [first] = calendar;
  if (first === undefined) return [];
  return months
    .filter((month) => !calendar.some((event) => event.month === month))
    .map((month) => createDiagnostic('M508', manual.locate({ kind: 'event', id: first.id }, ['month']), { message: `年度日历的 ${month} 月没有事项。`, hint: `补上 ${month} 月固定要做的事，编号写 CAL-${String(month).padStart(2, '0')}-01。` }));
}
