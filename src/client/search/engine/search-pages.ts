import { flatText, normaliseText } from '../../../search/normalise-text.ts';
import type { Assistance, Suggestion } from '../assist/assistance.ts';
import { suggestQueries } from '../assist/suggest-queries.ts';
import { joinEverydayWords, wordingsOf, type EverydayWords } from '../query/everyday-words.ts';
import { expandQuery, otherWordings, type QueryContext } from '../query/expand-query.ts';
import { joinIndexWords } from '../query/join-index-words.ts';
import { planQuery, type Origin, type QueryPlan, type SubQuery } from '../query/plan-query.ts';
import { readIntent, type Intent } from '../query/read-intent.ts';
import { hasLooseCharacters, segmentWords, type WordCutter } from '../query/segment-words.ts';
import { synonymVariants } from '../query/synonym-variants.ts';
import { dropStopPhrases, dropStopWords, isContentWord } from '../query/stop-phrases.ts';
import { markTerms } from '../query/mark-terms.ts';
import { candidatesOf, mergeCandidates, type Candidate } from '../ranking/candidate.ts';
import { relaxCandidates, relaxedUnits, type RelaxedUnit } from '../ranking/relax-query.ts';
import { rerankPage, type RankedPage, type Wanted } from '../ranking/rerank.ts';
import type { EngineResult, SearchEngine } from './engine-contract.ts';
import type { PageReader } from './page-reader.ts';
import { weighPassages } from './weigh-passages.ts';
import { addResults, countPlaces, hardlyUsed, matchAny } from './word-matches.ts';

export interface SearchContext extends QueryContext {
  readonly engine: SearchEngine;
  readonly everyday: EverydayWords;
  readonly read: PageReader;
  readonly loadAssistance: () => Promise<Assistance>;
}

/** What is known of one query. */
interface QueryReading extends SearchContext {
  /** Cuts it into the words of the manual. */
  readonly joined: WordCutter;
}

/** The pages found, best first. Only the first ones have been read; the others keep the engine's order. */
export interface FoundPages {
  readonly read: readonly RankedPage[];
  readonly unread: readonly Candidate[];
  readonly corrected?: string;
  /** The query as a whole and then its words, for marking. */
  readonly terms: readonly string[];
  readonly intent: Intent;
}

/** What is shown at first, and one for the answer above it: each one read is a file loaded. */
const readAtMost = 11;
const enoughPages = 10;
const mostVariants = 2;
const variantShare = 0.8;
const mostSuggestions = 3;
const fewPages = 5;
const otherWordShare = 0.8;

type Ask = (tokens: string) => Promise<readonly EngineResult[]>;

/** A word with others that mean the same is found where any of them is. */
const askAny = async ({ tokens, others }: RelaxedUnit, engine: SearchEngine, ask: Ask): Promise<readonly EngineResult[]> => {
  const own = await ask(tokens);
  return others.length === 0 ? own : addResults(own, await matchAny(engine, others), otherWordShare);
};

/** Several plans ask the same sub-query; each is asked once. */
const askOnce = (engine: SearchEngine): Ask => {
  const asked = new Map<string, Promise<readonly EngineResult[]>>();
  return (tokens) => {
    const answer = asked.get(tokens) ?? engine.search(tokens);
    asked.set(tokens, answer);
    return answer;
  };
};

const findStrict = async (subQueries: readonly SubQuery[], ask: Ask): Promise<readonly Candidate[]> =>
  mergeCandidates(await Promise.all(subQueries.map(async (subQuery) => candidatesOf(await ask(subQuery.tokens), subQuery))));

const findRelaxed = async (plan: QueryPlan, weight: number, context: SearchContext, ask: Ask): Promise<readonly Candidate[]> => {
  const found = relaxedUnits(plan, context.cut, context.everyday).map(async (unit) => ({ unit, results: await askAny(unit, context.engine, ask) }));
  return relaxCandidates(await Promise.all(found), context.engine.count, weight, plan.clean);
};

/** Strict and loose matches; loose ones of other wordings where the strict ones are few. */
const findCandidates = async (query: string, weight: number, origin: Origin, least: number, context: QueryReading, ask: Ask) => {
  const plan = expandQuery(query, weight, origin, context);
  const own = await findStrict(plan.subQueries, ask);
  const strict = own.length >= enoughPages ? own : mergeCandidates([own, await findStrict(otherWordings(query, weight, context), ask)]);
  const isCode = strict.some(({ origin, result }) => origin === 'code' && !result.inText);
  if (plan.words.length < 2 || isCode) return { plan, candidates: await weighPassages(query, plan, strict, context) };
  const others = strict.length >= least ? [] : synonymVariants(query, context.synonyms).slice(0, mostVariants).map((variant) => planQuery(variant, weight, 'synonym', context.cut));
  const loose = [findRelaxed(plan, weight, context, ask), ...others.map((other) => findRelaxed(other, weight * variantShare, context, ask))];
  return { plan, candidates: await weighPassages(query, plan, mergeCandidates([strict, ...(await Promise.all(loose))]), context) };
};

const readPages = async (candidates: readonly Candidate[], wanted: Omit<Wanted, 'titles'>, context: SearchContext): Promise<readonly RankedPage[]> => {
  const read = await Promise.all(candidates.slice(0, readAtMost).map(async (candidate) => ({ candidate, page: await context.read(candidate.result.page) })));
  const titles = read.map(({ page }) => page.flatTitle);
  return read.map(({ candidate, page }) => rerankPage(candidate, page, { ...wanted, titles })).sort((a, b) => b.score - a.score);
};

/**
 * The engine matches an unknown word by its longest known beginning. For Latin letters readers expect that; a Chinese query
 * must have at least one of its words in the page.
 */
const isMeant = ({ candidate, coverage, literal }: RankedPage): boolean =>
  literal || coverage > 0 || candidate.origin !== 'direct' || /[a-z0-9]/u.test(candidate.term);

const foundPages = (read: readonly RankedPage[], candidates: readonly Candidate[], terms: readonly string[], intent: Intent): FoundPages => ({
  read: read.filter(isMeant),
  unread: read.length > 0 && !read.some(isMeant) ? [] : candidates.filter(({ result }) => !read.some(({ candidate }) => candidate.result.page === result.page)),
  terms: [...new Set(terms.filter((term) => term !== ''))],
  intent,
});

const isIn = (read: readonly RankedPage[], word: string): boolean => read.some(({ page }) => page.flatContent.includes(flatText(word)));

/** A page holds the wording, or every word is one that the pages know: a mistyped one falls apart into single characters. */
const isAnswered = (read: readonly RankedPage[], words: readonly (readonly string[])[], loose: boolean): boolean =>
  read.some(({ literal }) => literal) || (!loose && words.length > 1 && words.every((same) => same.some((word) => isIn(read, word))));

const findCorrected = async (
  suggestions: readonly Suggestion[], first: readonly Candidate[], context: QueryReading, ask: Ask,
): Promise<FoundPages> => {
  const queries = suggestions.map((suggestion) => normaliseText(suggestion.query));
  const lists = await Promise.all(suggestions.map(async ({ weight }, at) =>
    (await findCandidates(queries[at] ?? '', weight, 'assistance', at === 0 ? fewPages : 0, context, ask)).candidates));
  const candidates = mergeCandidates([...lists, first]);
  const [query = ''] = queries;
  const intent = readIntent(query);
  const read = await readPages(candidates, { queries, words: segmentWords(query, context.cut).map((word) => wordingsOf(word, context.everyday)), intent, cut: context.cut }, context);
  return { ...foundPages(read, candidates, [query, ...markTerms(query, context.cut)], intent), corrected: suggestions[0]?.query ?? '' };
};

/** Only pages that match properly hold the wording, and a single character is what a mistyped word leaves: no page need be read to know. */
const isSurelyUnanswered = (candidates: readonly Candidate[], words: readonly string[]): boolean =>
  candidates.every(({ origin }) => origin === 'relaxed') && words.some((word) => word.length === 1);

interface OwnPages {
  readonly pages: FoundPages;
  readonly answered: boolean;
}

const readOwn = async (query: string, plan: QueryPlan, candidates: readonly Candidate[], intent: Intent, context: QueryReading): Promise<OwnPages> => {
  const words = dropStopWords(segmentWords(plan.clean, context.joined)).map((word) => wordingsOf(word, context.everyday));
  const read = await readPages(candidates, { queries: [...new Set([plan.clean, query])], words, intent, cut: context.cut }, context);
  const terms = [plan.clean, ...markTerms(plan.clean, context.cut), ...[...context.everyday.values()].flat()];
  return { pages: foundPages(read, candidates, terms, intent), answered: isAnswered(read, words, hasLooseCharacters(plan.clean, context.joined)) };
};

/** Reads the reader's everyday words as others where the manual hardly has them, and its words as the manual has them. */
const withEverydayWords = async (query: string, context: SearchContext): Promise<QueryReading> => {
  const everyday = await hardlyUsed(query, context.everyday, context.engine);
  const cut = joinEverydayWords(context.cut, everyday);
  const mayJoin = (word: string): boolean => isContentWord(word) && !everyday.has(word);
  const joined = await joinIndexWords([query, dropStopPhrases(query)].join(' '), cut, mayJoin, (pair) => countPlaces(pair, context.engine));
  return { ...context, everyday, cut, joined };
};

/** Finds the pages for what the reader typed, and for what they may have meant where nothing matches literally. */
export const searchPages = async (raw: string, given: SearchContext): Promise<FoundPages> => {
  const query = normaliseText(raw);
  const intent = readIntent(query);
  if (query === '') return { read: [], unread: [], terms: [], intent };
  const context = await withEverydayWords(query, given);
  const ask = askOnce(context.engine);
  const { plan, candidates } = await findCandidates(query, 1, 'direct', enoughPages, context, ask);
  const own = isSurelyUnanswered(candidates, plan.words) ? undefined : await readOwn(query, plan, candidates, intent, context);
  if (own?.answered === true) return own.pages;
  const suggestions = suggestQueries(query, await context.loadAssistance(), candidates.length).slice(0, mostSuggestions);
  // Letters that spell Chinese words match nothing but accidents.
  const kept = /^[a-z\s']+$/u.test(query) ? [] : candidates;
  const corrected = suggestions.length === 0 ? undefined : await findCorrected(suggestions, kept, context, ask);
  if (corrected !== undefined && corrected.read.length > 0) return corrected;
  return (own ?? (await readOwn(query, plan, candidates, intent, context))).pages;
};
