import { bigramsOf, isHan } from '../../../search/han-text.ts';

/** Start and end of a marked stretch of text. */
export type Span = readonly [start: number, end: number];

const escapeForRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');

/** Latin terms match from a word's beginning and across hyphens and spaces; Chinese terms across white space. */
const compile = (term: string): RegExp | null => {
  const latin = /^[\x20-\x7e]+$/u.test(term);
  const characters = latin ? [...term.replace(/[^a-z0-9]/giu, '')] : [...term.replace(/\s/gu, '')].map(escapeForRegExp);
  if (characters.length === 0) return null;
  return latin ? new RegExp(`(?<![a-z0-9])${characters.join('[\\s\\-/._]*')}`, 'giu') : new RegExp(characters.join('\\s*'), 'giu');
};

const compiled = new Map<string, RegExp | null>();

/** Compiled once: a query marks the same few terms in every section of every page. */
const patternOf = (term: string): RegExp | null => {
  const known = compiled.get(term);
  if (known !== undefined) return known;
  const pattern = compile(term);
  compiled.set(term, pattern);
  return pattern;
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

/** 退货 in 退换货: its characters in their order with little between them, each one marked. */
const scatteredSpans = (text: string, characters: readonly string[]): readonly Span[] => {
  if (characters.length < 2) return [];
  const pattern = new RegExp(characters.map((character) => `(${character})`).join('[^。；.]{0,6}?'), 'dgu');
  return [...text.matchAll(pattern)].flatMap(({ indices }) => (indices ?? []).slice(1).flatMap((span) => (span === undefined ? [] : [span])));
};

/** From the whole query down to pairs of its characters. */
const tiersOf = ([whole = '', ...terms]: readonly string[]): readonly (readonly string[])[] =>
  [[whole], terms, bigramsOf([...whole].filter(isHan).join('')).filter((pair) => pair.length > 1)];

/**
 * Where the terms occur in the text: the first one, which is the query as a whole; where it does not occur, the other terms;
 * else pairs of its Chinese characters, and at last its characters near each other.
 */
export const markText = (text: string, terms: readonly string[]): readonly Span[] => {
  for (const tier of tiersOf(terms)) {
    const spans = [...new Set(tier)].flatMap((term) => spansOf(text, term));
    if (spans.length > 0) return mergeSpans(spans);
  }
  return mergeSpans(scatteredSpans(text, [...(terms[0] ?? '')].filter(isHan)));
};
