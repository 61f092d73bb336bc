import { everydayWords } from './everyday-words.ts';

/** The words of texts, as far as the search helps with typing: far fewer than the texts, and the same when a sentence says something else in the same words. */
export interface Vocabulary {
  /** Ideographs of Unicode's basic block, in its order. */
  readonly characters: string;
  /** Latin words of 3 to 12 letters and digits, a letter first; unified, lower case, sorted. */
  readonly latin: readonly string[];
  /** Groups of everyday words of which at least one is used. */
  readonly everyday: readonly (readonly string[])[];
}

export function listVocabulary(texts: readonly string[]): Vocabulary {
  const used = findWords(everydayWords.flat(), texts);
  return { characters: [...charactersOf(texts)].join(''), latin: latinWordsOf(texts), everyday: everydayWords.filter((group) => group.some((word) => used.has(word))) };
}

/** A large manual has millions of characters: they are counted off. */
export function charactersOf(texts: readonly string[]): ReadonlySet<string> {
  const [first, last] = [0x4e00, 0x9fff];
  const seen = new Uint8Array(last - first + 1);
  for (const text of texts) {
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code >= first && code <= last) seen[code - first] = 1;
    }
  }
  return new Set([...seen.keys()].filter((at) => seen[at] === 1).map((at) => String.fromCharCode(first + at)));
}

export function latinWordsOf(texts: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const text of texts) for (const [word] of text.normalize('NFKC').toLowerCase().matchAll(/[a-z][a-z0-9]{2,11}/gu)) found.add(word);
  return [...found].sort();
}

/** Those of some words, of two characters or more, that stand in texts. The texts are gone through once, however many words there are. */
function findWords(words: readonly string[], texts: readonly string[]): ReadonlySet<string> {
  const byStart = Map.groupBy(words, (word) => startAt(word, 0));
  const begins = new Uint8Array(0x10000);
  for (const word of words) begins[word.charCodeAt(0)] = 1;
  const found = new Set<string>();
  for (const text of texts) {
    for (let at = 0; at < text.length - 1; at += 1) {
      if (begins[text.charCodeAt(at)] !== 1) continue;
      for (const word of byStart.get(startAt(text, at)) ?? []) if (text.startsWith(word, at)) found.add(word);
    }
  }
  return found;
}

/** Two characters as one number. */
const startAt = (text: string, at: number): number => text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
