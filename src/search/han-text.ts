/** True when the text begins with a Chinese character. */
export const isHan = (text: string): boolean => /^[\u3400-\u9fff]/u.test(text);

/** Runs of Chinese characters and of lower-case Latin letters or digits, in order; everything else separates. */
export const textRuns = (text: string): readonly string[] => text.match(/[\u3400-\u9fff]+|[a-z0-9\u03b1-\u03c9µ][a-z0-9\u03b1-\u03c9.%]*/gu) ?? [];

/** Neighbouring pairs of characters; a single character stays as it is. */
export const bigramsOf = (text: string): readonly string[] => {
  const characters = [...text];
  return characters.length < 2 ? characters : characters.slice(1).map((next, at) => `${characters[at] ?? ''}${next}`);
};

/** The text as the tokens that the index knows: Chinese as bigrams, Latin words and numbers without dots and percent signs. */
export const indexTokens = (text: string): readonly string[] =>
  textRuns(text).flatMap((run) => (isHan(run) ? bigramsOf(run) : [run.replace(/[.%]/gu, '')]));
