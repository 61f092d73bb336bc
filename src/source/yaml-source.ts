import { isCollection, isMap, isPair, isSeq, LineCounter, parseDocument, type Document as YamlDocument, type Node } from 'yaml';
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic, Position } from '../diagnostics/diagnostic.ts';
import type { Locate } from '../model/source-entry.ts';
import type { Path } from '../model/walk-schema.ts';
import { freshReaders, type TextReaders } from './text-readers.ts';
import { findYamlProblems } from './yaml-problem.ts';

export interface YamlSource {
  readonly data: unknown;
  readonly locate: Locate;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * YAML 1.2 as data, with the place of every field.
 * @param firstLine the line of the file on which the YAML begins
 */
export function parseYamlSource(text: string, file: string, firstLine: number, { loadYaml }: Pick<TextReaders, 'loadYaml'> = freshReaders): YamlSource {
  const plain = loadYaml(text);
  if (plain) return { data: plain.data, locate: laterIn(text, firstLine), diagnostics: [] };
  const { document, placeAt } = readTree(text, firstLine);
  const diagnostics = findYamlProblems(document, text).map(({ offset, code, ...words }) => createDiagnostic(code ?? 'M101', { file, ...placeAt(offset) }, words));
  return { data: diagnostics.length > 0 ? undefined : (document.toJS() as unknown), locate: locateIn(document, text, placeAt), diagnostics };
}

interface YamlTree {
  readonly document: YamlDocument;
  readonly placeAt: (offset: number) => Position;
}

/** The syntax tree, which knows where everything stands. */
function readTree(text: string, firstLine: number): YamlTree {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: false });
  const placeAt = (offset: number): Position => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line) + firstLine - 1, column: Math.max(1, col) };
  };
  return { document, placeAt };
}

/** A text without mistakes is read into a tree only when somebody asks for a place in it. */
function laterIn(text: string, firstLine: number): Locate {
  let locate: Locate | undefined;
  return (...wanted) => {
    if (!locate) {
      const { document, placeAt } = readTree(text, firstLine);
      locate = locateIn(document, text, placeAt);
    }
    return locate(...wanted);
  };
}

/** Walks down the path as far as the file has it. */
const locateIn =
  (document: YamlDocument, text: string, placeAt: (offset: number) => Position): Locate =>
  (path, part = 'value', within = '') => {
    const { start, end } = spanOf(document.contents, path, part);
    const piece = within === '' ? -1 : text.slice(start, end).indexOf(within);
    return placeAt(start + Math.max(0, piece));
  };

interface Span {
  readonly start: number;
  readonly end: number;
}

function spanOf(root: unknown, path: Path, part: 'key' | 'value'): Span {
  let node = root as Node | null | undefined;
  let start = startOf(node) ?? 0;
  for (const [index, key] of path.entries()) {
    const child = childOf(node, key);
    if (child === undefined) break;
    const isLast = index === path.length - 1;
    start = (isLast && part === 'key' ? child.keyOffset : undefined) ?? startOf(child.node) ?? child.keyOffset ?? start;
    node = child.node;
  }
  return { start, end: node?.range?.[1] ?? start };
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
