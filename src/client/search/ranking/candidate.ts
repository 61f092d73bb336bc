import type { EngineResult } from '../engine/engine-contract.ts';
import type { Origin, SubQuery } from '../query/plan-query.ts';

/** A page that may answer the query, with the best reason found for it so far. */
export interface Candidate {
  readonly result: EngineResult;
  readonly score: number;
  readonly origin: Origin;
  /** The wording that led to the page. */
  readonly term: string;
}

export const candidatesOf = (results: readonly EngineResult[], subQuery: SubQuery): readonly Candidate[] =>
  results.map((result) => ({ result, score: result.score * subQuery.weight, origin: subQuery.origin, term: subQuery.term }));

/** A loose match may lift a page that matched properly, but does not change why it is there. */
const better = (known: Candidate, next: Candidate): Candidate => {
  if (next.score <= known.score) return known;
  return next.origin === 'relaxed' && known.origin !== 'relaxed' ? { ...known, score: next.score } : next;
};

/** One candidate for each page, best score first. */
export const mergeCandidates = (lists: readonly (readonly Candidate[])[]): readonly Candidate[] => {
  const byPage = new Map<number, Candidate>();
  for (const next of lists.flat()) {
    const known = byPage.get(next.result.page);
    byPage.set(next.result.page, known === undefined ? next : better(known, next));
  }
  return [...byPage.values()].sort((a, b) => b.score - a.score);
};
