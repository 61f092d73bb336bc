import type { FacetCounts } from '../engine/engine-contract.ts';
import type { FacetChoice } from '../ranking/facet-counts.ts';
import type { TextPiece } from './excerpt.ts';

/** What something means or is, shown above the results when the query names it exactly. */
export interface InstantAnswer {
  readonly term: string;
  readonly definition: string;
  readonly href: string;
  /** What it is, in Chinese: 术语 … */
  readonly kind: string;
}

export interface SectionHit {
  readonly title: readonly TextPiece[];
  readonly href: string;
  readonly excerpt: readonly TextPiece[];
}

export interface DocumentHit {
  readonly id: string;
  readonly href: string;
  readonly title: readonly TextPiece[];
  readonly code: string;
  /** The query is the page's code, in whatever spelling. */
  readonly named: boolean;
  readonly type: string;
  readonly status: string;
  readonly chapter: string;
  readonly excerpt: readonly TextPiece[];
  /** Best first. */
  readonly sections: readonly SectionHit[];
  /** The words to mark on the page that the hit leads to. */
  readonly words: readonly string[];
  /** Found only by parts of the query. */
  readonly loose: boolean;
  /** Nothing of the query could be marked in it. */
  readonly traceless: boolean;
}

export interface SearchRequest {
  readonly query: string;
  readonly choice: FacetChoice;
  /** Number of documents to show. */
  readonly limit: number;
  /** Counting the facets may take longer than searching; false answers without the counts that are not yet there. */
  readonly waitForFacets: boolean;
}

/** What a search has found; all of it can be sent between threads. */
export interface SearchAnswer {
  readonly query: string;
  /** The wording that was searched in place of the query. */
  readonly corrected?: string;
  readonly instant?: InstantAnswer;
  /** Number of documents found. */
  readonly total: number;
  readonly hits: readonly DocumentHit[];
  readonly facets: FacetCounts;
  /** True when the counts are still being made ready; ask again with `waitForFacets`. */
  readonly facetsPending: boolean;
  /** Phrases near the query when nothing, or nothing but loose matches, was found. */
  readonly nearest: readonly string[];
  /** `stock`: answered without the query layer. */
  readonly engine: 'layer' | 'stock';
}

/** Answers queries; used alike in front of the worker and of the stock engine. */
export interface SearchBackend {
  readonly search: (request: SearchRequest) => Promise<SearchAnswer>;
}
