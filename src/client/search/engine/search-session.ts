import { normaliseText } from '../../../search/normalise-text.ts';
import { buildHit } from '../answer/build-hit.ts';
import { instantAnswer } from '../answer/instant-answer.ts';
import type { InstantAnswer, SearchAnswer, SearchRequest } from '../answer/search-answer.ts';
import { parseAssistance, type Assistance } from '../assist/assistance.ts';
import { nearestPhrases } from '../assist/nearest-phrases.ts';
import { openEverydayWords } from '../query/everyday-words.ts';
import { openWordCutter } from '../query/segment-words.ts';
import { dropStopPhrases } from '../query/stop-phrases.ts';
import { countFacets, filterByChoice } from '../ranking/facet-counts.ts';
import { rerankPage, type RankedPage } from '../ranking/rerank.ts';
import type { FacetPages, SearchEngine } from './engine-contract.ts';
import { loadAssistance, loadSynonyms } from './load-assistance.ts';
import { openEngine } from './open-engine.ts';
import { openPageReader, type PageReader } from './page-reader.ts';
import type { WordCutter } from '../query/segment-words.ts';
import { searchPages, type FoundPages, type SearchContext } from './search-pages.ts';

/** A promise that is started at the first call only. */
const once = <T>(start: () => Promise<T>): (() => Promise<T>) => {
  let started: Promise<T> | undefined;
  return () => (started ??= start());
};

const numbersOf = (found: FoundPages): readonly number[] => [...found.read.map(({ candidate }) => candidate), ...found.unread].map(({ result }) => result.page);

/** What is read late keeps its place, so that nobody asks where the words of its name end. */
const uncut: WordCutter = (han) => [han];

/** Pages in their final order, the first `limit` of them read. */
const readUpTo = async (found: FoundPages, kept: ReadonlySet<number>, limit: number, read: PageReader): Promise<readonly RankedPage[]> => {
  const ranked = found.read.filter(({ candidate }) => kept.has(candidate.result.page)).slice(0, limit);
  const more = found.unread.filter(({ result }) => kept.has(result.page)).slice(0, limit - ranked.length);
  const late = more.map(async (candidate) => rerankPage(candidate, await read(candidate.result.page), { queries: found.terms.slice(0, 1), titles: [], words: [], intent: found.intent, cut: uncut }));
  return [...ranked, ...(await Promise.all(late))];
};

/** Only of what the filters leave. */
const answerFor = (query: string, found: FoundPages, kept: ReadonlySet<number>): InstantAnswer | undefined =>
  instantAnswer([query, dropStopPhrases(normaliseText(query)), found.corrected ?? ''], found.read.filter(({ candidate }) => kept.has(candidate.result.page)).map(({ page }) => page.fragment));

/** Hits without a trace of the query come last; a hit counts as loose only where nothing better follows it. */
const orderHits = (hits: SearchAnswer['hits']): SearchAnswer['hits'] => {
  const ordered = [...hits.filter((hit) => !hit.traceless), ...hits.filter((hit) => hit.traceless)];
  const tail = ordered.findLastIndex((hit) => !hit.loose) + 1;
  return ordered.map((hit, at) => ({ ...hit, loose: at >= tail }));
};

interface FacetLoader {
  readonly ready: () => FacetPages | undefined;
  readonly wait: () => Promise<FacetPages>;
}

/** Loads the facets in the background, from the first time that they are asked for. */
const facetLoader = (engine: SearchEngine): FacetLoader => {
  let loaded: FacetPages | undefined;
  const wait = once(async () => (loaded = await engine.facets()));
  return { ready: () => loaded, wait };
};

const mostRemembered = 8;

/** Filters, more results and counts ask for the same query again: what the last few found is kept. */
const rememberPages = (context: SearchContext): ((query: string) => Promise<FoundPages>) => {
  const known = new Map<string, Promise<FoundPages>>();
  return (query) => {
    const found = known.get(query) ?? searchPages(query, context);
    known.set(query, found);
    // Without a network a search may fail; the next one tries again.
    found.catch(() => { known.delete(query); });
    for (const oldest of [...known.keys()].slice(0, -mostRemembered)) known.delete(oldest);
    return found;
  };
};

interface SessionParts {
  readonly context: SearchContext;
  readonly find: (query: string) => Promise<FoundPages>;
  readonly facets: FacetLoader;
  readonly assistance: () => Promise<Assistance>;
}

const noFacets: FacetPages = new Map();

const answerRequest = async ({ query, choice, limit, waitForFacets }: SearchRequest, parts: SessionParts): Promise<SearchAnswer> => {
  const found = await parts.find(query);
  const numbers = numbersOf(found);
  const needed = waitForFacets || Object.keys(choice).length > 0;
  const facets = parts.facets.ready() ?? (needed ? await parts.facets.wait() : undefined);
  const kept = filterByChoice(numbers, facets ?? noFacets, choice);
  const instant = answerFor(query, found, new Set(kept));
  const pages = await readUpTo(found, new Set(kept), limit, parts.context.read);
  const hits = orderHits(pages.map((page) => buildHit(page, found.terms))).filter(({ href }) => href !== instant?.href);
  return {
    query,
    ...(found.corrected === undefined ? {} : { corrected: found.corrected }),
    ...(instant === undefined ? {} : { instant }),
    total: kept.length - (instant === undefined ? 0 : 1),
    hits,
    facets: countFacets(numbers, facets ?? noFacets, choice),
    facetsPending: facets === undefined,
    nearest: hits.some((hit) => !hit.loose) || instant !== undefined || query.trim() === '' ? [] : nearestPhrases(normaliseText(query), await parts.assistance()),
    engine: 'layer',
  };
};

/** The query layer over the index at `base`; throws when the index cannot be loaded. */
export const openSearchSession = async (base: URL): Promise<(request: SearchRequest) => Promise<SearchAnswer>> => {
  const [engine, synonyms] = await Promise.all([openEngine(base), loadSynonyms(base)]);
  const assistance = once(async () => parseAssistance(await loadAssistance(base)));
  const context: SearchContext = { engine, cut: openWordCutter(), synonyms: synonyms.groups, everyday: openEverydayWords(synonyms.everyday), read: openPageReader(engine), loadAssistance: assistance };
  const parts: SessionParts = { context, find: rememberPages(context), facets: facetLoader(engine), assistance };
  return (request) => answerRequest(request, parts);
};
