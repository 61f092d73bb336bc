import type { Position } from '../diagnostics/diagnostic.ts';

export function offsetAt(text: string, { line, column }: Position): number {
  const lines = text.split('\n').slice(0, line - 1);
  return lines.reduce((offset, { length }) => offset + length + 1, 0) + column - 1;
}

export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, Math.max(0, offset));
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
}

export interface WrittenTag {
  readonly offset: number;
  readonly name: string;
}

const writtenTag = /<\/?([A-Za-z][\w.:-]*)(?:"[^"]*"|'[^']*'|[^>"'])*(?:>|["'][\s\S]*|$)/g;

/** The tag in which an offset falls, also one whose quotes or bracket are never closed. */
export function tagAround(text: string, offset: number): WrittenTag | undefined {
  const match = [...text.matchAll(writtenTag)].find(({ index, 0: written }) => index <= offset && offset <= index + written.length);
  return match && { offset: match.index, name: match[1] ?? '' };
}
