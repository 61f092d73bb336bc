/** What a text shares with others. */
export interface SharedGrams {
  /** How many different grams there are in all texts together. */
  readonly total: number;
  /** Those that stand in more than one text, in order of first appearance. */
  readonly shared: readonly { readonly gram: string; readonly texts: readonly string[] }[];
}

/** Letters and digits of any script; punctuation and spaces say nothing about who copied whom. */
const spoken = /[^\p{L}\p{N}]+/gu;

/**
 * Runs of `size` characters (12 is about one clause of Chinese; counted in UTF-16) that occur in several of the named texts: the measure of
 * copying between documents. Linear in the length of the texts.
 */
export function findSharedGrams(texts: ReadonlyMap<string, string>, size = 12): SharedGrams {
  const first = new Map<string, string>();
  const shared = new Map<string, Set<string>>();
  for (const [name, text] of texts) {
    const bare = text.replace(spoken, '');
    for (let start = 0; start + size <= bare.length; start += 1) {
      const gram = bare.slice(start, start + size);
      const owner = first.get(gram);
      if (owner === undefined) first.set(gram, name);
      else if (owner !== name) shared.set(gram, (shared.get(gram) ?? new Set([owner])).add(name));
    }
  }
  return { total: first.size, shared: [...shared].map(([gram, names]) => ({ gram, texts: [...names] })) };
}
