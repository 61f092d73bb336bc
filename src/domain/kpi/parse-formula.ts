import { parse, type Expression, type PrivateIdentifier, type Program, type SpreadElement, type Super } from 'acorn';
import { formulaFailure, functionNames, type Formula, type FormulaNode, type FormulaResult, type Operator } from './formula.ts';

type SyntaxNode = Expression | PrivateIdentifier | SpreadElement | Super;

const operators: Readonly<Record<string, Operator>> = { '+': '+', '-': '-', '*': '×', '/': '÷' };
const asciiOf: Readonly<Record<string, string>> = {
  '×': '*',
  '÷': '/',
  '\u2212': '-',
  '\u2013': '-',
  '\uFF0B': '+',
  '\uFF0D': '-',
  '\uFF08': '(',
  '\uFF09': ')',
  '\uFF0C': ',',
  '\uFF05': '%',
  '\u3000': ' ',
};
const quantityPattern = /(?<![\p{ID_Continue}.])(\d+(?:\.\d+)?)\s*(%|‰|\p{ID_Start}\p{ID_Continue}*)/gu;
const foreignCharacter = /[^\p{ID_Continue}\s+\-*/(),.$]/u;

/**
 * Reads a formula such as `一次合格件数 ÷ 投入件数 × 100%`: + − × ÷ (also * /), brackets, min, max, abs, sqrt, numbers (with a unit of
 * their own where wanted) and variables in Chinese or Latin letters. Nothing is executed: acorn gives a syntax tree, and only the
 * kinds of nodes named here pass. A formula that cannot be read is a problem with its column.
 */
export function parseFormula(text: string): FormulaResult<Formula> {
  if (text.trim() === '') return formulaFailure(0, '公式是空的，请写出算法。');
  const ascii = toAscii(text);
  const source = hideQuantities(ascii);
  const foreign = /\$/.exec(ascii) ?? foreignCharacter.exec(source);
  if (foreign !== null) return formulaFailure(foreign.index, explainForeign(foreign[0]));
  const doubled = /[*/]\s*[*/]/.exec(source);
  if (doubled !== null) return formulaFailure(doubled.index, '两个运算符连在一起，中间少了一个数或变量（乘方请写成连乘）。');
  return readProgram(text, source);
}

// Both replacements keep the length, so that offsets in the syntax tree are offsets in the text as written.
function toAscii(text: string): string {
  return [...text].map((mark) => asciiOf[mark] ?? mark).join('');
}

/** Turns `100%` into a name of the same length, which the syntax tree carries along; `readName` reads it back from the text. */
function hideQuantities(ascii: string): string {
  return ascii.replace(quantityPattern, (quantity) => `$${'_'.repeat(quantity.length - 1)}`);
}

function explainForeign(character: string): string {
  if (character === '%') return '“%”前面要有数：百分率写成“分子 ÷ 分母 × 100%”。';
  if (character === '^') return '不用“^”：把 10^6 写成 1000000,PPM 写成“× 1000000PPM”。';
  if (character === '∑') return '公式里不能求和：请把合计作为一个变量。';
  return `不能用“${character}”：公式只有数、变量、+ − × ÷、括号和函数 ${functionNames.join('、')}。`;
}

function readProgram(text: string, source: string): FormulaResult<Formula> {
  const program = readSyntax(source);
  if (typeof program === 'number') return formulaFailure(program, explainSyntax(text, program));
  const [statement, second] = program.body;
  if (statement?.type !== 'ExpressionStatement') return formulaFailure(0, '这不是一个算式。');
  if (second !== undefined) return formulaFailure(second.start, '这里开始了另一个算式：一个指标只有一个公式，中间可能漏了运算符。');
  const root = readNode(text, statement.expression);
  return root.ok ? { ok: true, value: { text, root: root.value } } : root;
}

/** The syntax tree, or the offset of what acorn stumbled over. */
function readSyntax(source: string): Program | number {
  try {
    return parse(source, { ecmaVersion: 2024, sourceType: 'module' });
  } catch (error) {
    if (error instanceof SyntaxError && 'pos' in error && typeof error.pos === 'number') return error.pos;
    throw error;
  }
}

function explainSyntax(text: string, offset: number): string {
  const rest = text.slice(offset).trim();
  if (rest === '') return '公式没有写完：后面还缺一个数、变量或右括号。';
  return `从“${[...rest].slice(0, 8).join('')}”起看不懂：前面可能漏了运算符，或者括号不成对。`;
}

function readNode(text: string, node: SyntaxNode): FormulaResult<FormulaNode> {
  const { start, end } = node;
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'number' ? succeedNode({ kind: 'number', value: node.value, unit: '', start, end }) : unreadable(text, node);
    case 'Identifier':
      return succeedNode(readName(text, start, end));
    case 'UnaryExpression':
      return node.operator === '-' || node.operator === '+' ? readSigned(text, node.operator, node.argument, start, end) : unreadable(text, node);
    case 'BinaryExpression':
      return readOperation(text, node.operator, node.left, node.right, { start, end });
    case 'CallExpression':
      return readCall(text, node.callee, node.arguments, { start, end });
    case 'SequenceExpression':
      return formulaFailure(node.expressions[1]?.start ?? start, '逗号只用来分隔函数的参数：数字里不写千分位。');
    default:
      return unreadable(text, node);
  }
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function succeedNode(value: FormulaNode): FormulaResult<FormulaNode> {
  return { ok: true, value };
}

function unreadable(text: string, { start, end }: Span): FormulaResult<never> {
  return formulaFailure(start, `“${text.slice(start, end)}”不是公式里可以用的写法。`);
}

function readName(text: string, start: number, end: number): FormulaNode {
  const written = text.slice(start, end);
  const quantity = /^(\d+(?:\.\d+)?)\s*(.+)$/u.exec(written);
  if (quantity === null) return { kind: 'variable', name: written, start, end };
  return { kind: 'number', value: Number(quantity[1]), unit: quantity[2] === '\uFF05' ? '%' : (quantity[2] ?? ''), start, end };
}

function readSigned(text: string, sign: '+' | '-', argument: Expression, start: number, end: number): FormulaResult<FormulaNode> {
  const operand = readNode(text, argument);
  return !operand.ok || sign === '+' ? operand : succeedNode({ kind: 'negative', operand: operand.value, start, end });
}

function readOperation(text: string, symbol: string, leftNode: SyntaxNode, rightNode: SyntaxNode, span: Span): FormulaResult<FormulaNode> {
  const operator = operators[symbol];
  if (operator === undefined) return unreadable(text, span);
  const left = readNode(text, leftNode);
  const right = readNode(text, rightNode);
  if (left.ok && right.ok) return succeedNode({ kind: 'operation', operator, left: left.value, right: right.value, ...span });
  return { ok: false, problems: [left, right].flatMap((part) => (part.ok ? [] : part.problems)) };
}

function readCall(text: string, callee: SyntaxNode, argumentNodes: readonly SyntaxNode[], span: Span): FormulaResult<FormulaNode> {
  const written = text.slice(callee.start, callee.end);
  const name = functionNames.find((known) => known === written);
  if (name === undefined) return formulaFailure(callee.start, `没有函数“${written}”：可用 ${functionNames.join('、')}；如果是相乘，请写 ×。`);
  const wanted = name === 'min' || name === 'max' ? argumentNodes.length >= 1 : argumentNodes.length === 1;
  if (!wanted) return formulaFailure(callee.start, `函数 ${name} 的参数个数不对。`);
  const operands = argumentNodes.map((node) => readNode(text, node));
  const problems = operands.flatMap((part) => (part.ok ? [] : part.problems));
  if (problems.length > 0) return { ok: false, problems };
  return succeedNode({ kind: 'call', name, operands: operands.flatMap((part) => (part.ok ? [part.value] : [])), ...span });
}
