import type { Assistance, Suggestion } from './assistance.ts';
import { isOneEditApart } from './edit-distance.ts';
import { suggestFromAbbreviation } from './suggest-abbreviation.ts';
import { suggestFromLoosePinyin } from './suggest-loose-pinyin.ts';
import { splitPinyin, suggestFromPinyin } from './suggest-pinyin.ts';
import { suggestFromTypo } from './suggest-typo.ts';

type Suggest = () => readonly Suggestion[];

/** The first way that leads anywhere. */
const firstOf = (ways: readonly Suggest[]): readonly Suggestion[] => {
  for (const suggest of ways) {
    const found = suggest();
    if (found.length > 0) return found;
  }
  return [];
};

const simplify = (query: string, { simplified }: Assistance): string => [...query].map((character) => simplified.get(character) ?? character).join('');

const correctLatin = (letters: string, { latin }: Assistance): readonly Suggestion[] =>
  letters.length < 3 ? [] : [...latin].filter((word) => isOneEditApart(letters, word)).map((query) => ({ query, weight: 1 }));

const splitLetters = (letters: string, assistance: Assistance): readonly Suggestion[] => {
  const split = splitPinyin(letters, assistance);
  return split === null ? [] : [{ query: split, weight: 0.9 }];
};

const suggestFromLetters = (letters: string, assistance: Assistance): readonly Suggestion[] =>
  assistance.latin.has(letters) ? [] : firstOf([
    () => suggestFromPinyin(letters, assistance),
    () => correctLatin(letters, assistance),
    () => splitLetters(letters, assistance),
    () => suggestFromLoosePinyin(letters, assistance),
  ]);

/** Pinyin between Chinese characters: 来料jianyan. */
const suggestFromMixture = (query: string, assistance: Assistance): readonly Suggestion[] => {
  if (!/[\u3400-\u9fff]/u.test(query)) return [];
  const spelled = query.replace(/[a-z]{2,}/gu, (letters) => (assistance.latin.has(letters) ? letters : (suggestFromPinyin(letters, assistance)[0]?.query ?? letters)));
  return spelled === query ? [] : [{ query: spelled.replace(/\s+(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])\s+/gu, ''), weight: 1 }];
};

/**
 * Better wordings of a normalised query, best first: simplified characters, pinyin in full, by initials or mixed with
 * Chinese, same or similar sound, one wrong character or letter, abbreviations. `matches` is the number of pages found so far.
 */
export const suggestQueries = (query: string, assistance: Assistance, matches: number): readonly Suggestion[] => {
  const simple = simplify(query, assistance);
  // Written in traditional characters and mistyped besides: 來科檢驗.
  if (simple !== query) return [...suggestFromTypo(simple, assistance, matches), { query: simple, weight: 1.1 }];
  const letters = query.replace(/[\s']/gu, '');
  if (/^[a-z]{2,}$/u.test(letters)) return suggestFromLetters(letters, assistance);
  return firstOf([
    () => suggestFromMixture(query, assistance),
    () => suggestFromTypo(query, assistance, matches),
    () => suggestFromAbbreviation(query, assistance),
  ]);
};
