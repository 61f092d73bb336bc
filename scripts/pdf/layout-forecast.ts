import type { Destinations } from './read-destinations.ts';

/** How a part will lie once blank pages stand before what must open on a right-hand page. */
export interface LayoutForecast {
  /** The pages, as printed, that get a blank one before them. */
  readonly blanks: readonly number[];
  readonly destinations: Destinations;
}

/** How the parts of a book will lie, one behind the other. */
export interface BookForecast {
  /** Each part by its own pages, with the number of pages that the book has before it. */
  readonly parts: readonly (LayoutForecast & { readonly before: number })[];
  /** Every target by the pages of the book. */
  readonly book: Destinations;
}

/** The forecast of every part in turn: how many pages the earlier ones take decides which pages are right-hand ones. */
export function forecastBook(printed: readonly Destinations[], rectoTargets: readonly string[]): BookForecast {
  let before = 0;
  const parts = printed.map((destinations) => {
    const part = { ...forecastLayout(destinations, rectoTargets, before), before };
    before += part.destinations.pages;
    return part;
  });
  return { parts, book: joinDestinations(parts) };
}

const joinDestinations = (parts: BookForecast['parts']): Destinations => ({
  pages: parts.reduce((sum, { destinations }) => sum + destinations.pages, 0),
  pageOf: new Map(parts.flatMap(({ before, destinations }) => [...destinations.pageOf].map(([id, page]) => [id, before + page] as const))),
});

/** Which blank pages a print needs, and where everything will then be. `before` is the number of pages that stand before the first one. */
export function forecastLayout(printed: Destinations, rectoTargets: readonly string[], before = 0): LayoutForecast {
  const blanks: number[] = [];
  const starts = rectoTargets.flatMap((id) => printed.pageOf.get(id) ?? []).toSorted((a, b) => a - b);
  for (const page of starts) {
    if (blanks.at(-1) !== page && (before + page + blanks.length) % 2 === 0) blanks.push(page);
  }
  const pageOf = new Map([...printed.pageOf].map(([id, page]) => [id, behindBlanks(page, blanks)]));
  return { blanks, destinations: { pages: printed.pages + blanks.length, pageOf } };
}

/** Where a page of the print lies once the blank ones are in. */
export const behindBlanks = (page: number, blanks: readonly number[]): number => page + blanks.filter((blank) => blank <= page).length;
