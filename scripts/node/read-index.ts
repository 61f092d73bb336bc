import { decodeCbor, listOf, numberOf, textOf, type CborValue } from '../../src/search/index-format/decode-cbor.ts';
import { readIndexWords, UnreadableIndex, type IndexWord } from '../../src/search/index-format/index-words.ts';
import { unpackIndexFile } from './pack-index.ts';

/** Files by path. */
export type IndexFiles = ReadonlyMap<string, Uint8Array>;

/** Pages by facet and value. */
export type Facets = ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;

/** An index as it lies in its files, with as much read as is needed to change it. */
export interface Index {
  readonly entry: Entry;
  readonly language: string;
  readonly version: string;
  /** A fragment's name and its length, for each page. */
  readonly pages: readonly CborValue[];
  readonly wordFiles: ReadonlyMap<string, Uint8Array>;
  readonly facets: Facets;
  readonly sorts: readonly CborValue[];
  readonly fields: readonly string[];
  /** Its words, file by file. */
  words(how?: WordReading): Generator<IndexWord>;
}

interface WordReading {
  /** May give another content for a file. */
  readonly change?: (content: Uint8Array) => Uint8Array;
  /** Whether a page is another now. */
  readonly isMoved?: (page: number) => boolean;
}

export interface Entry {
  /** Of Pagefind. */
  readonly version: string;
  readonly languages: Readonly<Record<string, EntryLanguage>>;
}

interface EntryLanguage {
  readonly hash: string;
  /** A program for the language's word stems; Chinese has none. */
  readonly wasm: null;
  readonly page_count: number;
}

export const entryFile = 'pagefind-entry.json';

export const readEntry = (content: Uint8Array | undefined): Entry => JSON.parse(new TextDecoder().decode(content)) as Entry;

const asItIs = (content: Uint8Array): Uint8Array => content;

/** Throws `UnreadableIndex`. */
export function readIndex(files: IndexFiles): Index {
  const read = (path: string): Uint8Array => {
    const file = files.get(path);
    if (!file) throw new UnreadableIndex(`索引里没有 ${path}。`);
    return unpackIndexFile(file);
  };
  const entry = readEntry(files.get(entryFile));
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
    words: function* ({ change = asItIs, isMoved }: WordReading = {}) {
      for (const id of ids) yield* readIndexWords(change(read(`index/${id}.pf_index`)), isMoved);
    },
  };
}

function readFacet(content: Uint8Array): readonly [string, ReadonlyMap<string, readonly number[]>] {
  const [name, values] = listOf(decodeCbor(content));
  return [textOf(name), new Map(listOf(values).map(listOf).map(([value, pages]) => [textOf(value), listOf(pages).map(numberOf)]))];
}

/** One language, every page in it, and nothing that is sorted by. */
export const isWhole = ({ entry, pages, sorts }: Index, count: number): boolean => Object.keys(entry.languages).length === 1 && pages.length === count && sorts.length === 0;

/** Scripts of the search itself, which do not depend on what is found. */
export const isOfProgram = (path: string): boolean => path !== entryFile && !/\.pf_[a-z]+$/.test(path);
