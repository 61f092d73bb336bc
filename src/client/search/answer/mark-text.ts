import { bigramsOf, isHan } from '../../../search/han-text.ts';

/** Start and end of a marked stretch of text. */
export type Span = readonly [start: number, end: number];

const escapeForRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');

/** Latin terms match from a word's beginning and across hyphens and spaces; Chinese terms across white space. */
const patternOf = (term: string): RegExp | null => {
  const latin = /^[\x20-\x7e]+$/u.test(term);
  const characters = latin ? [...term.replace(/[^a-z0-9]/giu, '')] : [...term.replace(/\s/gu, '')].map(escapeForRegExp);
  if (characters.length === 0) return null;
  return latin ? new RegExp(`(?<![a-z0-9])${characters.join('[\\s\\-/._]*')}`, 'giu') : new RegExp(characters.join('\\s*'), 'giu');
};

const spansOf = (text: string, term: string): readonly Span[] => {
  const pattern = patternOf(term);
  return pattern === null ? [] : [...text.matchAll(pattern)].map((match): Span => [match.index, match.index + match[0].length]);
};

/** Sorted and without overlaps. */
const mergeSpans = (spans: readonly Span[]): readonly Span[] => {
  const merged: Span[] = [];
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], end)];
    else merged.push([start, end]);
  }
  return merged;
};

const withParts = (term: string): readonly string[] => (term.includes(' ') ? [term, ...term.split(' ')] : [term]);

/**
 * Where the terms occur in the text. The first term is the query as a whole: where it occurs, its single words are not marked.
 * Where no term occurs, pairs of its Chinese characters are marked.
 */
export const markText = (text: string, terms: readonly string[]): readonly Span[] => {
  const [whole = '', ...rest] = terms;
  const literal = whole.length > 1 ? spansOf(text, whole) : [];
  if (literal.length > 0) return mergeSpans(literal);
  const words = mergeSpans([...withParts(whole), ...rest].flatMap((term) => spansOf(text, term)));
  if (words.length > 0) return words;
  const pairs = terms.flatMap((term) => bigramsOf(term.replace(/\s/gu, ''))).filter((pair) => pair.length > 1 && isHan(pair));
  return mergeSpans([...new Set(pairs)].flatMap((pair) => spansOf(text, pair)));
};
