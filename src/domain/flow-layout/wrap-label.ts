import { at } from './at.ts';
import { type BreakQuality, cutPiece, type LabelPiece, labelPieces } from './label-pieces.ts';
import { power } from '../power.ts';
import { textEm } from './text-em.ts';

/** Price of a line end, against the square of the em that a line stays short. */
const BREAK_PRICE: Readonly<Record<BreakQuality, number>> = { pause: 0, word: 1.5, inside: 9 };
const LINE_PRICE = 12;

interface Best {
  readonly price: number;
  /** Piece with which the last line begins. */
  readonly from: number;
}

/** The cheapest last line that ends with piece `end`. */
function bestLine(pieces: readonly LabelPiece[], best: readonly Best[], end: number, maxEm: number): Best {
  let width = at(pieces, end).endEm;
  let result: Best = { price: Number.POSITIVE_INFINITY, from: end };
  for (let from = end; from >= 0; from -= 1) {
    if (from < end) width += at(pieces, from).em;
    if (width > maxEm && from < end) break;
    const before = from === 0 ? 0 : at(best, from - 1).price + BREAK_PRICE[at(pieces, from - 1).after];
    const price = before + LINE_PRICE + power(Math.max(0, maxEm - width), 2);
    if (price < result.price) result = { price, from };
  }
  return result;
}

function breakLines(pieces: readonly LabelPiece[], maxEm: number): readonly string[] {
  const best: Best[] = [];
  pieces.forEach((_, end) => best.push(bestLine(pieces, best, end, maxEm)));
  const lines: string[] = [];
  for (let end = pieces.length - 1; end >= 0; ) {
    const { from } = at(best, end);
    lines.unshift(pieces.slice(from, end + 1).map((piece) => piece.text).join('').trim());
    end = from - 1;
  }
  return lines;
}

/** Wraps one label to several widths; the label is taken apart once, and only if it needs to be, and wrapped once to each width. */
export function labelWrapper(text: string): (maxEm: number) => readonly string[] {
  const clean = text.replace(/\s+/gu, ' ').trim();
  const em = textEm(clean);
  const whole = clean === '' ? [] : [clean];
  const known = new Map<number, readonly string[]>();
  let pieces: readonly LabelPiece[] | undefined;
  const wrap = (maxEm: number): readonly string[] => {
    pieces ??= labelPieces(clean);
    const tooWide = pieces.some((piece) => piece.em > maxEm);
    return breakLines(tooWide ? pieces.flatMap((piece) => cutPiece(piece, maxEm)) : pieces, maxEm);
  };
  return (maxEm) => {
    if (em <= maxEm) return whole;
    const lines = known.get(maxEm) ?? wrap(maxEm);
    known.set(maxEm, lines);
    return lines;
  };
}

/**
 * Breaks a label into lines of at most `maxEm` em by Chinese rules: no punctuation at the start of a line, no opening bracket at
 * its end, Latin words and codes whole while they fit, words kept together where that costs little, lines of like length. Only a
 * single character wider than the line exceeds it.
 */
export function wrapLabel(text: string, maxEm: number): readonly string[] {
  return labelWrapper(text)(maxEm);
}

/** Width in em of the longest line. */
export function linesEm(lines: readonly string[]): number {
  return lines.reduce((widest, line) => Math.max(widest, textEm(line)), 0);
}
