import { isHan } from '../../../search/han-text.ts';
import { blurSound, type Assistance, type Phrase, type Suggestion, type Syllable } from './assistance.ts';

const longestTypo = 10;
const longestPart = 4;

interface Agreement {
  readonly same: number;
  readonly homophone: number;
  readonly similar: number;
}

interface Spelling {
  readonly characters: readonly string[];
  readonly readings: readonly string[];
  readonly blurred: readonly string[];
}

const compare = (spelling: Spelling, window: readonly Syllable[]): Agreement => {
  const kinds = window.map(({ character, reading, blurred }, at) => {
    if (character === spelling.characters[at]) return 'same';
    if (reading === spelling.readings[at]) return 'homophone';
    return blurred === spelling.blurred[at] ? 'similar' : 'different';
  });
  const count = (kind: string): number => kinds.filter((other) => other === kind).length;
  return { same: count('same'), homophone: count('homophone'), similar: count('similar') };
};

/** 0 when the stretch is not what the reader can have meant. */
const weightOf = ({ same, homophone, similar }: Agreement, length: number): number => {
  const different = length - same - homophone - similar;
  if (different === 0 && similar === 0 && (same > 0 || length >= 3)) return 1.2;
  if (different === 0 && same >= Math.ceil(length / 2)) return 1;
  return different === 1 && homophone + similar === 0 && length >= 3 ? 0.8 : 0;
};

const windowsOf = (phrase: Phrase, length: number): readonly (readonly Syllable[])[] =>
  phrase.syllables.slice(0, Math.max(0, phrase.syllables.length - length + 1)).map((_, at) => phrase.syllables.slice(at, at + length));

/** At most one character may sound otherwise: most stretches are passed over without being compared in full. */
const isPossible = (spelling: Spelling, window: readonly Syllable[]): boolean => {
  let different = 0;
  for (let at = 0; at < window.length && different < 2; at += 1) {
    const syllable = window[at];
    if (syllable !== undefined && syllable.character !== spelling.characters[at] && syllable.blurred !== spelling.blurred[at]) different += 1;
  }
  return different < 2;
};

const textOf = (window: readonly Syllable[]): string => window.map(({ character }) => character).join('');

const wholeQuery = (spelling: Spelling, phrases: readonly Phrase[]): readonly Suggestion[] => {
  const { length } = spelling.characters;
  const best = new Map<string, number>();
  for (const window of phrases.flatMap((phrase) => windowsOf(phrase, length)).filter((stretch) => isPossible(spelling, stretch))) {
    const agreement = compare(spelling, window);
    if (agreement.same === length) return [];
    const weight = weightOf(agreement, length);
    if (weight > (best.get(textOf(window)) ?? 0)) best.set(textOf(window), weight);
  }
  const heaviest = Math.max(0, ...best.values());
  return [...best].filter(([, weight]) => weight === heaviest).slice(0, 3).map(([query, weight]) => ({ query, weight }));
};

/** Corrects one part of the query by its sound, longest part first. */
const partOfQuery = (spelling: Spelling, phrases: readonly Phrase[]): readonly Suggestion[] => {
  const { characters, readings, blurred } = spelling;
  for (let length = Math.min(longestPart, characters.length - 1); length >= 2; length -= 1) {
    for (let start = 0; start + length <= characters.length; start += 1) {
      const part: Spelling = { characters: characters.slice(start, start + length), readings: readings.slice(start, start + length), blurred: blurred.slice(start, start + length) };
      const found = phrases.flatMap((phrase) => windowsOf(phrase, length)).find((window) => {
        const { same, homophone } = compare(part, window);
        return homophone === 1 && same + homophone === length;
      });
      if (found !== undefined) return [{ query: [...characters.slice(0, start), textOf(found), ...characters.slice(start + length)].join(''), weight: 0.9 }];
    }
  }
  return [];
};

/** Corrections of a Chinese query that nothing matches literally. `matches` is the number of pages found so far. */
export const suggestFromTypo = (query: string, { phrases, readings }: Assistance, matches: number): readonly Suggestion[] => {
  const characters = [...query.replace(/\s/gu, '')];
  if (!characters.every(isHan) || characters.length < 2 || characters.length > longestTypo) return [];
  const own = characters.map((character) => readings.get(character) ?? '?');
  const spelling: Spelling = { characters, readings: own, blurred: own.map(blurSound) };
  const exists = phrases.some((phrase) => phrase.text.includes(characters.join('')));
  if (exists) return [];
  const whole = wholeQuery(spelling, phrases);
  return whole.length > 0 || matches > 0 ? whole : partOfQuery(spelling, phrases);
};
