import type { SearchBackend, SearchAnswer } from '../../src/client/search/answer/search-answer.ts';
import type { StockEngine, StockPage } from '../../src/client/search/engine/stock-engine.ts';
import { openWorkerBackend } from '../../src/client/search/engine/worker-backend.ts';
import type { BenchAnswer, BenchHit } from './judged-query.ts';

/** Runs in the browser: three engines over the same index, behind one interface. */

export interface BenchPage {
  readonly name: string;
  readonly title: string;
  readonly url: string;
  readonly text: string;
}

export type EngineName = 'stock' | 'layer' | 'mini';

type Ask = (query: string) => Promise<Omit<BenchAnswer, 'milliseconds'>>;

const base = new URL('/', location.href);
const shown = 10;

const codeOf = ({ meta }: StockPage): string => meta['number'] ?? (meta['code'] ?? '').split(' ')[0] ?? '';

const plain = (text: string): string => text.replace(/\u200b/gu, '');

/** Marks that follow each other belong together. */
const marksIn = (excerpt: string): readonly string[] =>
  [...plain(excerpt).replace(/<\/mark>\s*<mark>/gu, '').matchAll(/<mark>(.*?)<\/mark>/gu)].map(([, text = '']) => text);

const hitOf = (fragment: StockPage, marks: readonly string[] | undefined): BenchHit =>
  ({ code: codeOf(fragment), type: fragment.meta['type'] ?? '', title: fragment.meta['title'] ?? '', marks, wordings: [], aside: false, hrefs: [fragment.url] });

/** Pagefind as its documentation says, with the meta weights of the site. */
const importEngine = async (): Promise<StockEngine> => {
  const address = new URL('pagefind/pagefind.js', base).href;
  const { createInstance } = (await import(/* @vite-ignore */ address)) as { readonly createInstance: (options: object) => StockEngine };
  return createInstance({ basePath: new URL('pagefind/', base).href, baseUrl: base.pathname });
};

const openStock = async (): Promise<Ask> => {
  const engine = await importEngine();
  await engine.init();
  return async (query) => {
    const { results } = await engine.search(query);
    const fragments = await Promise.all(results.slice(0, shown).map((result) => result.data()));
    return { hits: fragments.map((fragment) => hitOf(fragment, [fragment.excerpt, ...fragment.sub_results.map(({ excerpt }) => excerpt)].flatMap(marksIn))), wordings: [] };
  };
};

const layerHits = ({ hits, instant }: SearchAnswer): readonly BenchHit[] => {
  const marksOf = (pieces: readonly { readonly text: string; readonly marked: boolean }[]): readonly string[] => pieces.filter(({ marked }) => marked).map(({ text }) => text);
  const answers: readonly BenchHit[] = instant === undefined ? [] : [{ code: '', type: instant.kind, title: instant.term, marks: [instant.term], wordings: [instant.term], aside: true, hrefs: [instant.href] }];
  return [...answers, ...hits.map((hit): BenchHit => ({
    code: hit.code,
    type: hit.type,
    title: hit.title.map(({ text }) => text).join(''),
    marks: [...[hit.title, hit.excerpt, ...hit.sections.flatMap(({ title, excerpt }) => [title, excerpt])].flatMap(marksOf), ...(hit.named ? [hit.code] : [])],
    wordings: hit.words,
    aside: false,
    hrefs: [...hit.sections.map(({ href }) => href), hit.href],
  }))];
};

let backend: Promise<SearchBackend> | undefined;
const layer = (): Promise<SearchBackend> => (backend ??= openWorkerBackend(base));

const openLayer = async (): Promise<Ask> => {
  const { search } = await layer();
  return async (query) => {
    const answer = await search({ query, choice: {}, limit: shown, waitForFacets: false });
    return { hits: layerHits(answer), wordings: [...(answer.corrected === undefined ? [] : [answer.corrected])] };
  };
};

const openMini = async (): Promise<Ask> => {
  const { openMiniSearch } = await import('./mini-search.ts');
  const search = openMiniSearch(await (await fetch(new URL('bench/mini.json', base))).text());
  return (query) => Promise.resolve({ hits: search(query).slice(0, shown).map(({ code, type, title, url }): BenchHit => ({ code, type, title, marks: undefined, wordings: [], aside: false, hrefs: [url] })), wordings: [] });
};

const openers: Readonly<Record<EngineName, () => Promise<Ask>>> = { stock: openStock, layer: openLayer, mini: openMini };
const opened = new Map<EngineName, Promise<Ask>>();

const openEngine = (name: EngineName): Promise<Ask> => {
  const known = opened.get(name) ?? openers[name]();
  opened.set(name, known);
  return known;
};

/** Every page of the index, for the index of MiniSearch and for judging marks. */
const readPages = async (): Promise<readonly (BenchPage & { readonly code: string; readonly type: string })[]> => {
  const engine = await importEngine();
  await engine.init();
  const { results } = await engine.search(null);
  const fragments = await Promise.all(results.map((result) => result.data()));
  return fragments.map((fragment) => {
    const [code, type, title] = [codeOf(fragment), fragment.meta['type'] ?? '', fragment.meta['title'] ?? ''];
    return { name: code === '' ? `${type}/${title}` : code, code, type, title, url: fragment.url, text: plain(fragment.content) };
  });
};

const ask = async (name: EngineName, query: string): Promise<BenchAnswer> => {
  const search = await openEngine(name);
  const start = performance.now();
  const answer = await search(query);
  return { ...answer, milliseconds: performance.now() - start };
};

const askAll = async (name: EngineName, queries: readonly string[]): Promise<readonly BenchAnswer[]> => {
  const answers: BenchAnswer[] = [];
  for (const query of queries) answers.push(await ask(name, query));
  return answers;
};

/** A reader's first query with all that it loads, the counts of the filters too. */
const askFirst = async (name: EngineName, query: string): Promise<void> => {
  await ask(name, query);
  if (name === 'layer') await (await layer()).search({ query, choice: {}, limit: shown, waitForFacets: true });
};

export interface Bench {
  readonly askAll: typeof askAll;
  readonly askFirst: typeof askFirst;
  readonly readPages: typeof readPages;
}

Object.assign(globalThis, { bench: { askAll, askFirst, readPages } satisfies Bench });
