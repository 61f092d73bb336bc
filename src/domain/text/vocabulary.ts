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

/** A large manual has millions of characters: each is looked at once, and what is found is counted off. */
export function listVocabulary(texts: readonly string[]): Vocabulary {
  const [seen, words] = [openCharacters(), openWords(everydayWords.flat())];
  const latin = new Set<string>();
  for (const text of texts) {
    let found = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      found |= letters[code] ?? 0;
      seen.add(code);
      words.look(text, at, code);
    }
    if (found > 0) addLatinWords(found === asciiLetter ? text : text.normalize('NFKC'), latin);
  }
  return { characters: seen.list().join(''), latin: [...latin].sort(), everyday: everydayWords.filter((group) => group.some(words.isFound)) };
}

export function charactersOf(texts: readonly string[]): ReadonlySet<string> {
  const seen = openCharacters();
  for (const text of texts) for (let at = 0; at < text.length; at += 1) seen.add(text.charCodeAt(at));
  return new Set(seen.list());
}

export function latinWordsOf(texts: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const text of texts) addLatinWords(text.normalize('NFKC'), found);
  return [...found].sort();
}

interface SeenCharacters {
  readonly add: (code: number) => void;
  /** Those that are ideographs. */
  readonly list: () => readonly string[];
}

function openCharacters(): SeenCharacters {
  const [first, last] = [0x4e00, 0x9fff];
  const seen = new Uint8Array(codes);
  return {
    add: (code) => {
      seen[code] = 1;
    },
    list: () => Array.from({ length: last - first + 1 }, (_, at) => first + at).filter((code) => seen[code] === 1).map((code) => String.fromCharCode(code)),
  };
}

/** Of UTF-16. */
const codes = 0x10000;

const [asciiLetter, perhapsLetter] = [1, 2];

/** By code: letters, and what unification could make letters of. Chinese characters, their punctuation, digits and signs are neither. */
const letters = Uint8Array.from({ length: codes }, (_, code) => kindOf(String.fromCharCode(code)));

function kindOf(character: string): number {
  if (/[A-Za-z]/.test(character)) return asciiLetter;
  return /[\u0000-\u007f\u3001-\u301f\u4e00-\u9fff\uff01-\uff0f\uff1a-\uff1f]/.test(character) ? 0 : perhapsLetter;
}

/** Of a unified text. */
function addLatinWords(text: string, found: Set<string>): void {
  for (const [word] of text.matchAll(/[a-z][a-z0-9]{2,11}/gi)) found.add(word.toLowerCase());
}

interface WantedWords {
  /** Whether one of the words stands at a place of a text. */
  readonly look: (text: string, at: number, code: number) => void;
  readonly isFound: (word: string) => boolean;
}

/** Words by their first two characters: few of those that stand in a text are any word's. Once found, a word is not looked for again. */
function openWords(words: readonly string[]): WantedWords {
  const pairOf = (text: string, at: number, code: number): number => code * codes + text.charCodeAt(at + 1);
  const left = Map.groupBy(new Set(words), (word) => pairOf(word, 0, word.charCodeAt(0)));
  const begins = new Uint8Array(codes);
  for (const word of words) begins[word.charCodeAt(0)] = 1;
  const found = new Set<string>();
  return {
    look: (text, at, code) => {
      if (begins[code] === 0) return;
      const pair = pairOf(text, at, code);
      const stands = left.get(pair)?.filter((word) => text.startsWith(word, at)) ?? [];
      if (stands.length === 0) return;
      for (const word of stands) found.add(word);
      left.set(pair, left.get(pair)?.filter((word) => !found.has(word)) ?? []);
    },
    isFound: (word) => found.has(word),
  };
}
