import { listOf, numberOf, textOf, type CborValue } from '../../../search/index-format/decode-cbor.ts';

/** Where a word stands in one page. */
export interface Posting {
  readonly page: number;
  /** How often, counted by weight: 1 in running text, more in headings, less in what every page has. */
  readonly times: number;
  /** It stands in the text and not only in names and codes. */
  readonly inText: boolean;
  /** Its places, counted in words from the page's beginning; without those in what every page has. */
  readonly places: readonly number[];
  /** Those of its places that are in headings. */
  readonly headings: readonly number[];
  /** It stands in the sentence that says what the document is for. */
  readonly lead: boolean;
  /** Numbers of the meta data that hold it. */
  readonly fields: readonly number[];
}

export interface WordEntry {
  readonly word: string;
  readonly postings: readonly Posting[];
}

/** The weight of running text, of what every page has (a tenth of it), of a document's purpose, and of the smallest heading that counts as one. */
const plainWeight = 24;
const quietWeight = 2;
const leadWeight = 48;
const headingWeight = 96;

type TextPlaces = Omit<Posting, 'page' | 'fields'>;

/** Places follow each other as differences; a negative number changes the weight of those after it, and begins to count anew. */
const readPlaces = (list: readonly CborValue[]): TextPlaces => {
  const [places, headings]: [number[], number[]] = [[], []];
  let [times, weight, at, lead] = [0, plainWeight, 0, false];
  for (const value of list) {
    const number = numberOf(value);
    if (number < 0) { weight = -1 - number; at = 0; continue; }
    at += number;
    times += weight / plainWeight;
    if (weight > quietWeight) places.push(at);
    if (weight >= headingWeight) headings.push(at);
    lead ||= weight === leadWeight;
  }
  return { times, inText: times > 0, places, headings, lead };
};

const readFields = (list: readonly CborValue[]): readonly number[] => list.map(numberOf).filter((number) => number < 0).map((number) => -1 - number);

const readPostings = (list: readonly CborValue[]): readonly Posting[] => {
  let page = 0;
  return list.map(listOf).map(([step, places, fields]) => {
    page += numberOf(step);
    return { page, ...readPlaces(listOf(places)), fields: readFields(listOf(fields)) };
  });
};

/** The words of one file, in order. Postings are read when they are first asked for: most words of a file never are. */
export const readWordEntries = (content: CborValue): readonly WordEntry[] =>
  listOf(listOf(content)[0]).map(listOf).map(([word, pages]) => {
    let postings: readonly Posting[] | undefined;
    return { word: textOf(word), get postings() { return (postings ??= readPostings(listOf(pages))); } };
  });
