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
 * Runs of `size` characters (12 is about one clause of Chinese) that occur in several of the named texts: the measure of copying between
 * documents. Linear in the length of the texts.
 */
export function findSharedGrams(texts: ReadonlyMap<string, string>, size = 12): SharedGrams {
  const owners = new Map<string, readonly string[]>();
  for (const [name, text] of texts) {
    for (const gram of gramsOf(text.replace(spoken, ''), size)) {
      const earlier = owners.get(gram) ?? [];
      if (!earlier.includes(name)) owners.set(gram, [...earlier, name]);
    }
  }
  const shared = [...owners].filter(([, names]) => names.length > 1).map(([gram, names]) => ({ gram, texts: names }));
  return { total: owners.size, shared };
}

function* gramsOf(text: string, size: number): Generator<string> {
  const characters = [...text];
  for (let start = 0; start + size <= characters.length; start += 1) yield characters.slice(start, start + size).join('');
}
