import type { IndexFile } from 'pagefind';
import { compareWords } from '../../src/search/index-format/compare-words.ts';
import { concatWords } from '../../src/search/index-format/concat-words.ts';
import { renumberWords, UnreadableIndex } from '../../src/search/index-format/index-words.ts';
import { mergeFacets } from './merge-facets.ts';
import { isWhole, readIndex, type Index, type IndexFiles } from './read-index.ts';
import { writeIndexFiles } from './write-index-files.ts';

/** Indexes of pages that follow each other. */
export interface IndexSections {
  readonly sections: readonly IndexSection[];
  readonly placesInFile: number;
}

export interface IndexSection {
  readonly files: IndexFiles;
  /** How many pages are in it. */
  readonly pages: number;
}

/**
 * One index of all pages from indexes of a part of them each: byte for byte what indexing all pages in one go would give, in as much memory
 * as a part takes. Undefined where that cannot be promised: words have several spellings, or two names of files are too alike.
 */
export async function joinIndexes({ sections, placesInFile }: IndexSections): Promise<readonly IndexFile[] | undefined> {
  try {
    const indexes = sections.map(({ files }) => readIndex(files));
    const [first] = indexes;
    if (!first || !sections.every(({ pages }, at) => indexes[at] && isWhole(indexes[at], pages))) return undefined;
    const fields = [...new Set(indexes.flatMap((index) => index.fields))].toSorted(compareWords);
    const placed = indexes.map((index, at) => ({ index, firstPage: sections.slice(0, at).reduce((sum, { pages }) => sum + pages, 0) }));
    return await writeIndexFiles({
      // The indexing program packs its files in another way.
      like: { ...first, wordFiles: new Map() },
      pages: indexes.flatMap(({ pages }) => pages),
      words: concatWords(placed.map(({ index, firstPage }) => ({ words: wordsUnder(index, fields), firstPage }))),
      facets: mergeFacets(placed.map(({ index, firstPage }) => ({ facets: index.facets, placeOf: (page) => page + firstPage }))),
      fields,
      placesInFile,
      files: sections.map(({ files }) => files),
    });
  } catch (error) {
    if (error instanceof UnreadableIndex) return undefined;
    throw error;
  }
}

/** The words of an index with the numbers that its fields have among all. */
function wordsUnder(index: Index, fields: readonly string[]): ReturnType<Index['words']> {
  const numbers = index.fields.map((field) => fields.indexOf(field));
  return numbers.every((number, at) => number === at) ? index.words() : index.words((content) => renumberWords(content, (field) => numbers[field] ?? field));
}
