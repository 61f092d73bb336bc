import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic, Position } from '../diagnostics/diagnostic.ts';
import { previousPeriod } from '../domain/kpi/period.ts';
import { nearest } from '../domain/text/nearest.ts';
import { readCellNumber, type Figure, type FigureCell } from '../model/figure.ts';
import type { Check, Manual } from '../model/manual.ts';
import type { Kpi } from '../model/registers/measures.ts';

/** M509, M704: tables of KPI figures whose periods, columns or numbers do not fit their KPI, and sample figures that do not say so. */
export const figureValues: Check = (manual) =>
  manual.figures.flatMap((figure) => [...kpiProblems(manual, figure), ...(manual.company.sample && !figure.facts.sample ? [unlabelled(figure)] : [])]);

const firstLine: Position = { line: 1, column: 1 };

const problem = (figure: Figure, place: Position | undefined, message: string, hint: string): Diagnostic =>
  createDiagnostic('M509', { file: figure.file, ...(place ?? firstLine) }, { message, hint });

function kpiProblems(manual: Manual, figure: Figure): readonly Diagnostic[] {
  const { kpi: id } = figure.facts;
  if (id === undefined) return [];
  const kpi = manual.registers.kpis.find((candidate) => candidate.id === id);
  if (kpi === undefined) return manual.incomplete.has('kpi') || manual.entities.get('kpi')?.has(id) === true ? [] : [unknownKpi(manual, figure, id)];
  return [...twinProblems(manual, figure, id), ...columnProblems(figure, kpi), ...periodProblems(figure), ...numberProblems(figure, kpi)];
}

function unknownKpi(manual: Manual, figure: Figure, id: string): Diagnostic {
  const [near] = nearest(id, manual.registers.kpis.map((kpi) => kpi.id), 1);
  return problem(figure, figure.places['#指标'], `指标库里没有 ${id}。`, near === undefined ? '先在指标登记册里登记这个指标。' : `最接近的是 ${near}。`);
}

function twinProblems(manual: Manual, figure: Figure, id: string): readonly Diagnostic[] {
  const first = manual.figures.find((candidate) => candidate.facts.kpi === id);
  return first === figure ? [] : [problem(figure, figure.places['#指标'], `指标 ${id} 的数据已经写在 ${first?.file ?? ''} 里。`, '一个指标只留一张表，把两张合并。')];
}

function columnProblems(figure: Figure, kpi: Kpi): readonly Diagnostic[] {
  return kpi.variables.flatMap(({ name }) => {
    if (figure.columns.includes(name)) return [];
    const [near] = nearest(name, figure.columns, 1);
    return [problem(figure, figure.places[figure.columns[0] ?? ''], `缺少列「${name}」：指标 ${kpi.id} 的计算式要用它。`, `${near === undefined ? '' : `最接近的列是「${near}」。`}列名要与指标的变量名一字不差：${kpi.variables.map((variable) => variable.name).join('、')}。`)];
  });
}

function periodProblems(figure: Figure): readonly Diagnostic[] {
  const periods = figure.rows.flatMap((row) => row[0] ?? []);
  return periods.flatMap((cell, index) => {
    if (previousPeriod(cell.text) === undefined) return [problem(figure, cell, `「${cell.text}」不是期间。`, '月写成 2026-07，季写成 2026-Q3，周写成 2026-W28，年写成 2026。')];
    const before = periods[index - 1]?.text;
    if (before === undefined || previousPeriod(cell.text) === before) return [];
    return [problem(figure, cell, `${cell.text} 接在 ${before} 后面，顺序不对或漏了期间。`, '按时间先后一期一行；没有数的期间也写一行，格子留空，图上会显示缺数。')];
  });
}

function numberProblems(figure: Figure, kpi: Kpi): readonly Diagnostic[] {
  const wanted = kpi.variables.flatMap(({ name }) => (figure.columns.includes(name) ? [figure.columns.indexOf(name)] : []));
  return figure.rows.flatMap((row) => wanted.flatMap((index) => badNumber(figure, row[index], figure.columns[index] ?? '')));
}

function badNumber(figure: Figure, cell: FigureCell | undefined, column: string): readonly Diagnostic[] {
  if (cell === undefined || readCellNumber(cell) !== 'bad') return [];
  return [problem(figure, cell, `「${column}」的「${cell.text}」不是数字。`, '只写数字，单位写在指标的变量里；没有数就留空，会显示缺数，不会当成 0。')];
}

const unlabelled = (figure: Figure): Diagnostic =>
  createDiagnostic('M704', { file: figure.file, ...firstLine }, { message: `数据表「${figure.name}」没有标明是示例数据。`, hint: '在开头写一行 # 性质: 示例；换成自己的公司后把 company.yaml 的 sample 改成 false。' });
