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
  for (const text of texts) for (const [word] of unify(text).toLowerCase().matchAll(/[a-z][a-z0-9]{2,11}/gu)) found.add(word);
  return [...found].sort();
}

/** Most texts have no characters that unification could make letters of. */
const unify = (text: string): string => (/[^\u0000-\u007f\u3001-\u301f\u4e00-\u9fff\uff01-\uff0f\uff1a-\uff1f]/u.test(text) ? text.normalize('NFKC') : text);

/** Those of some words that stand in texts. Once found, a word is not looked for again: soon there is little left to look for. */
function findWords(words: readonly string[], texts: readonly string[]): ReadonlySet<string> {
  const left = Map.groupBy(new Set(words), (word) => word.charCodeAt(0));
  const begins = new Uint8Array(0x10000);
  for (const code of left.keys()) begins[code] = 1;
  const found = new Set<string>();
  const look = (code: number, text: string, at: number): void => {
    const wanted = left.get(code) ?? [];
    const stands = (word: string): boolean => text.startsWith(word, at);
    if (!wanted.some(stands)) return;
    for (const word of wanted.filter(stands)) found.add(word);
    left.set(code, wanted.filter((word) => !found.has(word)));
    if (wanted.every((word) => found.has(word))) begins[code] = 0;
  };
  for (const text of texts) for (let at = 0; at < text.length; at += 1) if (begins[text.charCodeAt(at)] === 1) look(text.charCodeAt(at), text, at);
  return found;
}
