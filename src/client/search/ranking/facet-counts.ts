import type { FacetCounts, SearchEngine } from '../engine/engine-contract.ts';

/** Facet name → value → ids of its pages. */
export type FacetPages = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

/** Facet name → the one value that the reader has chosen. */
export type FacetChoice = Readonly<Record<string, string>>;

/** Asks the engine once for the pages of every facet value. */
export const loadFacetPages = async (engine: SearchEngine): Promise<FacetPages> => {
  const facets = Object.entries(await engine.filters());
  const pagesOf = async (name: string, value: string): Promise<readonly [string, ReadonlySet<string>]> => {
    const answer = await engine.search(null, { filters: { [name]: [value] } });
    return [value, new Set(answer.results.map((result) => result.id))];
  };
  const loaded = facets.map(async ([name, values]) => [name, new Map(await Promise.all(Object.keys(values).map((value) => pagesOf(name, value))))] as const);
  return new Map(await Promise.all(loaded));
};

/** Keeps the ids that have every chosen value; `except` names a facet whose choice is left out of account. */
export const filterByChoice = (ids: readonly string[], facets: FacetPages, choice: FacetChoice, except?: string): readonly string[] => {
  const chosen = Object.entries(choice).filter(([name]) => name !== except);
  return ids.filter((id) => chosen.every(([name, value]) => facets.get(name)?.get(value)?.has(id) === true));
};

/** For every value the number of results that would be left if it were chosen instead of its facet's present choice. */
export const countFacets = (ids: readonly string[], facets: FacetPages, choice: FacetChoice): FacetCounts => {
  const countsOf = (name: string, values: ReadonlyMap<string, ReadonlySet<string>>): readonly [string, Readonly<Record<string, number>>] => {
    const open = filterByChoice(ids, facets, choice, name);
    return [name, Object.fromEntries([...values].map(([value, pages]) => [value, open.filter((id) => pages.has(id)).length]))];
  };
  return Object.fromEntries([...facets].map(([name, values]) => countsOf(name, values)));
};
