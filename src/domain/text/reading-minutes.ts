/** Han characters that an adult reads of a working text in a minute; slower than a novel, since limits and steps are checked. */
const charactersPerMinute = 300;

/** Whole minutes, at least one, that a text takes. Latin words and numbers count as one character each. */
export function readingMinutes(texts: readonly string[]): number {
  const characters = texts.reduce((sum, text) => sum + (text.match(/\p{Script=Han}|[A-Za-z0-9]+/gu)?.length ?? 0), 0);
  return Math.max(1, Math.ceil(characters / charactersPerMinute));
}
