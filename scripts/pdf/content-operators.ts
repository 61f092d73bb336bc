/** What is done with an operator of a content stream; with its operands it is `text.slice(start, end)`. Gives the place to go on from when that is not its end. */
export type VisitOperator = (name: string, start: number, end: number) => number | undefined;

/** What a character is in a content stream, by its code: a book has hundreds of megabytes of them, and a table is the fastest answer. */
const REGULAR = 0;
const SPACE = 1;
const DELIMITER = 2;
const KINDS = Uint8Array.from({ length: 256 }, (_, code) => kindOf(String.fromCharCode(code)));

function kindOf(char: string): number {
  if (' \n\r\t\f\0'.includes(char)) return SPACE;
  return '()<>[]{}/%'.includes(char) ? DELIMITER : REGULAR;
}

const kindAt = (text: string, at: number): number => KINDS[text.charCodeAt(at)] ?? REGULAR;

const OPERAND = /^(?:[-+.\d]|true$|false$|null$)/;

/** Visits the operators of a content stream (as Latin-1 text), in order. Strings, names, arrays and dictionaries are operands. */
export function visitOperators(text: string, visit: VisitOperator): void {
  let start = -1;
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, at)) {
    if (start < 0) start = at;
    const from = at;
    at = skipToken(text, from);
    if (isOperand(text, from, at)) continue;
    at = visit(text.slice(from, at), start, at) ?? at;
    start = -1;
  }
}

/** Letters begin operators, and the three words that are operands; nearly everything else is a number. */
function isOperand(text: string, from: number, end: number): boolean {
  const code = text.charCodeAt(from);
  if (KINDS[code] === DELIMITER || code < LETTERS) return KINDS[code] === DELIMITER || OPERAND.test(text.charAt(from));
  return end - from >= SHORTEST_WORD && OPERAND.test(text.slice(from, end));
}

const LETTERS = 'A'.charCodeAt(0);
const SHORTEST_WORD = 'true'.length;

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && kindAt(text, at) === SPACE) at += 1;
  return at;
}

function skipToken(text: string, at: number): number {
  if (kindAt(text, at) !== DELIMITER) return skipWord(text, at);
  const first = text.charAt(at);
  if (first === '(') return skipString(text, at);
  if (text.startsWith('<<', at) || text.startsWith('>>', at)) return at + 2;
  if (first === '<') return endAfter(text, '>', at);
  if (first === '%') return endAfter(text, '\n', at);
  return first === '/' ? skipWord(text, at + 1) : at + 1;
}

function skipWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && kindAt(text, at) === REGULAR) at += 1;
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

/**
 * Finds where marked content ends that begins before `at` and in which nothing but its end matters: behind the next `EMC`. Undefined where only reading
 * it operator by operator can tell, because something is nested in it or stands in a string.
 */
export function findMarkedEnd(text: string): (at: number) => number | undefined {
  const ends = nextIn(text, 'EMC');
  const traps = ['BDC', 'BMC', '(', '%'].map((mark) => nextIn(text, mark));
  return (at) => {
    const end = ends(at);
    const isPlain = end < text.length && kindAt(text, end - 1) === SPACE && traps.every((trap) => trap(at) > end);
    const after = end + 'EMC'.length;
    return isPlain && (after === text.length || kindAt(text, after) === SPACE) ? after : undefined;
  };
}

/** The next place of a mark from one on, the length of the text when there is none. Asked with rising places it searches every stretch once. */
function nextIn(text: string, mark: string): (at: number) => number {
  let known = -1;
  return (at) => {
    if (known < at) known = text.indexOf(mark, at);
    if (known < 0) known = text.length;
    return known;
  };
}
