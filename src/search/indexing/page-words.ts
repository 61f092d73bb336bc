import { whiteSpace, type PageMark, type SearchedPage } from './searched-page.ts';
import { wordForms, type WordForm } from './word-forms.ts';

/** Cuts a text into words: gives the place behind each, in order. A line end is always a piece of its own. */
export type CutText = (text: string) => readonly number[];

/** Which number a word has; one of its own where it was written with accents. */
export type NumberWord = (word: string, written?: string) => number;

/** Takes the number of a word, as the how-manieth piece of the text it stands there, and with what weight. */
export type TakeWord = (word: number, place: number, weight: number) => void;

/** An element that can be linked to, and the piece of text before which it stands. */
export interface PageAnchor {
  readonly element: string;
  readonly id: string;
  readonly text: string;
  readonly location: number;
}

/** A page's text as it is kept to be shown. */
export interface PageText {
  /** Its pieces with zero-width spaces between them. */
  readonly content: string;
  readonly pieces: number;
  readonly anchors: readonly PageAnchor[];
}

/** A piece of text and what it is found under. */
interface Piece {
  /** Empty when nothing of it can be seen. */
  readonly text: string;
  readonly wholes: readonly number[];
  readonly parts: readonly number[];
  /** Its first and last character where these are Chinese, to be paired with their neighbours. */
  readonly first: string;
  readonly last: string;
}

/** Of text that nothing is said about; weights are kept as 24ths. */
const usualWeight = 24;
const mostTimes = 10;

/** Never 0 but where nothing is to be weighed. */
function weightOf(times: number): number {
  if (Number.isNaN(times)) return usualWeight;
  return times <= 0 ? 0 : Math.max(1, Math.floor(Math.fround(Math.fround(Math.min(times, mostTimes)) * usualWeight)));
}

const isHan = (character: string): boolean => /^[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3134f}]/u.test(character);

/**
 * Finds the words of pages as Pagefind does: what the text is cut into, and of Chinese every two characters that stand side by side, within
 * words and across them, so that no word is missed because it was cut in another way.
 */
export function openWordFinder(cut: CutText, numberWord: NumberWord): (page: SearchedPage, take: TakeWord) => PageText {
  const pieces = new Map<string, Piece>();
  const pairs = new Map<string, number>();
  const findPiece = (written: string): Piece => {
    const known = pieces.get(written);
    if (known) return known;
    const piece = describePiece(written, numberWord);
    pieces.set(written, piece);
    return piece;
  };
  const findPair = (pair: string): number => {
    const number = pairs.get(pair) ?? numberWord(pair);
    pairs.set(pair, number);
    return number;
  };
  return (page, take) => {
    const { text, marks } = joinParts(page);
    const reader = new PieceReader(marks, findPair, take);
    let end = 0;
    for (const place of cut(text)) {
      // The rest of a piece that is not cut.
      if (place <= end) continue;
      const start = end;
      end = isRule(text, start) ? endOfLine(text, start) : place;
      if (text[start] !== '\n') reader.read(start, findPiece(text.slice(start, end)), end === text.length || text[end] === '\n');
    }
    return reader.finish(text.length);
  };
}

function describePiece(written: string, numberWord: NumberWord): Piece {
  const text = written.replaceAll('\u200b', '');
  const numberOf = ({ word, written: form }: WordForm): number => numberWord(word, form);
  const forms = wordForms(text, true);
  const characters = [...text];
  const [first = '', last = ''] = [characters[0], characters.at(-1)];
  const inner = characters.length > 2 && characters.every(isHan) ? characters.slice(1).map((right, at) => `${characters[at] ?? ''}${right}`) : [];
  return {
    text,
    wholes: forms.filter(({ isPart }) => !isPart).map(numberOf),
    parts: [...forms.filter(({ isPart }) => isPart).map(numberOf), ...inner.map((pair) => numberWord(pair))],
    first: isHan(first) ? first : '',
    last: isHan(last) ? last : '',
  };
}

/** A mark and the place in the text where it stands. */
interface PlacedMark {
  readonly mark: PageMark;
  readonly at: number;
}

/** The text in one piece: a line end for each run of white space, and at each mark. */
function joinParts({ parts }: SearchedPage): { readonly text: string; readonly marks: readonly PlacedMark[] } {
  const marks: PlacedMark[] = [];
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') text += part.replace(whiteSpace, '\n');
    else {
      text += '\n';
      marks.push({ mark: part, at: text.length });
    }
  }
  return { text, marks };
}

/** A line to write on: it is not cut, whatever stands behind it without a space. */
const isRule = (text: string, start: number): boolean => text.startsWith('___', start) && (start === 0 || text[start - 1] === '\n');

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** What stands behind the last piece. */
const withoutEnd = (content: string): string => content.slice(0, content.endsWith(' \u200b') ? -2 : -1);

/** Reads a page piece by piece. */
class PieceReader {
  readonly #marks: readonly PlacedMark[];
  readonly #findPair: (pair: string) => number;
  readonly #take: TakeWord;
  readonly #weights = [usualWeight];
  readonly #anchors: PageAnchor[] = [];
  #nextMark = 0;
  #content = '';
  #pieces = 0;
  /** The piece before, where nothing stands between. */
  #before: Piece | undefined;

  constructor(marks: readonly PlacedMark[], findPair: (pair: string) => number, take: TakeWord) {
    this.#marks = marks;
    this.#findPair = findPair;
    this.#take = take;
  }

  /** The piece that begins at `start`. */
  read(start: number, piece: Piece, isEndOfLine: boolean): void {
    this.#passMarks(start);
    const before = this.#before;
    this.#before = isEndOfLine ? undefined : piece;
    if (piece.text === '') return;
    this.#content += isEndOfLine ? `${piece.text} \u200b` : `${piece.text}\u200b`;
    this.#takeWords(piece, before);
    this.#pieces += 1;
  }

  finish(length: number): PageText {
    this.#passMarks(length);
    return { content: withoutEnd(this.#content), pieces: Math.max(1, this.#pieces), anchors: this.#anchors };
  }

  #takeWords({ wholes, parts, first }: Piece, before: Piece | undefined): void {
    const pair = before && before.last !== '' && first !== '' ? this.#findPair(before.last + first) : undefined;
    const weight = this.#weights.at(-1) ?? 1;
    const count = parts.length + (pair === undefined ? 0 : 1);
    const partWeight = count > 0 && weight > 0 ? Math.max(1, Math.floor(weight / count)) : 0;
    // 是不是 followed by 不 has the pair there already.
    if (pair !== undefined && before?.wholes.includes(pair) === false && !before.parts.includes(pair)) this.#take(pair, this.#pieces - 1, partWeight);
    for (const word of wholes) this.#take(word, this.#pieces, weight);
    for (const word of parts) this.#take(word, this.#pieces, partWeight);
  }

  #passMarks(place: number): void {
    for (let next = this.#marks[this.#nextMark]; next && next.at <= place; next = this.#marks[this.#nextMark]) {
      this.#nextMark += 1;
      this.#pass(next.mark);
    }
  }

  #pass(mark: PageMark): void {
    if (mark.kind === 'end') this.#weights.pop();
    else if (mark.kind === 'weight') this.#weights.push(mark.isHeading && this.#weights.length > 1 ? (this.#weights.at(-1) ?? 0) : weightOf(mark.times));
    else this.#anchors.push({ element: mark.element, id: mark.id, text: mark.text.join(''), location: this.#pieces });
  }
}

/** The words of a page's meta data: each value is cut at white space only. */
export function openMetaFinder(numberWord: NumberWord): (page: SearchedPage, take: (word: number, field: string, place: number) => void) => void {
  const known = new Map<string, readonly number[]>();
  const find = (written: string): readonly number[] => {
    const words = known.get(written) ?? wordForms(written, false).map(({ word, written: form }) => numberWord(word, form));
    known.set(written, words);
    return words;
  };
  return ({ meta }, take) => {
    for (const [field, value] of meta) {
      for (const [place, written] of value.split(whiteSpace).filter(Boolean).entries()) for (const word of find(written)) take(word, field, place);
    }
  };
}
