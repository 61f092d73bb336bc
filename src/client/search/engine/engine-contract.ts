/** One element with an id in an indexed page; `location` counts the index's words from the page's start. */
export interface PageAnchor {
  readonly element: string;
  readonly id: string;
  readonly text?: string;
  readonly location: number;
}

/** An indexed page as the engine gives it back. `raw_content` has a zero-width space between words. */
export interface PageFragment {
  readonly url: string;
  readonly content: string;
  readonly raw_content?: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly anchors?: readonly PageAnchor[];
  readonly sub_results: readonly { readonly title: string; readonly url: string; readonly excerpt: string }[];
}

/** The number that readers know a page by. */
export const codeOf = ({ meta }: Pick<PageFragment, 'meta'>): string => meta['number'] ?? (meta['code'] ?? '').split(' ')[0] ?? '';

/** One page that the engine found; the page itself is loaded only when asked for. */
export interface EngineResult {
  readonly id: string;
  readonly score: number;
  readonly words: readonly number[];
  readonly data: () => Promise<PageFragment>;
}

/** Facet name → value → number of pages. */
export type FacetCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface EngineAnswer {
  readonly results: readonly EngineResult[];
  readonly filters: FacetCounts;
}

export interface EngineOptions {
  readonly filters?: Readonly<Record<string, readonly string[]>>;
}

/** The part of Pagefind's instance that the search uses. A `null` term means every page. */
export interface SearchEngine {
  readonly init: () => Promise<void>;
  readonly filters: () => Promise<FacetCounts>;
  readonly search: (term: string | null, options?: EngineOptions) => Promise<EngineAnswer>;
}
