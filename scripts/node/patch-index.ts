import type { IndexFile } from 'pagefind';
import { compareWords } from '../../src/search/index-format/compare-words.ts';
import { decodeCbor, listOf, numberOf, textOf, type CborValue } from '../../src/search/index-format/decode-cbor.ts';
import { encodeCbor } from '../../src/search/index-format/encode-cbor.ts';
import { readIndexWords, readPostings, UnreadableIndex, type IndexWord, type RawPosting } from '../../src/search/index-format/index-words.ts';
import { mergeWords, renumberFields } from '../../src/search/index-format/merge-words.ts';
import { joinWords, shortenSpans, splitWords } from '../../src/search/index-format/split-words.ts';
import { mapLimited, openFiles } from './map-limited.ts';
import { nameIndexFile, packIndexFile, unpackIndexFile } from './pack-index.ts';

/** A page of the index: its file and what of it is searched, by their digests, and which meta data it has. A record has no file. */
export interface IndexedPage {
  readonly url: string;
  readonly file: string;
  readonly digest: string;
  readonly fields: readonly string[];
}

/** Files by path. */
export type IndexFiles = ReadonlyMap<string, Uint8Array>;

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

const packed = /\.pf_(?:meta|index|filter)$/;

/** The files of a new index, packed as a patched one packs them. */
export const repackIndex = (files: readonly IndexFile[]): Promise<readonly IndexFile[]> =>
  mapLimited(files, openFiles, async ({ path, content }) => ({ path, content: packed.test(path) ? await packIndexFile(unpackIndexFile(content)) : content }));

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
  const listed = mergePages(pages.length, old, fresh, places);
  const fragments = listed.map((entry) => textOf(listOf(entry)[0]));
  if (new Set(fragments).size !== pages.length) return undefined;
  const words = mergeWords({ old: old.words(), numberOf: places.ofOld, fresh: freshPostings(fresh, places.ofFresh, (field) => old.fields.indexOf(fresh.fields[field] ?? '')) });
  const wordFiles = await packWords(words, placesInFile, old);
  const facets = await packFacets(mergeFacets(old, fresh, places), old.language);
  const spans = shortenSpans(wordFiles).map(({ from, to }, at) => [from, to, wordFiles[at]?.id ?? '']);
  const meta = encodeCbor([old.version, listed, spans, facets.map(({ name, id }) => [name, id]), [], old.fields]);
  const metaId = nameIndexFile(old.language, meta, 'meta');
  const written = (path: string): IndexFile => ({ path, content: freshFiles.get(path) ?? oldFiles.get(path) ?? new Uint8Array() });
  return [
    ...[...oldFiles.keys()].filter(isOfProgram).map(written),
    { path: entryFile, content: writeEntry(old.entry, old.language, metaId, pages.length) },
    { path: `pagefind.${metaId}.pf_meta`, content: await packIndexFile(meta) },
    ...wordFiles.map(({ id, content }) => ({ path: `index/${id}.pf_index`, content })),
    ...facets.map(({ id, content }) => ({ path: `filter/${id}.pf_filter`, content })),
    ...fragments.map((id) => written(`fragment/${id}.pf_fragment`)),
  ];
}

/** Scripts of the search itself, which do not depend on what is found. */
const isOfProgram = (path: string): boolean => path !== entryFile && !/\.pf_[a-z]+$/.test(path);

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

interface Index {
  readonly entry: Entry;
  readonly language: string;
  readonly version: string;
  /** A fragment's name and its length, for each page. */
  readonly pages: readonly CborValue[];
  readonly wordFiles: ReadonlyMap<string, Uint8Array>;
  /** Pages by facet and value. */
  readonly facets: ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;
  readonly sorts: readonly CborValue[];
  readonly fields: readonly string[];
  words(): Generator<IndexWord>;
}

interface Entry {
  readonly languages: Readonly<Record<string, { readonly hash: string; readonly page_count: number }>>;
}

const entryFile = 'pagefind-entry.json';

function readIndex(files: IndexFiles): Index {
  const read = (path: string): Uint8Array => {
    const file = files.get(path);
    if (!file) throw new UnreadableIndex(`索引里没有 ${path}。`);
    return unpackIndexFile(file);
  };
  const entry = JSON.parse(new TextDecoder().decode(files.get(entryFile))) as Entry;
  const [language = ''] = Object.keys(entry.languages);
  const meta = `pagefind.${entry.languages[language]?.hash ?? ''}.pf_meta`;
  const [version, pages, words, facets, sorts, fields] = listOf(decodeCbor(read(meta)));
  const ids = listOf(words).map((file) => textOf(listOf(file)[2]));
  return {
    entry,
    language,
    version: textOf(version),
    pages: listOf(pages),
    wordFiles: new Map(ids.flatMap((id) => { const file = files.get(`index/${id}.pf_index`); return file ? [[id, file] as const] : []; })),
    facets: new Map(listOf(facets).map((facet) => readFacet(read(`filter/${textOf(listOf(facet)[1])}.pf_filter`)))),
    sorts: listOf(sorts),
    fields: listOf(fields).map(textOf),
    words: function* () {
      for (const id of ids) yield* readIndexWords(read(`index/${id}.pf_index`));
    },
  };
}

const emptied = (index: Index): Index => ({ ...index, pages: [], facets: new Map(), fields: [], words: function* () {} });

function readFacet(content: Uint8Array): readonly [string, ReadonlyMap<string, readonly number[]>] {
  const [name, values] = listOf(decodeCbor(content));
  return [textOf(name), new Map(listOf(values).map(listOf).map(([value, pages]) => [textOf(value), listOf(pages).map(numberOf)]))];
}

/** One language, every page in it, and nothing that is sorted by. */
const isWhole = ({ entry, pages, sorts }: Index, count: number): boolean => Object.keys(entry.languages).length === 1 && pages.length === count && sorts.length === 0;

function freshPostings(fresh: Index, placeOf: (page: number) => number, fieldOf: (field: number) => number): ReadonlyMap<string, readonly RawPosting[]> {
  const rows = [...fresh.words()].map((word) => [word.word, readPostings(word).map(({ page, text, meta }) => ({ page: placeOf(page), text, meta: renumberFields(meta, fieldOf) }))] as const);
  return new Map(rows.map(([word, postings]) => [word, postings.toSorted((a, b) => a.page - b.page)]));
}

interface PackedWords {
  readonly from: string;
  readonly to: string;
  readonly id: string;
  readonly content: Uint8Array;
}

/** A file that comes out as it was is taken as it lies there. */
async function packWords(words: Iterable<IndexWord>, placesInFile: number, { language, wordFiles }: Index): Promise<readonly PackedWords[]> {
  const packing: Promise<PackedWords>[] = [];
  for (const file of splitWords(words, placesInFile)) {
    const joined = joinWords(file);
    const id = nameIndexFile(language, joined);
    const known = wordFiles.get(id);
    const span = { from: file[0]?.word ?? '', to: file.at(-1)?.word ?? '', id };
    packing.push(known ? Promise.resolve({ ...span, content: known }) : packIndexFile(joined).then((content) => ({ ...span, content })));
  }
  return Promise.all(packing);
}

type Facets = ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;

function mergeFacets(old: Index, fresh: Index, { ofOld, ofFresh }: Places): Facets {
  const merged = new Map<string, Map<string, number[]>>();
  const add = (facets: Facets, placeOf: (page: number) => number | undefined): void => {
    for (const [name, values] of facets) for (const [value, pages] of values) for (const page of pages) {
      const place = placeOf(page);
      if (place === undefined) continue;
      const known = merged.get(name) ?? new Map<string, number[]>();
      merged.set(name, known);
      const places = known.get(value) ?? [];
      known.set(value, places);
      places.push(place);
    }
  };
  add(old.facets, ofOld);
  add(fresh.facets, ofFresh);
  return merged;
}

interface PackedFacet {
  readonly name: string;
  readonly id: string;
  readonly content: Uint8Array;
}

const packFacets = (facets: Facets, language: string): Promise<readonly PackedFacet[]> =>
  Promise.all([...facets].toSorted(([a], [b]) => compareWords(a, b)).map(async ([name, values]) => {
    const rows = [...values].toSorted(([a], [b]) => compareWords(a, b)).map(([value, pages]) => [value, pages.toSorted((a, b) => a - b)]);
    const content = encodeCbor([name, rows]);
    return { name, id: nameIndexFile(language, content), content: await packIndexFile(content) };
  }));

const writeEntry = (entry: Entry, language: string, hash: string, pages: number): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ ...entry, languages: { [language]: { ...entry.languages[language], hash, page_count: pages } } }));
