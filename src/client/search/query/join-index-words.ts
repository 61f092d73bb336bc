import { isHan, textRuns } from '../../../search/han-text.ts';
import type { WordCutter } from './segment-words.ts';

/** How often a pair of characters stands in the index. */
export type PairCounter = (pair: string) => Promise<number>;

type Neighbours = readonly [word: string, next: string];

/** Less often may be by accident. */
const leastTogether = 5;
/** How much of a longer word's places its neighbour must share. */
const togetherShare = 0.4;

const lastPair = (word: string): string => [...word].slice(-2).join('');
const firstPair = (word: string): string => [...word].slice(0, 2).join('');
const isLonger = (word: string): boolean => [...word].length > 1;

/** A single character, and what it mostly stands beside; two longer words stay two. */
const isOneWord = async ([word, next]: Neighbours, count: PairCounter): Promise<boolean> => {
  if (isLonger(word) && isLonger(next)) return false;
  const together = await count(`${[...word].at(-1) ?? ''}${[...next][0] ?? ''}`);
  const longer = [...(isLonger(word) ? [lastPair(word)] : []), ...(isLonger(next) ? [firstPair(next)] : [])];
  const alone = await Promise.all(longer.map(count));
  return together >= leastTogether && alone.every((places) => together >= togetherShare * places);
};

const neighboursIn = (words: readonly string[]): readonly Neighbours[] => words.slice(1).map((next, at) => [words[at] ?? '', next]);

const joinWords = (words: readonly string[], isJoined: (pair: Neighbours) => boolean): readonly string[] =>
  words.reduce<readonly string[]>((joined, word, at) =>
    (at > 0 && isJoined([words[at - 1] ?? '', word]) ? [...joined.slice(0, -1), `${joined.at(-1) ?? ''}${word}`] : [...joined, word]), []);

const keyOf = (pair: Neighbours): string => pair.join('|');

/**
 * A cutter for one query that joins what the dictionary cuts and the manual does not: 遥控器, 灯珠, 色容差. The pairs of characters
 * that it counts are those that the query asks for anyway.
 */
export const joinIndexWords = async (query: string, cut: WordCutter, mayJoin: (word: string) => boolean, count: PairCounter): Promise<WordCutter> => {
  const pairs = textRuns(query).filter(isHan).flatMap((run) => neighboursIn(cut(run))).filter((pair) => pair.every(mayJoin));
  const joined = await Promise.all(pairs.map(async (pair) => ((await isOneWord(pair, count)) ? [keyOf(pair)] : [])));
  const known = new Set(joined.flat());
  return (han) => joinWords(cut(han), (pair) => known.has(keyOf(pair)));
};
