import type { IndexFile } from 'pagefind';
import { compareWords } from '../../src/search/index-format/compare-words.ts';
import { listOf, textOf, type CborValue } from '../../src/search/index-format/decode-cbor.ts';
import { readRows, renumberWords, UnreadableIndex, type WordRow } from '../../src/search/index-format/index-words.ts';
import { mergeWords } from '../../src/search/index-format/merge-words.ts';
import { mergeFacets } from './merge-facets.ts';
import { isUsualName } from './pack-index.ts';
import { isWhole, readIndex, type Index, type IndexFiles } from './read-index.ts';
import { writeIndexFiles } from './write-index-files.ts';

/** A page of the index: its file and what of it is searched, by their digests, and which meta data it has. A record has no file. */
export interface IndexedPage {
  readonly url: string;
  readonly file: string;
  readonly digest: string;
  readonly fields: readonly string[];
}

export interface IndexPatch {
  /** The last index: its files by path, and its pages in order. */
  readonly old: IndexFiles;
  readonly oldPages: readonly IndexedPage[];
  /** All pages as they are to be. */
  readonly pages: readonly IndexedPage[];
  /** An index of nothing but the pages that are new or have changed, and which these are. */
  readonly fresh: IndexFiles;
  readonly freshPages: readonly string[];
  readonly placesInFile: number;
}

/**
 * Brings an index up to date without reading again what has not changed: byte for byte what indexing all pages anew would give.
 * Undefined where that cannot be promised: pages came to have other kinds of meta data, words have several spellings, or two names of
 * files are too alike.
 */
export async function patchIndex(patch: IndexPatch): Promise<readonly IndexFile[] | undefined> {
  try {
    const old = readIndex(patch.old);
    const fresh = patch.freshPages.length > 0 ? readIndex(patch.fresh) : emptied(old);
    return isPatchable(patch, old, fresh) ? await mergeIndexes(patch, old, fresh) : undefined;
  } catch (error) {
    if (error instanceof UnreadableIndex) return undefined;
    throw error;
  }
}

function isPatchable({ oldPages, freshPages, pages }: IndexPatch, old: Index, fresh: Index): boolean {
  const fields = fieldsOf(pages);
  return isWhole(old, oldPages.length) && isWhole(fresh, freshPages.length) && String(old.fields) === String(fields) && fresh.fields.every((field) => fields.includes(field));
}

async function mergeIndexes({ old: oldFiles, fresh: freshFiles, pages, placesInFile, ...patch }: IndexPatch, old: Index, fresh: Index): Promise<readonly IndexFile[] | undefined> {
  const places = placePages({ pages, ...patch });
  const words = mergeWords({ old: (isMoved) => old.words({ isMoved }), numberOf: places.ofOld, fresh: freshRows(fresh, places.ofFresh, (field) => old.fields.indexOf(fresh.fields[field] ?? '')) });
  const facets = mergeFacets([{ facets: old.facets, placeOf: places.ofOld }, { facets: fresh.facets, placeOf: places.ofFresh }]);
  const merged = mergePages(pages.length, old, fresh, places);
  const names = merged.map((page) => textOf(listOf(page)[0]));
  // Of two that are alike one is longer, but only as long as both are there.
  if (new Set(names).size !== names.length || !names.every((name) => isUsualName(old.language, name))) return undefined;
  return writeIndexFiles({ like: old, pages: merged, words, facets, fields: old.fields, placesInFile, files: [freshFiles, oldFiles] });
}

const emptied = (index: Index): Index => ({ ...index, pages: [], facets: new Map(), fields: [], words: function* () {} });

/** Where the pages of both indexes stand in the new one. */
interface Places {
  /** Undefined when the page is gone or was indexed anew. */
  ofOld(page: number): number | undefined;
  ofFresh(page: number): number;
}

function placePages({ oldPages, freshPages, pages }: Pick<IndexPatch, 'oldPages' | 'freshPages' | 'pages'>): Places {
  const places = new Map(pages.map(({ url }, at) => [url, at]));
  const isFresh = new Set(freshPages);
  const ofOld = oldPages.map(({ url }) => (isFresh.has(url) ? undefined : places.get(url)));
  return { ofOld: (page) => ofOld[page], ofFresh: (page) => places.get(freshPages[page] ?? '') ?? -1 };
}

function mergePages(count: number, old: Index, fresh: Index, { ofOld, ofFresh }: Places): readonly CborValue[] {
  const entries = new Map<number, CborValue>(fresh.pages.map((entry, page) => [ofFresh(page), entry]));
  for (const [page, entry] of old.pages.entries()) {
    const place = ofOld(page);
    if (place !== undefined) entries.set(place, entry);
  }
  return Array.from({ length: count }, (_, at) => entries.get(at) ?? []);
}

/** Names of meta data in their order. */
const fieldsOf = (pages: readonly IndexedPage[]): readonly string[] => [...new Set(pages.flatMap(({ fields }) => fields))].toSorted(compareWords);

function freshRows(fresh: Index, placeOf: (page: number) => number, fieldOf: (field: number) => number): ReadonlyMap<string, readonly WordRow[]> {
  const words = [...fresh.words({ change: (content) => renumberWords(content, fieldOf) })];
  return new Map(words.map((word) => [word.word, readRows(word).map((row) => ({ ...row, page: placeOf(row.page) })).toSorted((a, b) => a.page - b.page)]));
}
