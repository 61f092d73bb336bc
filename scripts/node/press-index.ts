import type { IndexFile } from 'pagefind';
import { compareWords } from '../../src/search/index-format/compare-words.ts';
import type { CborValue } from '../../src/search/index-format/decode-cbor.ts';
import { openMetaFinder, openWordFinder, type PageText } from '../../src/search/indexing/page-words.ts';
import { readPage } from '../../src/search/indexing/read-page.ts';
import type { SearchedPage } from '../../src/search/indexing/searched-page.ts';
import { WordCollector } from '../../src/search/indexing/word-collector.ts';
import { cutText } from './cut-text.ts';
import { openNames, packedAtOnce, packIndexFile } from './pack-index.ts';
import type { SearchProgram } from './search-program.ts';
import { writeIndexFiles } from './write-index-files.ts';

/** One language for all pages. */
const language = 'zh-cn';

/** Places of words in one file of the index; the engine's own 20,000 make a reader load 32 KB for every word of a query, and fewer make many more files. */
export const placesInFile = 5000;

/** A finished index. */
export interface Pressed {
  readonly files: readonly IndexFile[];
  /** Which meta data each page has. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
}

/** Takes the contents of an index, one after the other, and makes it: the files that Pagefind makes of them. */
export interface Press {
  /** Resolves when there is room for the next one. */
  send(url: string, html: string): Promise<void>;
  finish(program: SearchProgram): Promise<Pressed>;
}

export function openPress(): Press {
  const collector = new WordCollector();
  const findWords = openWordFinder(cutText, collector.numberWord);
  const findMeta = openMetaFinder(collector.numberWord);
  const nameFragment = openNames(language);
  const fields = new Map<string, readonly string[]>();
  const facets = new Map<string, Map<string, number[]>>();
  const pages: CborValue[] = [];
  const fragments: Promise<IndexFile>[] = [];
  return {
    send: async (url, html) => {
      const page = readPage(html);
      const text = collector.addPage((take) => findWords(page, take), (take) => { findMeta(page, take); });
      addFacets(facets, page, pages.length);
      const fragment = Buffer.from(describeFragment(url, page, text));
      const name = nameFragment(fragment);
      pages.push([name, text.pieces, '']);
      fields.set(url, [...page.meta.keys()]);
      fragments.push(packIndexFile(fragment).then((content) => ({ path: `fragment/${name}.pf_fragment`, content })));
      await fragments.at(-packedAtOnce);
    },
    finish: async ({ entry, files }) => {
      const names = [...new Set([...fields.values()].flat())].toSorted(compareWords);
      const given = new Map([...files, ...(await Promise.all(fragments))].map(({ path, content }) => [path, content]));
      const written = await writeIndexFiles({ like: { entry, language, version: entry.version, wordFiles: new Map() }, pages, words: collector.words(names), facets, fields: names, placesInFile, files: [given] });
      return { files: written, fields };
    },
  };
}

function addFacets(facets: Map<string, Map<string, number[]>>, { filters }: SearchedPage, page: number): void {
  for (const [name, values] of filters) {
    const known = facets.get(name) ?? new Map<string, number[]>();
    facets.set(name, known);
    for (const value of values) known.set(value, [...(known.get(value) ?? []), page]);
  }
}

/** What is shown of a page that was found. */
const describeFragment = (url: string, { filters, meta }: SearchedPage, { content, pieces, anchors }: PageText): string =>
  JSON.stringify({ url, content, word_count: pieces, filters: Object.fromEntries(filters), meta: Object.fromEntries(meta), anchors });
