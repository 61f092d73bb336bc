import type { IndexFile } from 'pagefind';
import { compareWords } from '../../src/search/index-format/compare-words.ts';
import { listOf, textOf, type CborValue } from '../../src/search/index-format/decode-cbor.ts';
import { encodeCbor } from '../../src/search/index-format/encode-cbor.ts';
import type { IndexWord } from '../../src/search/index-format/index-words.ts';
import { joinWords, shortenSpans, splitWords } from '../../src/search/index-format/split-words.ts';
import { nameIndexFile, openNames, packedAtOnce, packIndexFile } from './pack-index.ts';
import { entryFile, isOfProgram, type Entry, type Facets, type Index } from './read-index.ts';

/** An index that was put together from others. */
export interface MergedIndex {
  /** One of the others: its language and version, and files that are still the same. */
  readonly like: Pick<Index, 'entry' | 'language' | 'version' | 'wordFiles'>;
  /** A fragment's name and its length, for each page. */
  readonly pages: readonly CborValue[];
  readonly words: Iterable<IndexWord>;
  readonly facets: Facets;
  /** Names of meta data in their order. */
  readonly fields: readonly string[];
  readonly placesInFile: number;
  /** Where the texts of pages and the search's program are: the latest first, and the program in the last. */
  readonly files: readonly ReadonlyMap<string, Uint8Array>[];
}

/** The index's files as Pagefind writes them. */
export async function writeIndexFiles({ like, pages, words, facets, fields, placesInFile, files }: MergedIndex): Promise<readonly IndexFile[]> {
  const fragments = pages.map((entry) => textOf(listOf(entry)[0]));
  const wordFiles = await packWords(words, placesInFile, like);
  const facetFiles = await packFacets(facets, like.language);
  const spans = shortenSpans(wordFiles).map(({ from, to }, at) => [from, to, wordFiles[at]?.id ?? '']);
  const meta = encodeCbor([like.version, pages, spans, facetFiles.map(({ name, id }) => [name, id]), [], fields]);
  const metaId = nameIndexFile(like.language, meta, 'meta');
  const written = (path: string): IndexFile => ({ path, content: files.find((some) => some.has(path))?.get(path) ?? new Uint8Array() });
  return [
    ...[...(files.at(-1)?.keys() ?? [])].filter(isOfProgram).map(written),
    { path: entryFile, content: writeEntry(like.entry, like.language, metaId, pages.length) },
    { path: `pagefind.${metaId}.pf_meta`, content: await packIndexFile(meta) },
    ...wordFiles.map(({ id, content }) => ({ path: `index/${id}.pf_index`, content })),
    ...facetFiles.map(({ id, content }) => ({ path: `filter/${id}.pf_filter`, content })),
    ...fragments.map((id) => written(`fragment/${id}.pf_fragment`)),
  ];
}

interface PackedWords {
  readonly from: string;
  readonly to: string;
  readonly id: string;
  readonly content: Uint8Array;
}

/** A file that comes out as it was is taken as it lies there. */
async function packWords(words: Iterable<IndexWord>, placesInFile: number, { language, wordFiles }: MergedIndex['like']): Promise<readonly PackedWords[]> {
  const packing: Promise<PackedWords>[] = [];
  const nameFile = openNames(language);
  for (const file of splitWords(words, placesInFile)) {
    const joined = joinWords(file);
    const id = nameFile(joined);
    const known = wordFiles.get(id);
    const span = { from: file[0]?.word ?? '', to: file.at(-1)?.word ?? '', id };
    packing.push(known ? Promise.resolve({ ...span, content: known }) : packIndexFile(joined).then((content) => ({ ...span, content })));
    await packing.at(-packedAtOnce);
  }
  return Promise.all(packing);
}

interface PackedFacet {
  readonly name: string;
  readonly id: string;
  readonly content: Uint8Array;
}

function packFacets(facets: Facets, language: string): Promise<readonly PackedFacet[]> {
  const nameFile = openNames(language);
  return Promise.all([...facets].toSorted(([a], [b]) => compareWords(a, b)).map(async ([name, values]) => {
    const rows = [...values].toSorted(([a], [b]) => compareWords(a, b)).map(([value, pages]) => [value, pages.toSorted((a, b) => a - b)]);
    const content = encodeCbor([name, rows]);
    return { name, id: nameFile(content), content: await packIndexFile(content) };
  }));
}

const writeEntry = (entry: Entry, language: string, hash: string, pages: number): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ ...entry, languages: { [language]: { hash, wasm: null, page_count: pages } } }));
