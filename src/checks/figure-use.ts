import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearest } from '../domain/text/nearest.ts';
import { figureOfKpi, findFigure, readCellNumber, type Figure } from '../model/figure.ts';
import type { Check, Manual, ManualDocument } from '../model/manual.ts';
import type { PartUse } from '../model/parsed-body.ts';

/** M206: charts whose table, column or numbers are not there. Which attribute names what is told by the part. */
export const figureUse: Check = (manual) =>
  manual.documents.flatMap((document) => document.body.parts.flatMap((use) => checkUse(manual, document, use)));

function checkUse(manual: Manual, document: ManualDocument, use: PartUse): readonly Diagnostic[] {
  const data = manual.parts.get(use.name)?.data;
  if (data === undefined) return [];
  if (data === 'kpi') return checkKpi(manual, document, use);
  const name = use.attributes['figure'];
  return typeof name === 'string' ? checkTable(manual, document, use, name) : [];
}

const problem = (document: ManualDocument, use: PartUse, attribute: string, message: string, hint: string): Diagnostic =>
  createDiagnostic('M206', { file: document.file, ...(use.places[attribute] ?? use) }, { message, hint });

function checkKpi(manual: Manual, document: ManualDocument, use: PartUse): readonly Diagnostic[] {
  const id = use.attributes['id'];
  const known = typeof id === 'string' && manual.registers.kpis.some((kpi) => kpi.id === id);
  // An unknown KPI is reported as a dangling reference, a table that cannot be read or that names no KPI where it stands.
  if (!known || manual.unreadableFigures.size > 0 || manual.figures.some(({ facts }) => namesNoKpi(manual, facts.kpi)) || figureOfKpi(manual.figures, id) !== undefined) return [];
  return [problem(document, use, 'id', `指标 ${id} 还没有数据，走势图画不出来。`, `在 content/figures/ 里加 ${id.toLowerCase()}.csv，开头写 # 指标: ${id}，列名用指标的变量名。`)];
}

const namesNoKpi = (manual: Manual, kpi: string | undefined): boolean => kpi !== undefined && manual.entities.get('kpi')?.has(kpi) !== true;

function checkTable(manual: Manual, document: ManualDocument, use: PartUse, name: string): readonly Diagnostic[] {
  const figure = findFigure(manual.figures, name);
  if (figure !== undefined) return valueColumnProblems(document, use, figure);
  if (manual.unreadableFigures.has(name)) return [];
  const names = manual.figures.map((candidate) => candidate.name);
  const [near] = nearest(name, names, 1);
  return [problem(document, use, 'figure', `content/figures/ 里没有数据表 ${name}.csv。`, near === undefined ? `可用的数据表：${names.join('、') || '还没有'}。` : `最接近的是 ${near}。`)];
}

/** The second column holds the numbers of a Pareto or ABC chart. */
function valueColumnProblems(document: ManualDocument, use: PartUse, figure: Figure): readonly Diagnostic[] {
  const values = figure.rows.map((row) => readCellNumber(row[1] ?? { text: '' }));
  const bad = figure.rows[values.findIndex((value) => value === undefined || value === 'bad' || value < 0)];
  if (figure.columns.length < 2) return [problem(document, use, 'figure', `数据表 ${figure.name} 只有一列，没有数可画。`, '第一列写项目，第二列写数。')];
  if (bad !== undefined) return [problem(document, use, 'figure', `数据表 ${figure.name} 第 ${bad[0]?.line ?? 1} 行「${bad[0]?.text ?? ''}」的数是「${bad[1]?.text ?? ''}」，画不出来。`, '第二列每一行都要是 0 或正数；没有数的项目请删去这一行。')];
  if (!values.some((value) => typeof value === 'number' && value > 0)) return [problem(document, use, 'figure', `数据表 ${figure.name} 的数全是 0，画不出来。`, '等有了数再用这张图。')];
  return [];
}
