import { isCollection, isMap, isPair, isSeq, LineCounter, parseDocument, type Document as YamlDocument, type Node } from 'yaml';
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic, Position } from '../diagnostics/diagnostic.ts';
import type { Locate } from '../model/source-entry.ts';
import type { Path } from '../model/walk-schema.ts';

export interface YamlSource {
  readonly data: unknown;
  readonly locate: Locate;
  readonly diagnostics: readonly Diagnostic[];
}

/** The number of aliases that a file may expand to; more is an attack and not a manual. */
const maxAliasCount = 50;

/**
 * YAML 1.2 as data, with the place of every field.
 * @param firstLine the line of the file on which the YAML begins
 */
export function parseYamlSource(text: string, file: string, firstLine: number): YamlSource {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: true });
  const placeAt = (offset: number): Position => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line) + firstLine - 1, column: Math.max(1, col) };
  };
  const diagnostics = document.errors.map((error) =>
    createDiagnostic('M101', { file, ...placeAt(error.pos[0]) }, describeYamlError(error.code, error.message)),
  );
  return { data: diagnostics.length > 0 ? undefined : toData(document), locate: locateIn(document, placeAt), diagnostics };
}

const toData = (document: YamlDocument): unknown => document.toJS({ maxAliasCount }) as unknown;

const yamlMessages: Readonly<Record<string, readonly [string, string]>> = {
  DUPLICATE_KEY: ['同一个字段写了两次。', '删去其中一个，或合并成一个。'],
  TAB_AS_INDENT: ['用了制表符（Tab）缩进。', 'YAML 只能用空格缩进，每级两个空格。'],
  BAD_INDENT: ['缩进不对齐。', '同一级的字段左边对齐，每级缩进两个空格。'],
  MISSING_CHAR: ['引号或括号没有成对，或少了冒号。', '检查这一行和上一行的引号、方括号和冒号；冒号后要有一个空格。'],
  BLOCK_AS_IMPLICIT_KEY: ['一行里出现了两个「字段: 值」。', '值里有英文冒号加空格时，给整个值加英文引号。'],
  MULTILINE_IMPLICIT_KEY: ['字段名跨了行，多半是上一行少了冒号或引号。', '检查上一行；冒号后要有一个空格。'],
  BAD_ALIAS: ['值以 * 或 & 开头，被当成了引用。', '给整个值加英文引号。'],
  BAD_SCALAR_START: ['值以 YAML 的保留字符（如 @ 或 `）开头。', '给整个值加英文引号。'],
};

function describeYamlError(code: string, original: string): { message: string; hint: string } {
  const [message, hint] = yamlMessages[code] ?? [`这里不是合法的 YAML（解析器原话：${original.split('\n')[0] ?? ''}）。`, '检查缩进、冒号和引号；值里有特殊符号时给整个值加英文引号。'];
  return { message, hint };
}

/** Walks down the path as far as the file has it. */
const locateIn =
  (document: YamlDocument, placeAt: (offset: number) => Position): Locate =>
  (path, part = 'value') =>
    placeAt(offsetOf(document.contents, path, part) ?? 0);

function offsetOf(root: unknown, path: Path, part: 'key' | 'value'): number | undefined {
  let node = root as Node | null | undefined;
  let offset = startOf(node);
  for (const [index, key] of path.entries()) {
    const child = childOf(node, key);
    if (child === undefined) return offset;
    const isLast = index === path.length - 1;
    offset = (isLast && part === 'key' ? child.keyOffset : undefined) ?? startOf(child.node) ?? child.keyOffset ?? offset;
    node = child.node;
  }
  return offset;
}

interface Child {
  readonly node: Node | null | undefined;
  readonly keyOffset: number | undefined;
}

function childOf(node: Node | null | undefined, key: PropertyKey): Child | undefined {
  if (!isCollection(node)) return undefined;
  if (isSeq(node)) {
    const item = node.items[Number(key)];
    return item === undefined ? undefined : { node: item as Node, keyOffset: startOf(item as Node) };
  }
  const pair = isMap(node) ? node.items.find((item) => isPair(item) && String(item.key) === String(key)) : undefined;
  return pair === undefined ? undefined : { node: pair.value as Node | null, keyOffset: startOf(pair.key as Node) };
}

const startOf = (node: Node | null | undefined): number | undefined => node?.range?.[0];
