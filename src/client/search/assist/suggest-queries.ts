import type { Assistance, Suggestion } from './assistance.ts';
import { isOneEditApart } from './edit-distance.ts';
import { splitPinyin, suggestFromPinyin } from './suggest-pinyin.ts';
import { suggestFromTypo } from './suggest-typo.ts';

const simplify = (query: string, { simplified }: Assistance): string => [...query].map((character) => simplified.get(character) ?? character).join('');

const suggestFromLetters = (letters: string, assistance: Assistance): readonly Suggestion[] => {
  if (assistance.latin.has(letters)) return [];
  const spelled = suggestFromPinyin(letters, assistance);
  if (spelled.length > 0) return spelled;
  const corrected = letters.length < 3 ? [] : [...assistance.latin].filter((word) => isOneEditApart(letters, word));
  if (corrected.length > 0) return corrected.map((query) => ({ query, weight: 1 }));
  const split = splitPinyin(letters, assistance);
  return split === null ? [] : [{ query: split, weight: 0.9 }];
};

/**
 * Better wordings of a normalised query, best first: simplified characters, pinyin in full or by initials, same or similar
 * sound, one wrong character, one wrong Latin letter. `matches` is the number of pages found so far.
 */
export const suggestQueries = (query: string, assistance: Assistance, matches: number): readonly Suggestion[] => {
  const simple = simplify(query, assistance);
  if (simple !== query) return [{ query: simple, weight: 1.1 }];
  const letters = query.replace(/[\s']/gu, '');
  return /^[a-z]{2,}$/u.test(letters) ? suggestFromLetters(letters, assistance) : suggestFromTypo(query, assistance, matches);
};
