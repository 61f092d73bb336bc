import { textRuns } from './han-text.ts';
import { normaliseText } from './normalise-text.ts';

/** A whole name as one token of the index, told from words by its last letter: a page that is called so and not only mentions it. */
export const nameToken = (name: string): string => {
  const joined = textRuns(normaliseText(name)).join('').replace(/[.%]/gu, '');
  return joined === '' ? '' : `${joined}z`;
};

/** 不合格品报告（NCR） is known as 不合格品报告; empty where nothing stands in brackets at the end. */
export const withoutBrackets = (title: string): string => /^(?<name>.+)[（(][^（()）]*[)）]$/u.exec(title)?.groups?.['name'] ?? '';
