import { textRuns } from './han-text.ts';
import { normaliseText } from './normalise-text.ts';

/** A whole name as one token of the index, told from words by its last letter: a page that is called so and not only mentions it. */
export const nameToken = (name: string): string => {
  const joined = textRuns(normaliseText(name)).join('').replace(/[.%]/gu, '');
  return joined === '' ? '' : `${joined}z`;
};
