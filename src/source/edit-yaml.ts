import { isCollection, isMap, isScalar, isSeq, parse, parseDocument, type Node, type YAMLMap } from 'yaml';

/** A field's place: changes.0.date as ['changes', 0, 'date']. */
type FieldPath = readonly (string | number)[];

export type EntryData = Readonly<Record<string, unknown>>;

/** One change of a YAML text. Everything that it does not name keeps its characters: comments, quotes, spacing and the order of fields. */
export type YamlEdit =
  | { readonly kind: 'set'; readonly path: FieldPath; readonly value: string; /** Where a field that is missing goes. */ readonly after?: string }
  | { readonly kind: 'remove'; readonly field: string }
  | { readonly kind: 'append'; readonly field: string; readonly entry: EntryData };

/** @throws when the text is no block of fields, or has not the field that an edit needs: call it with a text that has been checked. */
export const editYaml = (text: string, edits: readonly YamlEdit[]): string => edits.reduce(applyEdit, text.endsWith('\n') ? text : `${text}\n`);

/** Adds an entry at the end of a text that is a list of entries. */
export function appendEntry(text: string, entry: EntryData): string {
  const document = parseDocument(text);
  if (document.contents === null || document.contents.range === undefined) return `${withEnd(text)}${formatEntries([entry])}`;
  if (!isSeq(document.contents)) throw new Error('不是清单');
  return document.contents.flow === true || document.contents.items.length === 0 ? `${text.slice(0, document.contents.range?.[0] ?? 0)}${formatEntries([...(document.toJS() as EntryData[]), entry])}` : `${withEnd(text)}${formatEntries([entry])}`;
}

const withEnd = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

/** Entries as the registers write them: a field a line, what is inside a field on one line. */
const formatEntries = (entries: readonly EntryData[]): string => entries.map((entry) => `- ${Object.entries(entry).map(formatField).join('  ')}`).join('');

function formatField([name, value]: readonly [string, unknown]): string {
  const isList = Array.isArray(value) && value.some((item) => typeof item === 'object');
  return isList ? `${name}:\n${value.map((item) => `    - ${formatValue(item)}\n`).join('')}` : `${name}: ${formatValue(value)}\n`;
}

function applyEdit(text: string, edit: YamlEdit): string {
  const root = parseDocument(text);
  if (!isMap(root.contents)) throw new Error('不是字段');
  if (edit.kind === 'append') return appendTo(text, root.get(edit.field), edit);
  if (edit.kind === 'remove') return removeField(text, root.contents, edit.field);
  const node = root.getIn([...edit.path], true);
  if (isScalar(node) && node.range) return text.slice(0, node.range[0]) + withSpace(text, node.range[0], formatScalar(edit.value)) + text.slice(node.range[1]);
  const [field] = edit.path;
  if (node !== undefined || edit.path.length !== 1) throw new Error(`没有字段 ${edit.path.join('.')}`);
  const line = endOfField(text, root.contents, edit.after ?? '');
  return `${text.slice(0, line)}${String(field)}: ${formatScalar(edit.value)}\n${text.slice(line)}`;
}

// An empty value stands right behind its colon.
const withSpace = (text: string, offset: number, value: string): string => (/[\s[{,]/.test(text[offset - 1] ?? ' ') ? value : ` ${value}`);

const pairOf = (map: YAMLMap, field: string) => map.items.find(({ key }) => isScalar(key) && key.value === field);

/** The start of the line after a field; the end of the text when there is no such field. */
function endOfField(text: string, map: YAMLMap, field: string): number {
  const pair = pairOf(map, field);
  return pair ? lineAfter(text, contentEnd((pair.value ?? pair.key) as Node)) : text.length;
}

function removeField(text: string, map: YAMLMap, field: string): string {
  const key = pairOf(map, field)?.key as Node | undefined;
  if (!key?.range) return text;
  return text.slice(0, text.lastIndexOf('\n', key.range[0]) + 1) + text.slice(endOfField(text, map, field));
}

function appendTo(text: string, list: unknown, { field, entry }: { readonly field: string; readonly entry: EntryData }): string {
  if (!isSeq(list) || list.items.length === 0 || !list.range) throw new Error(`${field} 不是清单`);
  if (list.flow === true) return `${text.slice(0, list.range[1] - 1).trimEnd()}, ${formatFlow(entry)}${text.slice(list.range[1] - 1)}`;
  const last = list.items.at(-1) as Node;
  const dash = text.lastIndexOf('-', last.range?.[0]);
  const indent = ' '.repeat(dash - text.lastIndexOf('\n', dash) - 1);
  const line = lineAfter(text, contentEnd(last));
  return `${text.slice(0, line)}${formatItem(entry, indent, isMap(last) && last.flow === true)}${text.slice(line)}`;
}

function formatItem(entry: EntryData, indent: string, flow: boolean): string {
  if (flow) return `${indent}- ${formatFlow(entry)}\n`;
  const fields = Object.entries(entry).map(([name, value]) => `${name}: ${formatValue(value)}`);
  return `${indent}- ${fields.join(`\n${indent}  `)}\n`;
}

const formatFlow = (entry: EntryData): string => `{ ${Object.entries(entry).map(([name, value]) => `${name}: ${formatValue(value)}`).join(', ')} }`;

function formatValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(formatValue).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return formatFlow(value as EntryData);
  return typeof value === 'string' ? formatScalar(value) : String(value);
}

/** A text that YAML reads as itself inside and outside brackets; quoted only when it has to be. */
function formatScalar(value: string): string {
  if (value.includes('\n')) return JSON.stringify(value);
  return isPlain(value) ? value : `'${value.replaceAll("'", "''")}'`;
}

function isPlain(value: string): boolean {
  try {
    const [first, second] = parse(`[${value}, x]`) as unknown[];
    return first === value && second === 'x' && (parse(`a: ${value}`) as { a: unknown }).a === value;
  } catch {
    return false;
  }
}

/** Where the last character of a node's own content ends, without the blank lines and comments behind it. */
function contentEnd(node: Node): number {
  const end = node.range?.[1] ?? 0;
  if (!isCollection(node) || node.flow === true) return end;
  const last = node.items.at(-1);
  const inner = isMap(node) ? ((last as { value?: Node | null; key: Node }).value ?? (last as { key: Node }).key) : (last as Node | undefined);
  return inner ? contentEnd(inner) : end;
}

function lineAfter(text: string, offset: number): number {
  const end = text.slice(0, offset).trimEnd().length;
  const next = text.indexOf('\n', end);
  return next < 0 ? text.length : next + 1;
}
