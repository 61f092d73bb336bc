/** One element with an id in an indexed page; `location` counts the index's words from the page's start. */
export interface PageAnchor {
  readonly element: string;
  readonly id: string;
  readonly text?: string;
  readonly location: number;
}

/** An indexed page. */
export interface PageFragment {
  readonly url: string;
  readonly content: string;
  /** The words that the content is made of; places count them. */
  readonly words: readonly string[];
  readonly meta: Readonly<Record<string, string>>;
  readonly anchors?: readonly PageAnchor[];
}

/** The number that readers know a page by. */
export const codeOf = ({ meta }: Pick<PageFragment, 'meta'>): string => meta['number'] ?? (meta['code'] ?? '').split(' ')[0] ?? '';

/** How a page matches one token. */
export interface TokenMatch {
  readonly score: number;
  /** What its names, keys and codes count for; 0 where they do not hold the token. */
  readonly named: number;
  readonly inText: boolean;
  /** Places in its text, counted in words. */
  readonly places: readonly number[];
  /** Those of them that are in headings. */
  readonly headings: readonly number[];
  /** It stands in the sentence that says what the document is for. */
  readonly lead: boolean;
}

/** Matches of one token by the number of the page. */
export type TokenMatches = ReadonlyMap<number, TokenMatch>;

/** One page that holds all tokens, by its number. */
export interface EngineResult {
  readonly page: number;
  readonly score: number;
  /** False where only the page's names, keys and codes hold them. */
  readonly inText: boolean;
}

/** Facet name → value → number of pages. */
export type FacetCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Facet name → value → numbers of its pages. */
export type FacetPages = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<number>>>;

/** The index, as the query layer asks it. */
export interface SearchEngine {
  /** Number of pages in the index. */
  readonly count: number;
  /** Pages that hold every token, in no order. A token is a word; with `*` after it, it may begin one; in quotes it counts by where it stands and not by how often. */
  readonly search: (tokens: string) => Promise<readonly EngineResult[]>;
  /** Pages that match one token, and where. */
  readonly match: (token: string) => Promise<TokenMatches>;
  readonly read: (page: number) => Promise<PageFragment>;
  readonly facets: () => Promise<FacetPages>;
}
