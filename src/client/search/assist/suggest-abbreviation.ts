import { isHan } from '../../../search/han-text.ts';
import type { Assistance, Suggestion } from './assistance.ts';

const mostSuggestions = 3;
const longestAbbreviation = 4;
const longestPhrase = 10;

/** True when the characters occur in the text in this order, the first one at its beginning. */
const abbreviates = (characters: readonly string[], text: string): boolean => {
  const end = characters.reduce((at, character) => (at < 0 ? at : text.indexOf(character, at) + 1 || -1), 0);
  return end > 0 && text.startsWith(characters[0] ?? '');
};

/** Phrases of which the query has the first and some following characters: 来检 for 来料检验. */
export const suggestFromAbbreviation = (query: string, { phrases }: Assistance): readonly Suggestion[] => {
  const characters = [...query.replace(/\s/gu, '')];
  if (!characters.every(isHan) || characters.length < 2 || characters.length > longestAbbreviation) return [];
  return phrases
    .filter(({ text }) => text.length <= longestPhrase && !text.includes(characters.join('')) && abbreviates(characters, text))
    .sort((a, b) => a.text.length - b.text.length)
    .slice(0, mostSuggestions)
    .map(({ text }) => ({ query: text, weight: 0.7 }));
};
