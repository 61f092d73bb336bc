import type { TokenMatches } from '../engine/engine-contract.ts';
import type { IndexCatalogue } from './index-catalogue.ts';
import type { WordEntry } from './word-entries.ts';

/** What a name is worth beside the text. */
const fieldWeights: Readonly<Record<string, number>> = { title: 5, keys: 5, code: 20 };
const otherField = 1;

/** How soon more of the same word says nothing new, and how much a long page is held against it. */
const saturation = 2;
const lengthShare = 0.75;
/** The entry of a register is no better for being shorter than this share of an average page. */
const shortest = 0.5;

/** What a match is worth, by what is known of the index. */
export interface Scorer {
  /** Whole words: where, not how often. */
  readonly strict: (entries: readonly WordEntry[]) => TokenMatches;
  /** A word that only begins like the token counts for the share of it that the token is. */
  readonly graded: (entries: readonly WordEntry[], token: string) => TokenMatches;
}

/** How a page holds a word and those that begin like it. */
interface Presence {
  readonly times: number;
  readonly named: number;
  readonly inText: boolean;
  readonly places: readonly number[];
  readonly headings: readonly number[];
  readonly lead: boolean;
}

export const openScorer = ({ pages, fields }: IndexCatalogue): Scorer => {
  const average = pages.reduce((sum, { length }) => sum + length, 0) / Math.max(1, pages.length);
  const weights = fields.map((name) => fieldWeights[name] ?? otherField);
  const namedBy = (numbers: readonly number[]): number => (numbers.length === 0 ? 0 : [...new Set(numbers)].reduce((sum, field) => sum + (weights[field] ?? otherField), 0));
  const frequency = (page: number, times: number): number =>
    ((saturation + 1) * times) / (saturation * (1 - lengthShare + (lengthShare * Math.max(shortest * average, pages[page]?.length ?? average)) / average) + times);
  const collect = (entries: readonly WordEntry[], shareOf: (word: string) => number): ReadonlyMap<number, Presence> => {
    const found = new Map<number, Presence>();
    for (const { word, postings } of entries) {
      const share = shareOf(word);
      for (const posting of postings) {
        const known = found.get(posting.page);
        found.set(posting.page, {
          times: (known?.times ?? 0) + share * posting.times,
          named: Math.max(known?.named ?? 0, share * namedBy(posting.fields)),
          inText: known?.inText === true || posting.inText,
          places: known === undefined ? posting.places : [...known.places, ...posting.places],
          headings: known === undefined ? posting.headings : [...known.headings, ...posting.headings],
          lead: known?.lead === true || posting.lead,
        });
      }
    }
    return found;
  };
  return {
    strict: (entries) => new Map([...collect(entries, () => 1)].map(([page, { named, ...match }]) => [page, { ...match, score: named + (match.inText ? 1 : 0), named }])),
    graded: (entries, token) => {
      const found = collect(entries, (word) => token.length / word.length);
      const rarity = Math.log(1 + (pages.length - found.size + 0.5) / (found.size + 0.5));
      return new Map([...found].map(([page, { times, named, ...match }]) => [page, { ...match, score: rarity * (named + frequency(page, times)), named }]));
    },
  };
};
