import { isHan } from '../../../search/han-text.ts';
import type { Assistance, Phrase, Suggestion, Syllable } from './assistance.ts';

const longestPhrase = 12;

interface Reading {
  readonly text: string;
  readonly full: string;
  readonly initials: string;
  readonly lastLength: number;
  /** The stretch begins its phrase, or is the whole of it. */
  readonly position: number;
}

const textOf = (syllables: readonly Syllable[]): string => syllables.map(({ character }) => character).join('');

/** Every stretch of the phrase that begins with a Chinese character and may be what the letters spell. */
const stretchesOf = (phrase: Phrase, letters: string): readonly Reading[] =>
  phrase.syllables.flatMap(({ character }, start) => {
    if (!isHan(character)) return [];
    const stretches: Reading[] = [];
    let [full, initials] = ['', ''];
    for (const [at, syllable] of phrase.syllables.slice(start, start + longestPhrase).entries()) {
      full += syllable.reading;
      initials += syllable.reading.charAt(0);
      const text = textOf(phrase.syllables.slice(start, start + at + 1));
      const position = (start === 0 ? 0.1 : 0) + (phrase.syllables.length === at + 1 ? 0.1 : 0);
      stretches.push({ text, full, initials, lastLength: syllable.reading.length, position });
      if (full.length > letters.length && initials.length > letters.length) break;
    }
    return stretches;
  });

/** 1 for the full reading, .9 for the initials, .6 for a reading whose last syllable is not yet finished; else 0. */
const weightOf = (reading: Reading, letters: string): number => {
  if (reading.full === letters) return 1;
  if (reading.initials === letters) return 0.9;
  const missing = reading.full.length - letters.length;
  return letters.length >= 4 && reading.full.startsWith(letters) && missing < reading.lastLength ? 0.6 : 0;
};

interface Ranked {
  readonly weight: number;
  readonly position: number;
  readonly times: number;
}

const rank = ({ weight, position, times }: Ranked): number => weight + position + Math.min(times, 10) * 0.02;

const tally = (phrases: readonly Phrase[], letters: string): ReadonlyMap<string, Ranked> => {
  const found = new Map<string, Ranked>();
  const possible = phrases.filter(({ spelled, initials }) => spelled.includes(letters) || initials.includes(letters));
  for (const reading of possible.flatMap((phrase) => stretchesOf(phrase, letters))) {
    const weight = weightOf(reading, letters);
    if (weight === 0) continue;
    const known = found.get(reading.text) ?? { weight: 0, position: 0, times: 0 };
    found.set(reading.text, { weight: Math.max(known.weight, weight), position: Math.max(known.position, reading.position), times: known.times + 1 });
  }
  return found;
};

/** Chinese words for pinyin letters, in full (`laijian`) or by initials (`ljjy`); the three likeliest. */
export const suggestFromPinyin = (letters: string, { phrases }: Assistance): readonly Suggestion[] =>
  [...tally(phrases, letters)]
    .sort(([, a], [, b]) => rank(b) - rank(a))
    .slice(0, 3)
    .map(([query], at) => ({ query, weight: 1 - at * 0.15 }));

const longestWord = 4;

const knownWords = new WeakMap<readonly Phrase[], ReadonlyMap<string, string>>();

const countWords = (phrases: readonly Phrase[]): ReadonlyMap<string, string> => {
  const counts = new Map<string, Map<string, number>>();
  for (const { syllables } of phrases) {
    for (const start of syllables.keys()) {
      for (let length = 2; length <= longestWord && start + length <= syllables.length; length += 1) {
        const stretch = syllables.slice(start, start + length);
        if (!stretch.every(({ character }) => isHan(character))) break;
        const reading = stretch.map((syllable) => syllable.reading).join('');
        const words = counts.get(reading) ?? new Map<string, number>();
        counts.set(reading, words.set(textOf(stretch), (words.get(textOf(stretch)) ?? 0) + 1));
      }
    }
  }
  return new Map([...counts].map(([reading, words]) => [reading, [...words].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '']));
};

/** Counted once: they are the same for every query. */
const wordsByReading = (phrases: readonly Phrase[]): ReadonlyMap<string, string> => {
  const words = knownWords.get(phrases) ?? countWords(phrases);
  knownWords.set(phrases, words);
  return words;
};

const longestReading = 24;

/** Cuts letters that no single phrase spells into known words: `tuihuojianyan` → `退货 检验`; null when a rest remains. */
export const splitPinyin = (letters: string, { phrases }: Assistance): string | null => {
  const words = wordsByReading(phrases);
  const best: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= letters.length; end += 1) {
    for (let start = Math.max(0, end - longestReading); start < end; start += 1) {
      const [before, word, known] = [best[start], words.get(letters.slice(start, end)), best[end]];
      if (before !== undefined && word !== undefined && (known === undefined || before.length + 1 < known.length)) best[end] = [...before, word];
    }
  }
  return best[letters.length]?.join(' ') ?? null;
};
