import type { Destinations } from './read-destinations.ts';

/** How the book will lie once blank pages stand before what must open on a right-hand page. */
export interface LayoutForecast {
  /** The elements that get a blank page before them. */
  readonly fillers: ReadonlySet<string>;
  readonly destinations: Destinations;
}

/** How the parts of a book will lie, one behind the other. */
export interface BookForecast {
  /** Each part by its own pages, with the number of pages that the book has before it. */
  readonly parts: readonly (LayoutForecast & { readonly before: number })[];
  /** Every target by the pages of the book. */
  readonly book: Destinations;
}

/** What a print of one part showed: where everything lies on its own pages, and the fillers that were in it. */
export interface PrintedPart {
  readonly destinations: Destinations;
  readonly fillers: ReadonlySet<string>;
}

/** The forecast of every part in turn: how many pages the earlier ones take decides which pages are right-hand ones. */
export function forecastBook(printed: readonly PrintedPart[], rectoTargets: readonly string[]): BookForecast {
  let before = 0;
  const parts = printed.map(({ destinations, fillers }) => {
    const part = { ...forecastLayout(destinations, fillers, rectoTargets, before), before };
    before += part.destinations.pages;
    return part;
  });
  return { parts, book: joinDestinations(parts) };
}

const joinDestinations = (parts: BookForecast['parts']): Destinations => ({
  pages: parts.reduce((sum, { destinations }) => sum + destinations.pages, 0),
  pageOf: new Map(parts.flatMap(({ before, destinations }) => [...destinations.pageOf].map(([id, page]) => [id, before + page] as const))),
});

/**
 * From the destinations of a print and the fillers that were in it: which fillers are needed, and where everything will then be.
 * Assumes that a filler is exactly one page and that nothing else moves; the next print proves it or refutes it.
 * `before` is the number of pages that stand before the first one.
 */
export function forecastLayout(printed: Destinations, present: ReadonlySet<string>, rectoTargets: readonly string[], before = 0): LayoutForecast {
  const bare = removeFillers(printed, present);
  const fillers = new Set<string>();
  const starts: number[] = [];
  for (const [id, page] of inPageOrder(rectoTargets, bare.pageOf)) {
    if (starts.at(-1) === page || (before + page + starts.length) % 2 === 1) continue;
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
