import { isHan } from '../../../search/han-text.ts';
import type { Assistance, Phrase, Suggestion, Syllable } from './assistance.ts';
import { isOneEditApart } from './edit-distance.ts';

const mostSuggestions = 3;
const longestPhrase = 16;
const longestAbbreviated = 6;
const leastInitials = 4;
const leastLetters = 6;

const readingOf = (syllables: readonly Syllable[]): string => syllables.map(({ reading }) => reading).join('');
const initialsOf = (syllables: readonly Syllable[]): string => syllables.map(({ reading }) => reading.charAt(0)).join('');

/** The letters are the first syllable and some of the following ones, in order, each one whole: `laijian` for 来料检验. */
const skipsTo = (letters: string, [first, ...rest]: readonly Syllable[]): boolean => {
  if (first === undefined || !letters.startsWith(first.reading)) return false;
  const left = letters.slice(first.reading.length);
  return left === '' || rest.some((_, at) => skipsTo(left, rest.slice(at)));
};

const isMistyped = (letters: string, syllables: readonly Syllable[]): boolean =>
  (letters.length >= leastInitials && isOneEditApart(letters, initialsOf(syllables))) ||
  (letters.length >= leastLetters && isOneEditApart(letters, readingOf(syllables)));

/** The phrase's Chinese beginning: all of it, or up to each of its characters for mistyped words. */
const beginnings = (syllables: readonly Syllable[]): readonly (readonly Syllable[])[] =>
  syllables.map((_, at) => syllables.slice(0, at + 1)).filter((stretch) => stretch.length >= 2).reverse();

const suggestOne = (letters: string, { syllables }: Phrase): Suggestion | null => {
  const han = syllables.slice(0, longestPhrase).filter(({ character }) => isHan(character));
  const textOf = (stretch: readonly Syllable[]): string => stretch.map(({ character }) => character).join('');
  const mistyped = beginnings(han).find((stretch) => isMistyped(letters, stretch));
  if (mistyped !== undefined) return { query: textOf(mistyped), weight: 0.9 };
  const shortest = beginnings(han).findLast((stretch) => skipsTo(letters, stretch));
  if (shortest === undefined || shortest.length > longestAbbreviated) return null;
  return { query: textOf(han.length > longestAbbreviated ? shortest : han), weight: 0.8 - 0.05 * shortest.length };
};

/** Phrases whose pinyin has one letter other, one more or less, or that the letters abbreviate by leaving syllables out. */
export const suggestFromLoosePinyin = (letters: string, { phrases }: Assistance): readonly Suggestion[] => {
  const found = phrases.flatMap((phrase) => suggestOne(letters, phrase) ?? []).sort((a, b) => b.weight - a.weight);
  return [...new Map(found.map((suggestion) => [suggestion.query, suggestion])).values()].slice(0, mostSuggestions);
};
