import type { Facets } from './read-index.ts';

/** The facets of one index, and the numbers that its pages have in another; undefined when a page is not in that. */
export interface PlacedFacets {
  readonly facets: Facets;
  placeOf(page: number): number | undefined;
}

/** The facets of several indexes as one of all their pages has them, but for the order of pages. */
export function mergeFacets(sources: readonly PlacedFacets[]): Facets {
  const merged = new Map<string, Map<string, number[]>>();
  const add = (name: string, value: string, place: number): void => {
    const known = merged.get(name) ?? new Map<string, number[]>();
    merged.set(name, known);
    const places = known.get(value) ?? [];
    known.set(value, places);
    places.push(place);
  };
  for (const { facets, placeOf } of sources) {
    for (const [name, values] of facets) for (const [value, pages] of values) for (const page of pages) {
      const place = placeOf(page);
      if (place !== undefined) add(name, value, place);
    }
  }
  return merged;
}
