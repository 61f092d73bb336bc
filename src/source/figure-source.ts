import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic, Position } from '../diagnostics/diagnostic.ts';
import { nearest } from '../domain/text/nearest.ts';
import type { Figure, FigureCell, FigureFacts } from '../model/figure.ts';

interface ReadFigure {
  readonly figure: Figure | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

interface Line {
  readonly number: number;
  readonly text: string;
}

const factLine = /^#([^:：]+)[:：](.*)$/;
const factNames = ['名称', '指标', '单位', '性质'] as const;

/**
 * A table of operating data: `# 名: 值` lines, then a line of column names, then one line for each period or item (RFC 4180, a cell stays
 * on its line). `text` has LF line ends. A table that cannot be read gives findings (M111) and no figure.
 */
export function parseFigureSource(file: string, text: string): ReadFigure {
  const lines = text.split('\n').map((line, index): Line => ({ number: index + 1, text: line }));
  const facts = lines.flatMap(readFact);
  const [head, ...body] = lines.filter((line) => line.text.trim() !== '' && !line.text.startsWith('#'));
  if (head === undefined) return { figure: undefined, diagnostics: [problem(file, { line: 1, column: 1 }, '数据表是空的。', '第一行写列名，如：期间,合格件数,投入件数；下面每期一行。')] };
  const columns = splitRow(head);
  const rows = body.map(splitRow);
  const diagnostics = [...facts.flatMap((fact) => factProblems(file, fact)), ...columnProblems(file, columns), ...rows.flatMap((row) => rowProblems(file, row, columns.length))];
  if (body.length === 0) return { figure: undefined, diagnostics: [...diagnostics, problem(file, { line: head.number, column: 1 }, '数据表只有列名，没有数据。', '每期或每项写一行；暂时没有数据就先删去这个文件。')] };
  if (diagnostics.length > 0) return { figure: undefined, diagnostics };
  const figure = { name: nameOf(file), file, facts: compileFacts(facts), places: placesOf(facts, columns), columns: columns.map((cell) => cell.text), rows };
  return { figure, diagnostics };
}

const nameOf = (file: string): string => (file.split('/').at(-1) ?? '').replace(/\.csv$/, '');

interface Fact extends Position {
  readonly name: string;
  readonly value: string;
}

function readFact({ number, text }: Line): readonly Fact[] {
  const match = text.startsWith('#') ? factLine.exec(text) : null;
  return match === null ? [] : [{ name: (match[1] ?? '').trim(), value: (match[2] ?? '').trim(), line: number, column: 1 }];
}

function compileFacts(facts: readonly Fact[]): FigureFacts {
  const valueOf = (name: (typeof factNames)[number]): string | undefined => facts.find((fact) => fact.name === name)?.value;
  const [title, kpi, unit] = [valueOf('名称'), valueOf('指标'), valueOf('单位')];
  return { ...(title === undefined ? {} : { title }), ...(kpi === undefined ? {} : { kpi }), ...(unit === undefined ? {} : { unit }), sample: (valueOf('性质') ?? '').startsWith('示例') };
}

const placesOf = (facts: readonly Fact[], columns: readonly FigureCell[]): Figure['places'] =>
  Object.fromEntries([...columns.map(({ text, line, column }) => [text, { line, column }] as const), ...facts.map(({ name, line, column }) => [`#${name}`, { line, column }] as const)]);

const problem = (file: string, place: Position, message: string, hint: string): Diagnostic => createDiagnostic('M111', { file, ...place }, { message, hint });

function factProblems(file: string, fact: Fact): readonly Diagnostic[] {
  if ((factNames as readonly string[]).includes(fact.name)) return [];
  const [near] = nearest(fact.name, factNames, 1);
  return [problem(file, fact, `说明行里的「${fact.name}」不认识。`, `${near === undefined ? '' : `最接近的是 ${near}。`}可以写：${factNames.map((name) => `# ${name}: …`).join('、')}；别的话写成不带冒号的 # 注释。`)];
}

function columnProblems(file: string, columns: readonly FigureCell[]): readonly Diagnostic[] {
  return columns.flatMap((cell, index) => {
    if (cell.text === '') return [problem(file, cell, `第 ${index + 1} 列没有列名。`, '给它一个列名，或删去多余的逗号。')];
    const twin = columns.findIndex(({ text }) => text === cell.text);
    return twin === index ? [] : [problem(file, cell, `列名「${cell.text}」写了两次。`, '改掉其中一个。')];
  });
}

function rowProblems(file: string, row: readonly FigureCell[], width: number): readonly Diagnostic[] {
  const [first] = row;
  if (first === undefined || row.length === width) return [];
  return [problem(file, first, `这一行有 ${row.length} 格，列名有 ${width} 个。`, '补上缺的格（没有数就留空，逗号不能少）；数字里不要写千分位逗号，要写就给整格加英文双引号。')];
}

// A quoted cell may hold commas and doubled quotes; every other character up to the next comma is the cell as typed.
const cellPattern = /(?:"((?:[^"]|"")*)"[ \t]*|([^,]*))(,|$)/y;

function splitRow({ number, text }: Line): readonly FigureCell[] {
  const cells: FigureCell[] = [];
  cellPattern.lastIndex = 0;
  for (let match = cellPattern.exec(text); match !== null; match = cellPattern.exec(text)) {
    const [whole, quoted, plain = '', end] = match;
    cells.push({ text: (quoted?.replaceAll('""', '"') ?? plain).trim(), line: number, column: cellPattern.lastIndex - whole.length + 1 });
    if (end !== ',') break;
  }
  return cells;
}
