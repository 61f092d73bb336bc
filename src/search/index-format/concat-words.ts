import { compareWords } from './compare-words.ts';
import { encodeCbor, encodeListHead } from './encode-cbor.ts';
import { rowsOf, type IndexWord } from './index-words.ts';
import { joinBytes } from './join-bytes.ts';

/** An index whose pages stand behind those of others. */
export interface WordsBehind {
  /** In their order. */
  readonly words: Iterator<IndexWord>;
  /** The number of its first page. */
  readonly firstPage: number;
}

/** A source and the word that comes next in it. */
interface Ahead extends WordsBehind {
  next: IndexWord | undefined;
}

/** The words of several indexes as one index of all their pages has them. Sources come in the order of their pages. */
export function* concatWords(sources: readonly WordsBehind[]): Generator<IndexWord> {
  const ahead = sources.map((source): Ahead => ({ ...source, next: advance(source) }));
  for (;;) {
    const word = firstWord(ahead);
    if (word === undefined) return;
    const having = ahead.filter(({ next }) => next?.word === word);
    yield concatWord(word, having.flatMap(({ next, firstPage }) => (next ? [{ word: next, firstPage }] : [])));
    for (const source of having) source.next = advance(source);
  }
}

const advance = ({ words }: WordsBehind): IndexWord | undefined => {
  const { done, value } = words.next();
  return done === true ? undefined : value;
};

const firstWord = (ahead: readonly Ahead[]): string | undefined =>
  ahead.reduce<string | undefined>((first, { next }) => (next && (first === undefined || compareWords(next.word, first) < 0) ? next.word : first), undefined);

interface Part {
  readonly word: IndexWord;
  readonly firstPage: number;
}

/** Rows are handed on as they lie there: a page is written as the distance to the one before, so only the first row of each part changes. */
function concatWord(word: string, parts: readonly Part[]): IndexWord {
  const rows: Uint8Array[] = [];
  const pages: number[] = [];
  for (const { word: part, firstPage } of parts) {
    const { first, rest } = rowsOf(part);
    rows.push(encodeListHead(3), encodeCbor(first + firstPage - (pages.at(-1) ?? 0)), rest);
    for (const page of part.pages) pages.push(page + firstPage);
  }
  return { word, bytes: joinBytes([encodeListHead(3), encodeCbor(word), encodeListHead(pages.length), ...rows, encodeListHead(0)]), places: parts.reduce((sum, part) => sum + part.word.places, 0), pages };
}
