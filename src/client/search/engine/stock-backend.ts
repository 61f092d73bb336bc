import { normaliseText } from '../../../search/normalise-text.ts';
import { cutPieces, type TextPiece } from '../answer/excerpt.ts';
import type { DocumentHit, SearchBackend } from '../answer/search-answer.ts';
import { codeOf } from './engine-contract.ts';
import { openStockEngine, type StockPage, type StockResult } from './stock-engine.ts';

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };
const plain = (text: string): string => text.replace(/&(?:lt|gt|amp);/gu, (entity) => entities[entity] ?? entity);

/** The engine's own excerpts: text with `<mark>` around what matched. */
const piecesOf = (excerpt: string): readonly TextPiece[] =>
  excerpt.split(/<\/?mark>/u).map((text, at) => ({ text: plain(text), marked: at % 2 === 1 })).filter(({ text }) => text !== '');

const mostSections = 3;

const hitOf = (query: string, result: StockResult, fragment: StockPage): DocumentHit => {
  const { url, meta, excerpt, sub_results: sections } = fragment;
  return {
    id: result.id,
    href: url,
    title: cutPieces(meta['title'] ?? url, []),
    code: codeOf(fragment),
    named: false,
    type: meta['type'] ?? '',
    status: meta['status'] ?? '',
    chapter: meta['chapter'] ?? '',
    excerpt: piecesOf(excerpt),
    sections: sections.filter((section) => section.url.includes('#')).slice(0, mostSections)
      .map((section) => ({ title: cutPieces(section.title, []), href: section.url, excerpt: piecesOf(section.excerpt) })),
    words: [query],
    loose: false,
    traceless: false,
  };
};

/** Pagefind as it comes, on the page's own thread: for browsers in which the worker does not start. */
export const openStockBackend = async (base: URL): Promise<SearchBackend> => {
  const engine = await openStockEngine(base);
  // Only after the filters are loaded do answers carry their counts.
  await engine.filters();
  return {
    search: async ({ query, choice, limit }) => {
      const filters = Object.fromEntries(Object.entries(choice).map(([name, value]) => [name, [value]]));
      const answer = await engine.search(normaliseText(query), { filters });
      const hits = await Promise.all(answer.results.slice(0, limit).map(async (result) => hitOf(normaliseText(query), result, await result.data())));
      return { query, total: answer.results.length, hits, facets: answer.filters, facetsPending: false, nearest: [], engine: 'stock' };
    },
  };
};
