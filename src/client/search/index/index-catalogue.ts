import { decodeCbor, listOf, numberOf, textOf } from '../../../search/index-format/decode-cbor.ts';
import { readIndexFile } from './read-index-file.ts';

/** A page of the index; its number is its place in the list. */
export interface IndexedPage {
  readonly id: string;
  readonly length: number;
}

/**
 * A file with words in the order of their characters. Both bounds are only as long as it takes to tell files apart: 首 may stand
 * for 首页, and the file then holds 首件 too.
 */
export interface WordFile {
  readonly from: string;
  readonly to: string;
  readonly id: string;
}

/** What there is in an index and in which file. */
export interface IndexCatalogue {
  readonly pages: readonly IndexedPage[];
  readonly wordFiles: readonly WordFile[];
  /** Name of the facet, and its file. */
  readonly facetFiles: readonly (readonly [name: string, id: string])[];
  /** The names of a page's meta data, by their number. */
  readonly fields: readonly string[];
}

/** The only version whose files are known; the package is pinned to it. */
const knownVersion = '1.6.0';

interface Entry {
  readonly languages: Readonly<Record<string, { readonly hash: string }>>;
}

const readEntry = async (bundle: URL): Promise<string> => {
  // The one file that keeps its name when the content changes.
  const response = await fetch(new URL('pagefind-entry.json', bundle), { cache: 'no-cache' });
  const { languages } = (await response.json()) as Entry;
  const [only] = Object.values(languages);
  if (only === undefined) throw new Error('索引里没有一种语言。');
  return only.hash;
};

/** Throws when the index cannot be loaded or is of another version. */
export const readCatalogue = async (bundle: URL): Promise<IndexCatalogue> => {
  const [version, pages, words, facets, , fields] = listOf(decodeCbor(await readIndexFile(new URL(`pagefind.${await readEntry(bundle)}.pf_meta`, bundle))));
  if (version !== knownVersion) throw new Error(`索引的版本是 ${textOf(version)}，读得懂的是 ${knownVersion}。`);
  return {
    pages: listOf(pages).map(listOf).map(([id, length]) => ({ id: textOf(id), length: numberOf(length) })),
    wordFiles: listOf(words).map(listOf).map(([from, to, id]) => ({ from: textOf(from), to: textOf(to), id: textOf(id) })),
    facetFiles: listOf(facets).map(listOf).map(([name, id]) => [textOf(name), textOf(id)] as const),
    fields: listOf(fields).map(textOf),
  };
};
