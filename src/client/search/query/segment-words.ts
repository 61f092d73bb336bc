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
