/** Characters that leave no mark of their own: spaces, controls, joiners, variation selectors. */
const INVISIBLE = /[\s\p{C}\p{M}\u200B-\u200F\u2060\uFE00-\uFE0F]/u;

/**
 * The characters of `wanted` that nobody can read in the book: no bundled font has them, and Chromium drew an empty box.
 * A compatibility character counts as present where its plain form is: extraction replaces one by the other.
 */
export function missingCharacters(wanted: string, texts: readonly string[]): readonly string[] {
  const present = new Set(texts.join(''));
  return [...new Set(wanted)].filter((char) => !INVISIBLE.test(char) && !present.has(char) && ![...char.normalize('NFKC')].every((plain) => present.has(plain)));
}
