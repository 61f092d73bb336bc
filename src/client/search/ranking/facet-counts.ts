import type { FacetCounts, FacetPages } from '../engine/engine-contract.ts';

/** Facet name → the one value that the reader has chosen. */
export type FacetChoice = Readonly<Record<string, string>>;

/** Keeps the pages that have every chosen value; `except` names a facet whose choice is left out of account. */
export const filterByChoice = (pages: readonly number[], facets: FacetPages, choice: FacetChoice, except?: string): readonly number[] => {
  const chosen = Object.entries(choice).filter(([name]) => name !== except);
  return pages.filter((page) => chosen.every(([name, value]) => facets.get(name)?.get(value)?.has(page) === true));
};

/** For every value the number of results that would be left if it were chosen instead of its facet's present choice. */
export const countFacets = (pages: readonly number[], facets: FacetPages, choice: FacetChoice): FacetCounts => {
  const countsOf = (name: string, values: ReadonlyMap<string, ReadonlySet<number>>): readonly [string, Readonly<Record<string, number>>] => {
    const open = filterByChoice(pages, facets, choice, name);
    return [name, Object.fromEntries([...values].map(([value, own]) => [value, open.filter((page) => own.has(page)).length]))];
  };
  return Object.fromEntries([...facets].map(([name, values]) => countsOf(name, values)));
};
