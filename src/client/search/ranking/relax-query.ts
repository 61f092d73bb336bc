import { indexTokens, isHan, textRuns } from '../../../search/han-text.ts';
import type { EngineResult } from '../engine/engine-contract.ts';
import { engineToken, type QueryPlan } from '../query/plan-query.ts';
import type { EverydayWords } from '../query/everyday-words.ts';
import type { WordCutter } from '../query/segment-words.ts';
import type { Candidate } from './candidate.ts';
import { rarity } from './rarity.ts';

/** A part of the query that a page may or may not hold. */
export interface RelaxedUnit {
  readonly tokens: string;
  /** Other words that mean the same. */
  readonly others: readonly string[];
  /** A whole word, or the pair of characters on the border between two words. */
  readonly kind: 'word' | 'border';
}

export interface FoundUnit {
  readonly unit: RelaxedUnit;
  readonly results: readonly EngineResult[];
}

const mostUnits = 14;
const borderShare = 0.6;
const leastCoverage = 0.4;

const bordersOf = (run: string, cut: WordCutter): readonly string[] => {
  const words = cut(run);
  return words.slice(1).map((next, at) => `${[...(words[at] ?? '')].at(-1) ?? ''}${[...next][0] ?? ''}`);
};

/** The words of the query and, as strict members, the pairs across their borders. */
export const relaxedUnits = (plan: QueryPlan, cut: WordCutter, everyday: EverydayWords): readonly RelaxedUnit[] => {
  const words = [...new Set(plan.words)];
  const borders = textRuns(plan.clean).filter(isHan).flatMap((run) => bordersOf(run, cut));
  const units: readonly RelaxedUnit[] = [
    ...words.map((word): RelaxedUnit => ({ tokens: indexTokens(word).map((token) => engineToken(token, plan.typed)).join(' '), others: everyday.get(word) ?? [], kind: 'word' })),
    ...[...new Set(borders)].filter((pair) => !words.includes(pair)).map((pair): RelaxedUnit => ({ tokens: `"${pair}"`, others: [], kind: 'border' })),
  ];
  return units.filter((unit) => unit.tokens !== '').slice(0, mostUnits);
};

interface Tally {
  readonly result: EngineResult;
  readonly score: number;
  readonly covered: number;
}

const addUnit = (tallies: Map<number, Tally>, { unit, results }: FoundUnit, pages: number): void => {
  const weight = rarity(results.length, pages) * (unit.kind === 'word' ? 1 : borderShare);
  for (const result of results) {
    const known = tallies.get(result.page) ?? { result, score: 0, covered: 0 };
    tallies.set(result.page, {
      result,
      score: known.score + (unit.kind === 'word' ? result.score : weight),
      covered: known.covered + weight,
    });
  }
};

/** Pages that hold enough of the query, weighted by how much of it they hold. `pages` is the number of pages in the index. */
export const relaxCandidates = (found: readonly FoundUnit[], pages: number, weight: number, term: string): readonly Candidate[] => {
  const matched = found.filter(({ results }) => results.length > 0);
  const total = matched.filter(({ unit }) => unit.kind === 'word').reduce((sum, { results }) => sum + rarity(results.length, pages), 0) || 1;
  const tallies = new Map<number, Tally>();
  for (const unit of matched) addUnit(tallies, unit, pages);
  return [...tallies.values()]
    .map((tally) => ({ ...tally, coverage: Math.min(1, tally.covered / total) }))
    .filter(({ coverage }) => coverage >= leastCoverage)
    .map(({ result, score, coverage }): Candidate => ({ result, score: weight * score * coverage, origin: 'relaxed', term }));
};
