import type { Destinations } from './read-destinations.ts';

/** How the book will lie once blank pages stand before what must open on a right-hand page. */
export interface LayoutForecast {
  /** The elements that get a blank page before them. */
  readonly fillers: ReadonlySet<string>;
  readonly destinations: Destinations;
}

/**
 * From the destinations of a print and the fillers that were in it: which fillers are needed, and where everything will then be.
 * Assumes that a filler is exactly one page and that nothing else moves; the next print proves it or refutes it.
 */
export function forecastLayout(printed: Destinations, present: ReadonlySet<string>, rectoTargets: readonly string[]): LayoutForecast {
  const bare = removeFillers(printed, present);
  const fillers = new Set<string>();
  const starts: number[] = [];
  for (const [id, page] of inPageOrder(rectoTargets, bare.pageOf)) {
    if (starts.at(-1) === page || (page + starts.length) % 2 === 1) continue;
    fillers.add(id);
    starts.push(page);
  }
  const shift = (page: number): number => page + starts.filter((start) => start <= page).length;
  return { fillers, destinations: mapPages(bare, shift, bare.pages + starts.length) };
}

function removeFillers(printed: Destinations, present: ReadonlySet<string>): Destinations {
  const starts = inPageOrder([...present], printed.pageOf).map(([, page]) => page);
  const unshift = (page: number): number => page - starts.filter((start) => start <= page).length;
  return mapPages(printed, unshift, printed.pages - starts.length);
}

function inPageOrder(ids: readonly string[], pageOf: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  const placed = ids.flatMap((id) => {
    const page = pageOf.get(id);
    return page === undefined ? [] : [[id, page] as const];
  });
  return placed.sort((a, b) => a[1] - b[1]);
}

function mapPages(destinations: Destinations, map: (page: number) => number, pages: number): Destinations {
  return { pages, pageOf: new Map([...destinations.pageOf].map(([id, page]) => [id, map(page)])) };
}
