/** One operator of a content stream with its operands: `text.slice(start, end)`. */
export interface ContentOperator {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const SPACE = new Set([' ', '\n', '\r', '\t', '\f', '\0']);
const DELIMITER = new Set(['(', ')', '<', '>', '[', ']', '{', '}', '/', '%']);
const OPERAND = /^(?:[-+.\d]|true$|false$|null$)/;

/** The operators of a content stream (as Latin-1 text), in order. Strings, names, arrays and dictionaries are operands. */
export function* readOperators(text: string): Generator<ContentOperator> {
  let start = -1;
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, at)) {
    if (start < 0) start = at;
    const end = skipToken(text, at);
    const name = text.slice(at, end);
    at = end;
    if (DELIMITER.has(name.charAt(0)) || OPERAND.test(name)) continue;
    yield { name, start, end };
    start = -1;
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && SPACE.has(text.charAt(at))) at += 1;
  return at;
}

function skipToken(text: string, at: number): number {
  const first = text.charAt(at);
  if (first === '(') return skipString(text, at);
  if (text.startsWith('<<', at) || text.startsWith('>>', at)) return at + 2;
  if (first === '<') return endAfter(text, '>', at);
  if (first === '%') return endAfter(text, '\n', at);
  if (first === '/') return skipWord(text, at + 1);
  return DELIMITER.has(first) ? at + 1 : skipWord(text, at);
}

function skipWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && !SPACE.has(text.charAt(at)) && !DELIMITER.has(text.charAt(at))) at += 1;
  return at;
}

function skipString(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '\\') at += 1;
    else if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

function endAfter(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}
