/**
 * What objects of a PDF are made of, as it stands in the file: a number, a word, a name with its slash, a string with its brackets and a reference
 * (`12 0 R`) are their own text; only arrays and dictionaries are opened. The keys of a dictionary are names without the slash.
 */
export type PdfValue = string | PdfArray | PdfDict;
export type PdfArray = PdfValue[];
export type PdfDict = Map<string, PdfValue>;

/** A bracket, a string, a name, a reference, or a number or word. Strings first: what looks like anything else in one is text. */
const TOKEN = /<<|>>|[[\]]|\((?:\\[^]|[^\\()])*\)|<[0-9A-Fa-f\s]*>|\/[^\s()<>[\]{}/%]*|\d+ 0 R(?![^\s()<>[\]{}/%])|[^\s()<>[\]{}/%]+/g;

export function parseValue(text: string): PdfValue {
  const tokens = text.match(TOKEN) ?? [];
  let at = 0;
  const take = (): string => {
    const token = tokens[at];
    if (token === undefined) throw new Error(`PDF 的对象没有写完：${text.slice(0, 80)}`);
    at += 1;
    return token;
  };
  const read = (token: string): PdfValue => {
    if (token === '[') return readArray();
    return token === '<<' ? readDict() : token;
  };
  const readArray = (): PdfArray => {
    const items: PdfArray = [];
    for (let token = take(); token !== ']'; token = take()) items.push(read(token));
    return items;
  };
  const readDict = (): PdfDict => {
    const entries: PdfDict = new Map();
    for (let token = take(); token !== '>>'; token = take()) entries.set(token.slice(1), read(take()));
    return entries;
  };
  return read(take());
}

export function formatValue(value: PdfValue): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${value.map(formatValue).join(' ')}]`;
  let entries = '';
  for (const [key, one] of value) entries += `${entries === '' ? '' : '\n'}/${key} ${formatValue(one)}`;
  return `<<${entries}>>`;
}

export const dictOf = (entries: Readonly<Record<string, PdfValue>>): PdfDict => new Map(Object.entries(entries));

export const isDict = (value: PdfValue | undefined): value is PdfDict => value instanceof Map;

/** A reference to an object. */
export const refTo = (number: number): string => `${number} 0 R`;

/** The number of the object that a value refers to; undefined when it is no reference. */
export const refIn = (value: PdfValue | undefined): number | undefined => (typeof value === 'string' && value.endsWith(' 0 R') ? Number.parseInt(value, 10) : undefined);

export const numberIn = (value: PdfValue | undefined): number | undefined => (typeof value === 'string' && /^[-+.\d]+$/.test(value) ? Number(value) : undefined);

/** What may not stand in a name as it is. */
const IRREGULAR = /[^!-~]|[#()<>[\]{}/%]/g;

/** A name; its text is Latin-1 or less. */
export const nameOf = (text: string): string => `/${text.replace(IRREGULAR, (character) => `#${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')}`)}`;

/** The text of a name without its slash, undefined for anything else. */
export function decodeName(value: PdfValue | undefined): string | undefined {
  if (typeof value !== 'string' || !value.startsWith('/')) return undefined;
  return value.includes('#') ? value.slice(1).replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : value.slice(1);
}

/** A string of any characters. */
export const textOf = (text: string): string => `<FEFF${Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')).join('')}>`;

/** The text of a string; undefined for anything else. */
export function decodeText(value: PdfValue | undefined): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (value.startsWith('<')) return decodeUnits((value.match(/[0-9A-Fa-f]{2}/g) ?? []).map((hex) => String.fromCharCode(Number.parseInt(hex, 16))).join(''));
  return value.startsWith('(') ? decodeUnits(value.slice(1, -1).replace(ESCAPED, unescape)) : undefined;
}

const ESCAPED = /\\([0-7]{1,3}|\r\n|[^])/g;
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '', '\r\n': '' };

const unescape = (_: string, what: string): string => (/^[0-7]/.test(what) ? String.fromCharCode(Number.parseInt(what, 8)) : (CONTROLS[what] ?? what));

const UTF16 = '\xfe\xff';

/** Bytes are UTF-16 when they say so; the rest is taken for Latin-1. */
const decodeUnits = (bytes: string): string => (bytes.startsWith(UTF16) ? (bytes.slice(UTF16.length).match(/[^]{2}/g) ?? []).map((pair) => String.fromCharCode(pair.charCodeAt(0) * 256 + pair.charCodeAt(1))).join('') : bytes);
