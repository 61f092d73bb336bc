import { markText, type Span } from './mark-text.ts';

/** A stretch of text, marked or not. */
export interface TextPiece {
  readonly text: string;
  readonly marked: boolean;
}

export interface Excerpt {
  readonly pieces: readonly TextPiece[];
  /** How well the marks in the excerpt cover the query; 0 without any mark. */
  readonly score: number;
  /** Offset of the excerpt's first mark in the text. */
  readonly offset: number;
}

const before = 15;
const defaultLength = 60;

/** The engine ends every block with a Latin full stop, and the index has spaces that the page has not. */
const tidy = (text: string): string =>
  text.replace(/(?<=^|[\u3400-\u9fff）」》】])\.(?=\s|$)/gu, '。').replace(/(?<=[，。；：、！？（）～—…／])\s+/gu, '').replace(/\s+/gu, ' ');

/** The text cut into marked and unmarked pieces between two offsets. */
export const cutPieces = (text: string, spans: readonly Span[], start = 0, end = text.length): readonly TextPiece[] => {
  const inside = spans.filter(([from, to]) => from >= start && to <= end);
  const pieces = inside.flatMap(([from, to], at): TextPiece[] => [
    { text: text.slice(inside[at - 1]?.[1] ?? start, from), marked: false },
    { text: text.slice(from, to), marked: true },
  ]);
  const last: TextPiece = { text: text.slice(inside.at(-1)?.[1] ?? start, end), marked: false };
  return [...pieces, last].map((piece) => ({ ...piece, text: tidy(piece.text) })).filter((piece) => piece.text !== '');
};

const densityFrom = (spans: readonly Span[], at: number, length: number): number => {
  const start = spans[at]?.[0] ?? 0;
  return spans.slice(at).filter(([, to]) => to <= start + length).reduce((sum, [from, to]) => sum + (to - from) ** 2, 0);
};

/** The stretch of text with the densest marks, about `length` characters long. */
export const excerptOf = (text: string, terms: readonly string[], length = defaultLength): Excerpt => {
  const spans = markText(text, terms);
  const scores = spans.map((_, at) => densityFrom(spans, at, length));
  const score = Math.max(0, ...scores);
  const offset = spans[scores.indexOf(score)]?.[0] ?? 0;
  const start = spans.length === 0 ? 0 : Math.max(0, offset - before);
  const end = Math.min(text.length, start + length + before);
  const ellipsis: TextPiece = { text: '…', marked: false };
  const pieces = [...(start > 0 ? [ellipsis] : []), ...cutPieces(text, spans, start, end), ...(end < text.length ? [ellipsis] : [])];
  return { pieces, score, offset };
};
