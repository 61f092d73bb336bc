import { indexTokens, isHan } from '../../../search/han-text.ts';
import { nameToken } from '../../../search/name-token.ts';
import { segmentUnits, segmentWords, type WordCutter } from './segment-words.ts';
import { dropStopPhrases, dropStopWords } from './stop-phrases.ts';

/** Where a page in the results comes from. */
export type Origin = 'direct' | 'code' | 'numeral' | 'synonym' | 'assistance' | 'relaxed';

/** One question to the engine: all tokens must be in the page; its score counts `weight` times. */
export interface SubQuery {
  readonly tokens: string;
  readonly weight: number;
  /** The wording that the tokens stand for, to be marked in the results. */
  readonly term: string;
  readonly origin: Origin;
}

export interface QueryPlan {
  /** The query without question words. */
  readonly clean: string;
  readonly words: readonly string[];
  /** In the reader's own words. */
  readonly typed: boolean;
  readonly subQueries: readonly SubQuery[];
}

/** Queries longer than this are questions; with their question words they match nothing. */
const longestWholeQuery = 12;

/** A name matches strictly, and the engine then gives every match the same small score. */
const nameWeight = 20;

const quote = (token: string): string => (token === '' ? '' : `"${token}"`);
/** What a reader types may not be finished yet; a wording that the layer puts in its place is. One letter begins too much. */
export const engineToken = (token: string, typed: boolean): string => (typed && !isHan(token) && token.length > 1 ? `${token}*` : token);

/** What a single Chinese character begins fills many files of the index: only where it is all there is. */
const engineTokens = (texts: readonly string[], typed: boolean): string =>
  texts.flatMap(indexTokens).map((token) => engineToken(token, typed)).join(' ').replace(/^([\u3400-\u9fff])$/u, '$1*');
/** National standards are written with and without `/T`; all of them have `GB` as a word. */
const shortenStandard = (text: string): string => text.replace(/(?<![a-z])gb\/?[tz]?(?=\s*\d)/gu, 'gb ');
const separateUnits = (text: string): string => shortenStandard(text).replace(/([a-z])(?=\d)/gu, '$1 ').replace(/(\d)(?=[a-z])/gu, '$1 ');

/** The readings of a normalised query, best first: all its bigrams, the whole query, its words, letters apart from digits. */
export const planQuery = (query: string, weight: number, origin: Origin, cut: WordCutter): QueryPlan => {
  const clean = dropStopPhrases(query);
  const words = dropStopWords(segmentWords(clean, cut));
  const units = dropStopWords(segmentUnits(clean, cut));
  const typed = origin === 'direct';
  const plan = (tokens: string, factor: number, term = clean): SubQuery => ({ tokens, weight: weight * factor, term, origin });
  const subQueries = [
    plan(quote(nameToken(query)), nameWeight, query),
    ...(clean === query ? [] : [plan(quote(nameToken(clean)), nameWeight)]),
    plan(engineTokens([clean], typed), 1.25),
    ...(clean !== query && query.length <= longestWholeQuery ? [plan(engineTokens([query], typed), 1.1, query)] : []),
    ...(words.length > 1 ? [plan(engineTokens(units, typed), 1)] : []),
    ...(/[a-z]\d|\d[a-z]|\/[tz]\s*\d/u.test(clean) ? [plan(engineTokens([separateUnits(clean)], false), 0.9)] : []),
  ];
  return { clean, words, typed, subQueries: subQueries.filter((subQuery) => subQuery.tokens !== '') };
};
