import type { InstantAnswer } from '../../../search/assistance-file.ts';
import { normaliseText } from '../../../search/normalise-text.ts';
import { buildHit } from '../answer/build-hit.ts';
import type { SearchAnswer, SearchRequest } from '../answer/search-answer.ts';
import { parseAssistance, type Assistance } from '../assist/assistance.ts';
import { nearestPhrases } from '../assist/nearest-phrases.ts';
import { openWordCutter } from '../query/segment-words.ts';
import { dropStopPhrases } from '../query/stop-phrases.ts';
import { countFacets, filterByChoice, loadFacetPages, type FacetPages } from '../ranking/facet-counts.ts';
import { pageTextOf } from '../ranking/page-text.ts';
import { rerankPage, type RankedPage } from '../ranking/rerank.ts';
import type { SearchEngine } from './engine-contract.ts';
import { loadAssistance, loadSynonyms } from './load-assistance.ts';
import { openEngine } from './open-engine.ts';
import { searchPages, type FoundPages, type SearchContext } from './search-pages.ts';

/** A promise that is started at the first call only. */
const once = <T>(start: () => Promise<T>): (() => Promise<T>) => {
  let started: Promise<T> | undefined;
  return () => (started ??= start());
};

const idsOf = (found: FoundPages): readonly string[] => [...found.read.map(({ candidate }) => candidate), ...found.unread].map(({ result }) => result.id);

/** Pages in their final order, the first `limit` of them read. */
const readUpTo = async (found: FoundPages, kept: ReadonlySet<string>, limit: number): Promise<readonly RankedPage[]> => {
  const read = found.read.filter(({ candidate }) => kept.has(candidate.result.id)).slice(0, limit);
  const more = found.unread.filter(({ result }) => kept.has(result.id)).slice(0, limit - read.length);
  const late = more.map(async (candidate) => rerankPage(candidate, pageTextOf(await candidate.result.data()), found.terms.slice(0, 1), []));
  return [...read, ...(await Promise.all(late))];
};

const answerFor = (query: string, corrected: string | undefined, answers: readonly InstantAnswer[]): InstantAnswer | undefined => {
  const wordings = [query, dropStopPhrases(normaliseText(query)), corrected ?? ''].map(normaliseText).filter(Boolean);
  return answers.find(({ term }) => wordings.includes(normaliseText(term)));
};

/** Words of loose matches stand one below the other only where nothing better follows them. */
const markLooseTail = (hits: SearchAnswer['hits']): SearchAnswer['hits'] => {
  const tail = hits.findLastIndex((hit) => !hit.loose) + 1;
  return hits.map((hit, at) => ({ ...hit, loose: at >= tail }));
};

interface SessionParts {
  readonly context: SearchContext;
  readonly answers: readonly InstantAnswer[];
  readonly facets: () => Promise<FacetPages>;
  readonly assistance: () => Promise<Assistance>;
}

const answerRequest = async ({ query, choice, limit }: SearchRequest, parts: SessionParts): Promise<SearchAnswer> => {
  const found = await searchPages(query, parts.context);
  const ids = idsOf(found);
  const facets = await parts.facets();
  const kept = filterByChoice(ids, facets, choice);
  const pages = await readUpTo(found, new Set(kept), limit);
  const instant = answerFor(query, found.corrected, parts.answers);
  return {
    query,
    ...(found.corrected === undefined ? {} : { corrected: found.corrected }),
    ...(instant === undefined ? {} : { instant }),
    total: kept.length,
    hits: markLooseTail(pages.map((page) => buildHit(page, found.terms))),
    facets: countFacets(ids, facets, choice),
    words: found.terms,
    nearest: kept.length > 0 || query.trim() === '' ? [] : nearestPhrases(normaliseText(query), await parts.assistance()),
    engine: 'layer',
  };
};

const countPages = async (engine: SearchEngine): Promise<number> => (await engine.search(null)).results.length;

/** The query layer over the index at `base`; throws when the index cannot be loaded. */
export const openSearchSession = async (base: URL): Promise<(request: SearchRequest) => Promise<SearchAnswer>> => {
  const [engine, synonyms] = await Promise.all([openEngine(base), loadSynonyms(base)]);
  const assistance = once(async () => parseAssistance(await loadAssistance(base)));
  const context: SearchContext = { engine, cut: openWordCutter(), synonyms: synonyms.groups, pages: await countPages(engine), loadAssistance: assistance };
  const parts: SessionParts = { context, answers: synonyms.answers, facets: once(() => loadFacetPages(engine)), assistance };
  return (request) => answerRequest(request, parts);
};
