export type SynonymGroups = readonly (readonly string[])[];

interface Match {
  readonly group: readonly string[];
  readonly word: string;
  readonly at: number;
}

const escapeForRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');

/** Latin words match as whole words only: `led` is not in `labeled`. */
const positionOf = (query: string, word: string): number =>
  /^[a-z0-9]+$/u.test(word) ? query.search(new RegExp(`(?<![a-z0-9])${escapeForRegExp(word)}(?![a-z0-9])`, 'u')) : query.indexOf(word);

const overlaps = (a: Match, b: Match): boolean => a.group !== b.group && a.at < b.at + b.word.length && b.at < a.at + a.word.length;

/** The longest word wins where words of several groups overlap. */
const matchesIn = (query: string, groups: SynonymGroups): readonly Match[] => {
  const all = groups.flatMap((group) => group.map((word) => ({ group, word, at: positionOf(query, word) }))).filter((match) => match.at >= 0);
  const longestFirst = all.sort((a, b) => b.word.length - a.word.length);
  return longestFirst.filter((match, at) => !longestFirst.slice(0, at).some((longer) => overlaps(longer, match)));
};

/** The query once for every other word that means the same as one of its words. Words and query are normalised. */
export const synonymVariants = (query: string, groups: SynonymGroups): readonly string[] => {
  const replaced = matchesIn(query, groups).flatMap(({ group, word, at }) =>
    group.filter((other) => other !== word && !query.includes(other)).map((other) => `${query.slice(0, at)}${other}${query.slice(at + word.length)}`),
  );
  return [...new Set(replaced)];
};

/** The query with each other name replaced by the first word of its group, which is the one that the site's texts use. */
export const canonicalVariants = (query: string, groups: SynonymGroups): readonly string[] => {
  const replaced = matchesIn(query, groups).flatMap(({ group: [first = ''], word, at }) =>
    first === word || query.includes(first) ? [] : [`${query.slice(0, at)}${first}${query.slice(at + word.length)}`],
  );
  return [...new Set(replaced)];
};
