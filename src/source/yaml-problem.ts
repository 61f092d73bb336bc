import { isCollection, isMap, isPair, isScalar, visit, type Document as YamlDocument, type ErrorCode, type Node } from 'yaml';

import { findHidden, hiddenWords } from '../domain/text/hidden-characters.ts';

/** A mistake in a YAML text: where it is, as an offset, and what to tell the editor. */
export interface YamlProblem {
  readonly offset: number;
  /** M101 when left out. */
  readonly code?: 'M114';
  readonly message: string;
  readonly hint: string;
}

type Words = Omit<YamlProblem, 'offset' | 'code'>;

const colonRule = '写成「字段: 值」：冒号用英文的，后面空一格。';
const quoteRule = '给整个值加英文引号。';

const tabIndent: Words = { message: '用了制表符（Tab）缩进。', hint: 'YAML 只能用空格缩进，每级两个空格。' };

const badIndent: Words = { message: '缩进不对齐。', hint: '同一级的字段左边对齐，每级缩进两个空格。' };

const tooDeep: Words = { message: '括号或缩进嵌套得太深，读不下去。', hint: '手册的字段最多四五层；删去多余的括号，或拆成几条。' };

const wordsOfCode: Readonly<Partial<Record<ErrorCode, Words>>> = {
  DUPLICATE_KEY: { message: '同一个字段写了两次。', hint: '删去其中一个，或合并成一个；这里本该是清单的下一条，就在它前面补上「- 」。' },
  TAB_AS_INDENT: tabIndent,
  BAD_INDENT: badIndent,
  BLOCK_AS_IMPLICIT_KEY: { message: '一行里出现了两个「字段: 值」。', hint: `值里有英文冒号加空格时，${quoteRule}` },
  BAD_SCALAR_START: { message: '值以 YAML 的保留字符（@、` 或 %）开头。', hint: quoteRule },
  BLOCK_IN_FLOW: { message: '方括号或花括号里又换行缩进地写了字段。', hint: '一条写在一行里；写不下就去掉括号，改成每个字段一行。' },
  TAG_RESOLVE_FAILED: { message: '值以 ! 开头，被当成了类型标记。', hint: quoteRule },
  MULTIPLE_DOCS: { message: '中间有一行 --- 或 ...，后面的内容读不到。', hint: '一个文件只写一份内容，删去这一行。' },
};

/** Every mistake that stops a YAML text from being read as the editor meant it, the first of each line. */
export function findYamlProblems(document: YamlDocument, text: string): readonly YamlProblem[] {
  const errors = [...document.errors, ...document.warnings, ...repeatedKeys(document)].sort((a, b) => a.pos[0] - b.pos[0]).slice(0, mostErrors);
  const tab = errors[0] === undefined ? null : /^ *\t/m.exec(text.slice(0, errors[0].pos[0] + restAt(text, errors[0].pos[0]).length));
  if (tab) return [{ offset: tab.index, ...tabIndent }];
  const confused = errors.findIndex(({ code, message, pos }) => isConfusing(code, message, pos[0], text));
  const clear = confused < 0 ? errors : errors.slice(0, confused + 1);
  // What follows a mistake on its line is the parser's confusion and not a second mistake.
  const first = clear.filter(({ pos }, index) => clear.findIndex((other) => lineStart(text, other.pos[0]) === lineStart(text, pos[0])) === index);
  return errors.length > 0 ? first.map(({ code, message, pos }) => describeError(code, message, pos[0], document, text)) : [...machineProblems(document, text), ...hiddenProblems(document, text)];
}

/** More of them in one file say nothing new. */
const mostErrors = 100;

interface YamlFinding {
  readonly code: ErrorCode;
  readonly message: string;
  readonly pos: readonly [number, number];
}

/** Fields that stand twice in one entry; only the first of an entry is told: one that has lost its dash repeats them all. The parser's own search for them takes minutes for an entry of ten thousand fields. */
function repeatedKeys(document: YamlDocument): readonly YamlFinding[] {
  const found: YamlFinding[] = [];
  const look = (node: unknown): void => {
    if (!isCollection(node)) return;
    const seen = new Set<unknown>();
    let isTold = false;
    for (const item of node.items) {
      if (!isPair(item)) look(item);
      else {
        if (isMap(node) && isScalar(item.key)) {
          const offset = item.key.range?.[0] ?? 0;
          if (!isTold && seen.has(item.key.value)) {
            isTold = true;
            found.push({ code: 'DUPLICATE_KEY', message: '', pos: [offset, offset] });
          }
          seen.add(item.key.value);
        }
        look(item.value);
      }
    }
  };
  look(document.contents);
  return found;
}

/** Characters that nobody sees, written as escapes in double quotes: "\u202E". */
function hiddenProblems(document: YamlDocument, text: string): readonly YamlProblem[] {
  if (!text.includes('\\')) return [];
  const problems: YamlProblem[] = [];
  visit(document, {
    Scalar: (_key, { value, range }) => {
      const found = typeof value === 'string' ? findHidden(value) : undefined;
      if (found) problems.push({ offset: range?.[0] ?? 0, code: 'M114', ...hiddenWords(found.label) });
    },
  });
  return problems;
}

/** After a wrong indent or an open quote the parser misreads everything that follows. */
const isConfusing = (code: ErrorCode, reason: string, offset: number, text: string): boolean =>
  code === 'BAD_INDENT' || code === 'TAB_AS_INDENT' || isUnclosed(reason) || isIndentation(code, reason, offset, text);

const isUnclosed = (reason: string): boolean => /Missing closing|end with a [\]}]/.test(reason);

const isIndentation = (code: ErrorCode, reason: string, offset: number, text: string): boolean =>
  reason.startsWith('Sequence item without -') || (code === 'BLOCK_AS_IMPLICIT_KEY' && !restAt(text, offset).includes(': '));

function describeError(code: ErrorCode, reason: string, offset: number, document: YamlDocument, text: string): YamlProblem {
  if (reason.startsWith('Maximum call stack')) return { offset, ...tooDeep };
  const open = isUnclosed(reason) ? openedAt(document, offset) : undefined;
  if (open !== undefined) return { offset: open, ...unclosed(text[open] ?? '') };
  if (isIndentation(code, reason, offset, text)) return { offset: misplacedLine(reason, offset, text), ...badIndent };
  if (code === 'MULTILINE_IMPLICIT_KEY' || reason.startsWith('Implicit map keys')) return { offset, ...brokenColon(lineAt(text, offset)) };
  if (code === 'UNEXPECTED_TOKEN') return describeToken(offset, text);
  if (reason.startsWith('Tags and anchors')) return describeMark(offset - 1, text);
  return { offset, ...(wordsOfCode[code] ?? { message: `这里不是合法的 YAML（解析器原话：${reason.split('\n')[0] ?? ''}）。`, hint: `检查缩进、冒号和引号；值里有特殊符号时，${quoteRule}` }) };
}

const describeMark = (offset: number, text: string): YamlProblem => ({ offset, message: `值以 ${text[offset] ?? ''} 开头，被当成了特殊标记。`, hint: quoteRule });

/** Where the quote or bracket stands that is open at the offset. */
function openedAt(document: YamlDocument, offset: number): number | undefined {
  let opened: number | undefined;
  visit(document, {
    Node(_key, node) {
      const [start, end = 0] = node.range ?? [];
      if (start !== undefined && start < offset && end >= offset - 1 && isEnclosed(node)) opened = start;
    },
  });
  return opened;
}

const isEnclosed = (node: Node): boolean =>
  isScalar(node) ? node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' : isCollection(node) && node.flow === true;

const unclosed = (mark: string): Words =>
  mark === '[' || mark === '{'
    ? { message: `括号 ${mark} 没有关上。`, hint: `在这一条末尾补上 ${mark === '[' ? ']' : '}'}。` }
    : { message: `引号 ${mark} 没有关上。`, hint: `在值的末尾补上 ${mark}；值里本来就有这种引号时，外面换用另一种英文引号。` };

function brokenColon(line: string): Words {
  if (/^[\s-]*[\w-]+\s*：/.test(line)) return { message: '字段名后面用了中文冒号。', hint: colonRule };
  if (/^[\s-]*[\w-]+:\S/.test(line)) return { message: '字段名的冒号后面没有空格。', hint: colonRule };
  return { message: '这一行没有冒号，或缩进不对，被当成了上一个值的一部分。', hint: `字段${colonRule}接着上一个值写的，整段比字段名多缩进两格。` };
}

function describeToken(offset: number, text: string): YamlProblem {
  const multiline = /(?:: |- )[>|]/.exec(lineAt(text, offset));
  if (multiline) return { offset: lineStart(text, offset) + multiline.index + 2, message: `值以 ${multiline[0].at(-1) ?? ''} 开头，被当成了多行文字的标记。`, hint: quoteRule };
  if (text[offset] === ',') return { offset, message: '方括号或花括号里多了一个逗号。', hint: '删去它；项与项之间只有一个英文逗号。' };
  return { offset, message: `「${restAt(text, offset).trim().slice(0, 12)}」接不上前面的内容。`, hint: `引号或括号之后不能再写字；值里有引号、括号时，${quoteRule}` };
}

/** The line that stands too far left or right: the next one where the parser names what it was taken for a part of. */
function misplacedLine(reason: string, offset: number, text: string): number {
  const start = reason.startsWith('Nested mappings') ? text.indexOf('\n', offset) + 1 : lineStart(text, offset);
  return start + (/^ */.exec(text.slice(start))?.[0].length ?? 0);
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

const lineAt = (text: string, offset: number): string => text.slice(lineStart(text, offset), offset) + restAt(text, offset);

/** What stands on the line from the offset on. */
const restAt = (text: string, offset: number): string => text.slice(offset).split('\n', 1)[0] ?? '';

// Almost no file has them, and walking every node of every file takes longer than looking once at its text.
const mayHaveMarks = /(?:^|[\s[{,:])[*&]\S|\{\s*[[{]/;

/** Anchors, aliases and fields as field names are for machines; an editor who writes *, & or {{ means the character. */
function machineProblems(document: YamlDocument, text: string): readonly YamlProblem[] {
  if (!mayHaveMarks.test(text)) return [];
  const problems: YamlProblem[] = [];
  const add = (offset: number, mark: string, meaning: string): void => void problems.push({ offset, message: `值以 ${mark} 开头，被当成了${meaning}。`, hint: quoteRule });
  visit(document, {
    Alias: (_key, { range }) => add(range?.[0] ?? 0, '*', '别名'),
    Value: (_key, { anchor, range }) => (anchor === undefined ? undefined : add(text.lastIndexOf(`&${anchor}`, range?.[0]), '&', '锚点')),
    Pair: (_key, { key }) => (isCollection(key) ? add(text.lastIndexOf('{', (key.range?.[0] ?? 1) - 1), '{', '一组字段') : undefined),
  });
  return problems;
}
