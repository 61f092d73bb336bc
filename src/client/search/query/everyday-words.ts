import type { WordCutter } from './segment-words.ts';

/** Words, each with others that mean the same: what readers say, and what the manual may say instead. */
export type EverydayWords = ReadonlyMap<string, readonly string[]>;

export const openEverydayWords = (groups: readonly (readonly string[])[]): EverydayWords => {
  const words = new Map<string, readonly string[]>();
  for (const group of groups) for (const word of group) words.set(word, [...new Set([...(words.get(word) ?? []), ...group])].filter((other) => other !== word));
  return words;
};

/** A word and those that mean the same. */
export const wordingsOf = (word: string, everyday: EverydayWords): readonly string[] => [word, ...(everyday.get(word) ?? [])];

const mostParts = 4;

const joinedLength = (parts: readonly string[], at: number, everyday: EverydayWords): number => {
  for (let length = Math.min(mostParts, parts.length - at); length > 1; length -= 1) if (everyday.has(parts.slice(at, at + length).join(''))) return length;
  return 1;
};

/** Joins neighbours that are one word of the list: the dictionary cuts 摔坏 in two. */
export const joinEverydayWords = (cut: WordCutter, everyday: EverydayWords): WordCutter => (han) => {
  const parts = cut(han);
  const joined: string[] = [];
  for (let at = 0; at < parts.length;) {
    const length = joinedLength(parts, at, everyday);
    joined.push(parts.slice(at, at + length).join(''));
    at += length;
  }
  return joined;
};
