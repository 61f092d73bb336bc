import { compareWords } from './compare-words.ts';
import { makeIndexWord, readRows, type IndexWord, type WordRow } from './index-words.ts';

interface WordMerge {
  /** The words as they were, in order, read with the knowledge of which pages are others now. */
  readonly old: (isMoved: (page: number) => boolean) => Iterable<IndexWord>;
  /** The number that a page has now; undefined when it is gone or was indexed anew. */
  readonly numberOf: (page: number) => number | undefined;
  /** What was indexed anew, with the numbers of now, in the order of the pages. */
  readonly fresh: ReadonlyMap<string, readonly WordRow[]>;
}

/** The words of an index of which some pages have changed. What no change touches is handed on as it is. */
export function* mergeWords({ old, numberOf, fresh }: WordMerge): Generator<IndexWord> {
  const added = [...fresh.keys()].toSorted(compareWords);
  let next = 0;
  for (const word of old((page) => numberOf(page) !== page)) {
    for (; next < added.length && compareWords(added[next] ?? '', word.word) < 0; next += 1) yield makeIndexWord(added[next] ?? '', fresh.get(added[next] ?? '') ?? []);
    if (added[next] === word.word) next += 1;
    const merged = mergeWord(word, numberOf, fresh.get(word.word));
    if (merged) yield merged;
  }
  for (; next < added.length; next += 1) yield makeIndexWord(added[next] ?? '', fresh.get(added[next] ?? '') ?? []);
}

/** Undefined when no page has the word any more. */
function mergeWord(word: IndexWord, numberOf: WordMerge['numberOf'], fresh: readonly WordRow[] = []): IndexWord | undefined {
  if (fresh.length === 0 && !word.isMoved) return word;
  const rows = [...fresh];
  for (const row of readRows(word)) {
    const page = numberOf(row.page);
    if (page !== undefined) rows.push(page === row.page ? row : { ...row, page });
  }
  return rows.length > 0 ? makeIndexWord(word.word, rows.sort((a, b) => a.page - b.page)) : undefined;
}
