/**
 * The way of a finished page from the compiled modules to the build. Astro would make a response of it: for a book of thousands of
 * documents that is several copies of what is long enough once.
 */
interface Shelf {
  wanted?: boolean;
  page?: readonly string[];
}

const key = Symbol.for('luminaire-operations-manual/page');

const shelf: Shelf = ((globalThis as { [key]?: Shelf })[key] ??= {});

/** The build says that it takes the next page by hand. */
export function wantPage(): void {
  shelf.wanted = true;
  delete shelf.page;
}

/** Whether the component that is called now is the page that is wanted; what it calls itself is not. */
export function isPageWanted(): boolean {
  const wanted = shelf.wanted === true;
  delete shelf.wanted;
  return wanted;
}

/** The page in pieces, each of them whole characters. */
export const handPage = (pieces: readonly string[]): void => {
  shelf.page = pieces;
};

/** Undefined when the page went through Astro. */
export function takePage(): readonly string[] | undefined {
  const { page } = shelf;
  delete shelf.page;
  return page;
}
