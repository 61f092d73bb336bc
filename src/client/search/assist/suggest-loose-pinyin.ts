import { isHan } from '../../../search/han-text.ts';
import type { Assistance, Phrase, Suggestion, Syllable } from './assistance.ts';
import { isOneEditApart } from './edit-distance.ts';

const mostSuggestions = 3;
const longestPhrase = 16;
const longestAbbreviated = 6;
const leastInitials = 4;
const leastLetters = 6;

/** The letters are the first syllable and some of the following ones, in order, each one whole: `laijian` for 来料检验. */
const skipsTo = (letters: string, [first, ...rest]: readonly Syllable[]): boolean => {
  if (first === undefined || !letters.startsWith(first.reading)) return false;
  const left = letters.slice(first.reading.length);
  return left === '' || rest.some((_, at) => skipsTo(left, rest.slice(at)));
};

const isNear = (letters: string, other: string): boolean => Math.abs(letters.length - other.length) <= 1 && isOneEditApart(letters, other);

const isMistyped = (letters: string, reading: string, initials: string): boolean =>
  (letters.length >= leastInitials && isNear(letters, initials)) || (letters.length >= leastLetters && isNear(letters, reading));

/** How many syllables from the beginning were mistyped; the longest such stretch, 0 for none. */
const mistypedLength = (letters: string, syllables: readonly Syllable[]): number => {
  let [reading, initials, longest] = ['', '', 0];
  for (const [at, syllable] of syllables.entries()) {
    reading += syllable.reading;
    initials += syllable.reading.charAt(0);
    if (at > 0 && isMistyped(letters, reading, initials)) longest = at + 1;
    if (initials.length > letters.length + 1) break;
  }
  return longest;
};

/** Whole syllables one after the other: hardly a slip of the finger. */
const isSpelled = (letters: string, readings: ReadonlySet<string>): boolean =>
  letters === '' || [1, 2, 3, 4, 5, 6].some((length) => length <= letters.length && readings.has(letters.slice(0, length)) && isSpelled(letters.slice(length), readings));

/** The fewest syllables from the beginning that the letters abbreviate; 0 for none. */
const abbreviatedLength = (letters: string, syllables: readonly Syllable[]): number => {
  if (!letters.startsWith(syllables[0]?.reading ?? '-')) return 0;
  return [2, 3, 4, 5, 6].find((length) => length <= syllables.length && skipsTo(letters, syllables.slice(0, length))) ?? 0;
};

const textOf = (syllables: readonly Syllable[]): string => syllables.map(({ character }) => character).join('');

const suggestOne = (letters: string, slipWeight: number, { syllables }: Phrase): Suggestion | null => {
  const han = syllables.slice(0, longestPhrase).filter(({ character }) => isHan(character));
  const mistyped = mistypedLength(letters, han);
  if (mistyped > 0) return { query: textOf(han.slice(0, mistyped)), weight: slipWeight };
  const abbreviated = abbreviatedLength(letters, han);
  if (abbreviated === 0) return null;
  return { query: textOf(han.length > longestAbbreviated ? han.slice(0, abbreviated) : han), weight: 0.8 - 0.05 * abbreviated };
};

/** Phrases whose pinyin has one letter other, one more or less, or that the letters abbreviate by leaving syllables out. */
export const suggestFromLoosePinyin = (letters: string, { phrases, readings }: Assistance): readonly Suggestion[] => {
  const slipWeight = letters.length >= leastLetters && isSpelled(letters, new Set(readings.values())) ? 0.5 : 0.9;
  const found = phrases.flatMap((phrase) => suggestOne(letters, slipWeight, phrase) ?? []).sort((a, b) => b.weight - a.weight);
  return [...new Map(found.map((suggestion) => [suggestion.query, suggestion])).values()].slice(0, mostSuggestions);
};
