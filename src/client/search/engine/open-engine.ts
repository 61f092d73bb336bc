import type { SearchEngine } from './engine-contract.ts';

/** Imports the engine's module; Node cannot import from the network and brings its own. */
export type ModuleLoader = (address: string) => Promise<unknown>;

interface EngineModule {
  readonly createInstance: (options: object) => SearchEngine;
}

/** The title's keys and the code carry the weight that the engine cannot give to a Chinese title by itself. */
const ranking = { metaWeights: { title: 5, keys: 5, code: 20 } };

const importModule: ModuleLoader = (address) => import(/* @vite-ignore */ address);

/**
 * Loads Pagefind from `<base>pagefind/`. Called where there is no `document` (a worker, Node) it does not cut queries into
 * words of its own, so that the tokens of the query layer arrive as they were sent. Throws when the index cannot be loaded.
 */
export const openEngine = async (base: URL, load: ModuleLoader = importModule): Promise<SearchEngine> => {
  const bundle = new URL('pagefind/', base);
  const loaded = (await load(new URL('pagefind.js', bundle).href)) as EngineModule;
  const engine = loaded.createInstance({ basePath: bundle.href, baseUrl: base.pathname, ranking, noWorker: true });
  await engine.init();
  // The first call waits for the index; an index that is missing shows here and not in the reader's first query.
  await engine.search(null);
  return engine;
};
