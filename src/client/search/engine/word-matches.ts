import { indexTokens } from '../../../search/han-text.ts';
import type { EverydayWords } from '../query/everyday-words.ts';
import type { EngineResult, SearchEngine, TokenMatch, TokenMatches } from './engine-contract.ts';

type Matcher = Pick<SearchEngine, 'match' | 'count'>;

/** How far apart the pairs of characters of one word may stand. */
const nextTo = 2;

const follow = (places: readonly number[], next: readonly number[]): readonly number[] =>
  places.filter((at) => next.some((other) => other >= at && other - at <= nextTo));

const joinMatch = (match: TokenMatch, next: TokenMatch): TokenMatch => ({
  score: Math.min(match.score, next.score),
  named: Math.min(match.named, next.named),
  inText: match.inText && next.inText,
  places: follow(match.places, next.places),
  headings: follow(match.headings, next.headings),
  lead: match.lead && next.lead,
});

const joinMatches = (first: TokenMatches, second: TokenMatches): TokenMatches =>
  new Map([...first].flatMap(([page, match]) => {
    const next = second.get(page);
    const joined = next === undefined ? undefined : joinMatch(match, next);
    return joined === undefined || (joined.places.length === 0 && joined.named === 0) ? [] : [[page, joined] as const];
  }));

/** Pages that hold a word: its pairs of characters stand together. */
const matchWord = async (engine: Matcher, word: string): Promise<TokenMatches> => {
  const [first, ...others] = await Promise.all(indexTokens(word).map((token) => engine.match(token)));
  return others.reduce(joinMatches, first ?? new Map<number, TokenMatch>());
};

const addMatch = (known: TokenMatch, next: TokenMatch): TokenMatch => ({
  score: Math.max(known.score, next.score),
  named: Math.max(known.named, next.named),
  inText: known.inText || next.inText,
  places: [...known.places, ...next.places].sort((a, b) => a - b),
  headings: [...known.headings, ...next.headings],
  lead: known.lead || next.lead,
});

/** Pages that hold one word or another. */
export const matchAny = async (engine: Matcher, words: readonly string[]): Promise<TokenMatches> => {
  const merged = new Map<number, TokenMatch>();
  for (const matches of await Promise.all(words.map((word) => matchWord(engine, word)))) {
    for (const [page, match] of matches) {
      const known = merged.get(page);
      merged.set(page, known === undefined ? match : addMatch(known, match));
    }
  }
  return merged;
};

/** Results together with those of other words, which count less. */
export const addResults = (own: readonly EngineResult[], others: TokenMatches, share: number): readonly EngineResult[] => {
  const best = new Map(own.map((result) => [result.page, result]));
  for (const [page, { score, inText }] of others) {
    const known = best.get(page);
    if (known === undefined || known.score < score * share) best.set(page, { page, score: score * share, inText });
  }
  return [...best.values()];
};

/** How often a token stands in texts. */
export const countPlaces = async (token: string, engine: Pick<SearchEngine, 'match'>): Promise<number> =>
  [...(await engine.match(token)).values()].reduce((sum, { places }) => sum + places.length, 0);

/** A word that so small a share of the pages has is not the manual's own. */
const hardly = 0.008;

/** The everyday words of a query that the index hardly has. */
export const hardlyUsed = async (query: string, everyday: EverydayWords, engine: Matcher): Promise<EverydayWords> => {
  const present = [...everyday].filter(([word]) => query.includes(word));
  const found = await Promise.all(present.map(async ([word]) => (await matchWord(engine, word)).size));
  return new Map(present.filter((_, at) => (found[at] ?? 0) <= hardly * engine.count));
};
