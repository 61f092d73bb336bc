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
  const [seen, words, latin] = [new Uint8Array(codes), openWords(everydayWords.flat()), new Set<string>()];
  for (const text of texts) {
    const kinds = scan(text, seen, words);
    if (kinds > 0) addLatinWords(kinds === asciiLetter ? text : text.normalize('NFKC'), latin);
  }
  return { characters: ideographsIn(seen).join(''), latin: [...latin].sort(), everyday: everydayWords.filter((group) => group.some((word) => words.found.has(word))) };
}

/** A large manual has millions of characters: each is looked at once, and counted off. Gives which kinds of letters there are. */
function scan(text: string, seen: Uint8Array, words: WantedWords): number {
  let kinds = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    seen[code] = 1;
    kinds |= letters[code] ?? 0;
    if (words.begins[code] === 1) words.look(text, at);
  }
  return kinds;
}

export function charactersOf(texts: readonly string[]): ReadonlySet<string> {
  const seen = new Uint8Array(codes);
  for (const text of texts) for (let at = 0; at < text.length; at += 1) seen[text.charCodeAt(at)] = 1;
  return new Set(ideographsIn(seen));
}

export function latinWordsOf(texts: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const text of texts) addLatinWords(text.normalize('NFKC'), found);
  return [...found].sort();
}

/** Of UTF-16. */
const codes = 0x10000;

function ideographsIn(seen: Uint8Array): readonly string[] {
  const [first, last] = [0x4e00, 0x9fff];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at).filter((code) => seen[code] === 1).map((code) => String.fromCharCode(code));
}

const [asciiLetter, perhapsLetter] = [1, 2];

/** By code: letters, and what unification could make letters of. ASCII's other signs, Chinese characters and their punctuation are neither. */
const letters = new Uint8Array(codes).fill(perhapsLetter);
for (const [first, last] of [[0, 0x7f], [0x3001, 0x301f], [0x4e00, 0x9fff], [0xff01, 0xff0f], [0xff1a, 0xff1f]] as const) letters.fill(0, first, last + 1);
for (const [first, last] of [['A', 'Z'], ['a', 'z']] as const) letters.fill(asciiLetter, first.charCodeAt(0), last.charCodeAt(0) + 1);

/** Of a unified text. */
function addLatinWords(text: string, found: Set<string>): void {
  for (const [word] of text.matchAll(/[a-z][a-z0-9]{2,11}/gi)) found.add(word.toLowerCase());
}

interface WantedWords {
  /** By code: whether a word begins with it. */
  readonly begins: Uint8Array;
  /** Finds the words that stand at a place of a text. */
  readonly look: (text: string, at: number) => void;
  readonly found: ReadonlySet<string>;
}

/** Words by their first two characters: few of those that stand in a text are any word's. Once found, a word is not looked for again. */
function openWords(words: readonly string[]): WantedWords {
  const left = Map.groupBy(new Set(words), (word) => pairAt(word, 0));
  const begins = new Uint8Array(codes);
  for (const word of words) begins[word.charCodeAt(0)] = 1;
  const found = new Set<string>();
  const look = (text: string, at: number): void => {
    const wanted = left.get(pairAt(text, at));
    if (!wanted?.some((word) => text.startsWith(word, at))) return;
    for (const word of wanted) if (text.startsWith(word, at)) found.add(word);
    left.set(pairAt(text, at), wanted.filter((word) => !found.has(word)));
  };
  return { begins, look, found };
}

/** Two characters as a number of 32 bits. */
const pairAt = (text: string, at: number): number => (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
