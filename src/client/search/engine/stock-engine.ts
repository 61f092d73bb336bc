import type { FacetCounts, PageFragment } from './engine-contract.ts';

/** A page as the stock engine gives it back, with its own excerpts. */
export interface StockPage extends Omit<PageFragment, 'words'> {
  readonly excerpt: string;
  readonly sub_results: readonly { readonly title: string; readonly url: string; readonly excerpt: string }[];
}

/** One page that the engine found; the page itself is loaded only when asked for. */
export interface StockResult {
  readonly id: string;
  readonly data: () => Promise<StockPage>;
}

/** The part of Pagefind's instance that is used. A `null` term means every page. */
export interface StockEngine {
  readonly init: () => Promise<void>;
  readonly filters: () => Promise<FacetCounts>;
  readonly search: (term: string | null, options?: { readonly filters?: Readonly<Record<string, readonly string[]>> }) => Promise<{ readonly results: readonly StockResult[]; readonly filters: FacetCounts }>;
}

interface StockModule {
  readonly createInstance: (options: object) => StockEngine;
}

/** The title's keys and the code carry the weight that the engine cannot give to a Chinese title by itself. */
const ranking = { metaWeights: { title: 5, keys: 5, code: 20 } };

/** Loads Pagefind from `<base>pagefind/`. Throws when the index cannot be loaded. */
export const openStockEngine = async (base: URL): Promise<StockEngine> => {
  const bundle = new URL('pagefind/', base);
  const address = new URL('pagefind.js', bundle).href;
  const { createInstance } = (await import(/* @vite-ignore */ address)) as StockModule;
  const engine = createInstance({ basePath: bundle.href, baseUrl: base.pathname, ranking, noWorker: true });
  await engine.init();
  // The first call waits for the index; an index that is missing shows here and not in the reader's first query.
  await engine.search(null);
  return engine;
};
