import { compareWords } from './compare-words.ts';
import type { CborValue } from './decode-cbor.ts';
import { makeIndexWord, readPostings, type IndexWord, type RawPosting } from './index-words.ts';

interface WordMerge {
  /** The words as they were, in order. */
  readonly old: Iterable<IndexWord>;
  /** The number that a page has now; undefined when it is gone or was indexed anew. */
  readonly numberOf: (page: number) => number | undefined;
  /** What was indexed anew, with the numbers of now, in the order of the pages. */
  readonly fresh: ReadonlyMap<string, readonly RawPosting[]>;
}

/** The words of an index of which some pages have changed. What no change touches is handed on as it is. */
export function* mergeWords({ old, numberOf, fresh }: WordMerge): Generator<IndexWord> {
  const added = [...fresh.keys()].toSorted(compareWords);
  let next = 0;
  for (const word of old) {
    for (; next < added.length && compareWords(added[next] ?? '', word.word) < 0; next += 1) yield makeIndexWord(added[next] ?? '', fresh.get(added[next] ?? '') ?? []);
    if (added[next] === word.word) next += 1;
    const merged = mergeWord(word, numberOf, fresh.get(word.word));
    if (merged) yield merged;
  }
  for (; next < added.length; next += 1) yield makeIndexWord(added[next] ?? '', fresh.get(added[next] ?? '') ?? []);
}

/** Undefined when no page has the word any more. */
function mergeWord(word: IndexWord, numberOf: WordMerge['numberOf'], fresh: readonly RawPosting[] = []): IndexWord | undefined {
  if (fresh.length === 0 && word.pages.every((page) => numberOf(page) === page)) return word;
  const kept = readPostings(word).flatMap((posting) => {
    const page = numberOf(posting.page);
    return page === undefined ? [] : [{ ...posting, page }];
  });
  const postings = [...kept, ...fresh].toSorted((a, b) => a.page - b.page);
  return postings.length > 0 ? makeIndexWord(word.word, postings) : undefined;
}

/** Meta data by the numbers that its names have in another index: a negative number begins what stands in one of them. */
export const renumberFields = (meta: readonly CborValue[], numberOf: (field: number) => number): readonly CborValue[] =>
  meta.map((value) => (typeof value === 'number' && value < 0 ? -1 - numberOf(-1 - value) : value));
