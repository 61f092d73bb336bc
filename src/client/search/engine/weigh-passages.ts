import type { EverydayWords } from '../query/everyday-words.ts';
import type { QueryPlan } from '../query/plan-query.ts';
import type { WordCutter } from '../query/segment-words.ts';
import { aboutness } from '../ranking/aboutness.ts';
import type { Candidate } from '../ranking/candidate.ts';
import { passageShare, passageUnits, type PassageUnit } from '../ranking/passage-share.ts';
import type { SearchEngine, TokenMatches } from './engine-contract.ts';
import { matchAny } from './word-matches.ts';

interface WeighContext {
  readonly engine: SearchEngine;
  readonly cut: WordCutter;
  readonly everyday: EverydayWords;
}

interface Wording {
  readonly text: string;
  /** In the reader's own words. */
  readonly typed: boolean;
  /** The pages that it led to. */
  readonly pages: readonly number[];
}

/** What is left of a page's score where the words of the query stand nowhere together. */
const scattered = 0.1;
/** How fast it falls with the share of the words that stand together, against the page that has most of them so. */
const steepness = 1.5;

const matchUnit = ({ token, others }: PassageUnit, engine: SearchEngine): Promise<TokenMatches> =>
  others.length === 0 ? engine.match(token) : matchAny(engine, [token, ...others]);

/** How well pages answer one wording: what is left of their scores. For a single word, which stands everywhere alone, only how much they are about it counts. */
const openWeights = async ({ text, typed, pages }: Wording, { engine, cut, everyday }: WeighContext): Promise<(page: number) => number> => {
  const found = await Promise.all(passageUnits(text, cut, everyday, typed).map(async (unit) => ({ unit, matches: await matchUnit(unit, engine) })));
  const about = aboutness(found, engine.count);
  if (found.length < 2) return about;
  const share = passageShare(found, engine.count);
  const best = Math.max(Number.MIN_VALUE, ...pages.map(share));
  return (page) => about(page) * (scattered + (1 - scattered) * (share(page) / best) ** steepness);
};

/** Words that stand together answer a query; the same words all over a long page may not. */
export const weighPassages = async (query: string, { clean, typed }: QueryPlan, candidates: readonly Candidate[], context: WeighContext): Promise<readonly Candidate[]> => {
  const weighed = candidates.filter(({ origin }) => origin !== 'code');
  const wordings = [...new Set(weighed.map(({ term }) => term))];
  const pagesOf = (wording: string): readonly number[] => weighed.filter(({ term }) => term === wording).map(({ result }) => result.page);
  const open = (wording: string): Promise<(page: number) => number> =>
    openWeights({ text: wording === clean ? query : wording, typed: wording === clean && typed, pages: pagesOf(wording) }, context);
  const weights = new Map(await Promise.all(wordings.map(async (wording) => [wording, await open(wording)] as const)));
  const weigh = (candidate: Candidate): Candidate =>
    candidate.origin === 'code' ? candidate : { ...candidate, score: candidate.score * (weights.get(candidate.term)?.(candidate.result.page) ?? 1) };
  return candidates.map(weigh).sort((a, b) => b.score - a.score);
};
