import { bigramsOf, isHan, textRuns } from '../../../search/han-text.ts';
import type { WordCutter } from './segment-words.ts';

/** Words of two characters and more, and the pairs around single characters: the dictionary may have cut a word in two. */
const termsOfRun = (run: string, cut: WordCutter): readonly string[] => {
  const words = cut(run);
  if (words.every((word) => [...word].length > 1)) return words;
  return [...words.filter((word) => [...word].length > 1), ...bigramsOf(run).filter((pair) => [...pair].length > 1 && !words.some((word) => word.length > 2 && word.includes(pair)))];
};

/** What to mark where the query as a whole does not occur, in order of importance; single characters only if there is nothing else. */
export const markTerms = (clean: string, cut: WordCutter): readonly string[] => {
  const runs = textRuns(clean);
  const terms = runs.flatMap((run) => (isHan(run) ? termsOfRun(run, cut) : [run]));
  return [...new Set([...runs.filter((run) => run.length > 1), ...terms])];
};
