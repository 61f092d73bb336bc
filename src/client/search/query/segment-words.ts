import { bigramsOf, isHan, textRuns } from '../../../search/han-text.ts';

/** Cuts a run of Chinese characters into words. */
export type WordCutter = (han: string) => readonly string[];

/** The browser's own dictionary; where it has none, neighbouring pairs of characters. */
export const openWordCutter = (): WordCutter => {
  if (!('Segmenter' in Intl)) return bigramsOf;
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  return (han) => [...segmenter.segment(han)].map((part) => part.segment);
};

/** The words of a normalised text, Chinese and Latin, in order. */
export const segmentWords = (text: string, cut: WordCutter): readonly string[] => textRuns(text).flatMap((run) => (isHan(run) ? cut(run) : [run]));

const isSingle = (word: string): boolean => [...word].length === 1;

/** Characters that follow each other one by one are words that the dictionary does not know; two that are all there is may be a word with another inside, as 退货 in 退换货. */
const joinSingles = (words: readonly string[]): readonly string[] =>
  words.length === 2 ? words : words.reduce<readonly string[]>((joined, word, at) => (at > 0 && isSingle(word) && isSingle(words[at - 1] ?? '') ? [...joined.slice(0, -1), `${joined.at(-1) ?? ''}${word}`] : [...joined, word]), []);

/** The words of a text to look for in the index, where a single character matches every word that begins with it. */
export const segmentUnits = (text: string, cut: WordCutter): readonly string[] =>
  textRuns(text).flatMap((run) => (isHan(run) ? joinSingles(cut(run)) : [run]));

/** Two characters side by side that belong to no word: so a mistyped word falls apart. */
export const hasLooseCharacters = (text: string, cut: WordCutter): boolean =>
  textRuns(text).filter(isHan).some((run) => cut(run).some((word, at, words) => at > 0 && isSingle(word) && isSingle(words[at - 1] ?? '')));
