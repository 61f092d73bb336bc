import { closePieces, openPieces, type PageWish, type Piece } from './page-pieces.ts';

/**
 * The way of a finished page from the compiled modules to the build. Astro would make a response of it: for a book of thousands of
 * documents that is several copies of what is long enough once.
 */
interface Shelf {
  wanted?: PageWish;
  page?: PageText;
}

/** A page in parts, each of them whole characters. */
export type PageText = readonly (string | Piece)[];

const key = Symbol.for('luminaire-operations-manual/page');

const shelf: Shelf = ((globalThis as { [key]?: Shelf })[key] ??= {});

/** The build says that it takes the next page by hand, what it knows of its pieces, and where they go. */
export function wantPage(wish: PageWish): void {
  shelf.wanted = wish;
  delete shelf.page;
}

/** Whether the component that is called now is the page that is wanted; what it calls itself is not. */
export function isPageWanted(): boolean {
  const { wanted } = shelf;
  if (!wanted) return false;
  delete shelf.wanted;
  openPieces(wanted);
  return true;
}

export const handPage = (page: PageText): void => {
  shelf.page = page;
};

/** Undefined when the page went through Astro. */
export function takePage(): PageText | undefined {
  const { page } = shelf;
  delete shelf.page;
  delete shelf.wanted;
  closePieces();
  return page;
}
