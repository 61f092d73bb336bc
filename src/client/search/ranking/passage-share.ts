import { bigramsOf, isHan, textRuns } from '../../../search/han-text.ts';
import type { TokenMatches } from '../engine/engine-contract.ts';
import type { EverydayWords } from '../query/everyday-words.ts';
import type { WordCutter } from '../query/segment-words.ts';
import { engineToken } from '../query/plan-query.ts';
import { isContentWord } from '../query/stop-phrases.ts';
import { rarity } from './rarity.ts';

/** A token of the query, and how much it counts beside the others. */
export interface PassageUnit {
  readonly token: string;
  readonly share: number;
  /** Other words that mean the same as this one, which then is a whole word. */
  readonly others: readonly string[];
}

export interface FoundPassageUnit {
  readonly unit: PassageUnit;
  readonly matches: TokenMatches;
}

/** A pair of characters on the border between two words. */
const borderShare = 0.5;
/** What a single character begins. */
const singleShare = 0.5;
/** A word in a heading counts so much more. */
const headingShare = 0.3;
/** A clause, about two sentences, and a paragraph, counted in words, and how much each counts. */
const passages = [{ length: 5, weight: 0.4 }, { length: 16, weight: 0.4 }, { length: 60, weight: 0.2 }] as const;
const mostUnits = 16;

/** 赔 in 货损谁赔 stands for 赔付 and 赔偿: what words begin with it, as pairs of characters know nothing of a single one. */
const singlesOf = (words: readonly string[]): readonly PassageUnit[] =>
  words.filter((word) => [...word].length === 1 && isContentWord(word)).map((word): PassageUnit => ({ token: `${word}*`, share: singleShare, others: [] }));

const unitsOfRun = (run: string, cut: WordCutter, everyday: EverydayWords, typed: boolean): readonly PassageUnit[] => {
  if (!isHan(run)) return [{ token: engineToken(run.replace(/[.%]/gu, ''), typed), share: 1, others: [] }];
  const parts = cut(run);
  const words = parts.filter((word) => [...word].length > 1);
  const known = words.filter((word) => everyday.has(word));
  const [inside, replaced] = [new Set(words.flatMap(bigramsOf)), new Set(known.flatMap(bigramsOf))];
  return [
    ...known.map((word): PassageUnit => ({ token: word, share: 1, others: everyday.get(word) ?? [] })),
    ...(typed && [...run].length > 2 ? singlesOf(parts) : []),
    ...bigramsOf(run).filter((token) => !replaced.has(token)).map((token): PassageUnit => ({ token, share: inside.has(token) || [...token].length === 1 ? 1 : borderShare, others: [] })),
  ];
};

/** The pairs of characters of a query, and its Latin words. Question words too: 一直闪 is a heading. */
export const passageUnits = (query: string, cut: WordCutter, everyday: EverydayWords, typed: boolean): readonly PassageUnit[] =>
  [...new Map(textRuns(query).flatMap((run) => unitsOfRun(run, cut, everyday, typed)).map((unit) => [unit.token, unit])).values()].slice(0, mostUnits);

interface Weighted {
  readonly weight: number;
  readonly matches: TokenMatches;
}

interface Place {
  readonly at: number;
  /** Which unit; headings count as units of their own. */
  readonly unit: number;
  readonly weight: number;
}

const placesIn = (page: number, units: readonly Weighted[]): readonly Place[] =>
  units.flatMap(({ weight, matches }, unit) => {
    const { places = [], headings = [] } = matches.get(page) ?? {};
    return [...places.map((at) => ({ at, unit, weight })), ...headings.map((at) => ({ at, unit: unit + units.length, weight: weight * headingShare }))];
  }).sort((a, b) => a.at - b.at);

/** The greatest sum of the weights of different units within a passage of some words. */
const bestPassage = (places: readonly Place[], length: number): number => {
  const counts = new Map<number, number>();
  let [start, sum, best] = [0, 0, 0];
  for (const { at, unit, weight } of places) {
    const count = counts.get(unit) ?? 0;
    counts.set(unit, count + 1);
    if (count === 0) sum += weight;
    for (let first = places[start]; first !== undefined && at - first.at > length; first = places[start]) {
      const left = (counts.get(first.unit) ?? 0) - 1;
      counts.set(first.unit, left);
      if (left === 0) sum -= first.weight;
      start += 1;
    }
    best = Math.max(best, sum);
  }
  return best;
};

const inNames = (page: number, units: readonly Weighted[]): number =>
  units.reduce((sum, { weight, matches }) => sum + ((matches.get(page)?.named ?? 0) > 0 ? weight : 0), 0);

/**
 * What share of the query, rare words counting more, stands close together in a page, or in what it is called: 0 to 1. It needs
 * the index only and no page, so that it says which pages are worth reading.
 */
export const passageShare = (found: readonly FoundPassageUnit[], pages: number): ((page: number) => number) => {
  const units = found.filter(({ matches }) => matches.size > 0).map(({ unit, matches }): Weighted => ({ weight: unit.share * rarity(matches.size, pages), matches }));
  const total = units.reduce((sum, { weight }) => sum + weight, 0) || 1;
  return (page) => {
    const places = placesIn(page, units);
    const inText = passages.reduce((sum, { length, weight }) => sum + weight * bestPassage(places, length), 0);
    return Math.min(1, Math.max(inText, inNames(page, units)) / total);
  };
};
