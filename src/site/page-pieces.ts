import { makeView, useView } from '../model/derive.ts';
import type { Trail } from '../model/trail-table.ts';

/**
 * The book is one page of all documents: after a change of one of them it would be rendered whole. So its pieces are remembered, each
 * with what was read for it; what has not changed is taken over from the last page as bytes.
 */

/** Bytes in a file. */
export interface FileRange {
  readonly file: string;
  readonly at: number;
  readonly length: number;
}

/** Where the text of pieces lies until their page is written: in memory the book would take several times its size. */
export interface PieceFiles {
  /** Puts text down, in UTF-8. */
  keep(text: readonly string[]): FileRange;
  read(range: FileRange): string;
}

/** A piece of a page that is finished: as it was rendered now, or as it lies in the last page. */
export class Piece {
  readonly name: string;
  readonly range: FileRange;
  readonly trail: Trail;
  readonly #files: PieceFiles;
  constructor(name: string, { range, trail }: KeptPiece, files: PieceFiles) {
    this.name = name;
    this.range = range;
    this.trail = trail;
    this.#files = files;
  }
  toString(): string {
    return this.#files.read(this.range);
  }
}

/** A piece whose component was called; the renderer makes text of it. */
export class MadePiece {
  readonly made: unknown;
  readonly #name: string;
  readonly #trail: Trail;
  readonly #files: PieceFiles;
  constructor(name: string, made: unknown, trail: Trail, files: PieceFiles) {
    this.made = made;
    this.#name = name;
    this.#trail = trail;
    this.#files = files;
  }
  finish(text: readonly string[]): Piece {
    return new Piece(this.#name, { range: this.#files.keep(text), trail: this.#trail }, this.#files);
  }
}

/** Where a piece lies and what was read for it. */
export interface KeptPiece {
  readonly range: FileRange;
  readonly trail: Trail;
}

/** What the last build knows of a page: its pieces by name, those that are still good. */
export type KeptPieces = ReadonlyMap<string, KeptPiece>;

/** A page in parts, each of them whole characters. */
export type PageText = readonly (string | Piece)[];

/** What the build gives for the page that is rendered next. */
export interface PageWish {
  readonly kept: KeptPieces;
  readonly files: PieceFiles;
}

interface Shelf {
  wish?: PageWish;
}

const key = Symbol.for('luminaire-operations-manual/pieces');

const shelf: Shelf = ((globalThis as { [key]?: Shelf })[key] ??= {});

/** From now on pieces are kept: those of the page that is rendered next. */
export const openPieces = (wish: PageWish): void => {
  shelf.wish = wish;
};

export const closePieces = (): void => {
  delete shelf.wish;
};

/**
 * A piece of the page under a name that stands once in it. Whatever it shows must be read by `make` and not before: what is read outside
 * of it is not known to belong to it. Where pages are not kept, by the dev server, it is just made.
 */
export function keepPiece(name: string, make: () => unknown): unknown {
  const { wish } = shelf;
  if (!wish) return make();
  const earlier = wish.kept.get(name);
  if (earlier) return useView({ view: new Piece(name, earlier, wish.files), trail: earlier.trail });
  const made = makeView(make);
  useView(made);
  return made.trail !== undefined ? new MadePiece(name, made.view, made.trail, wish.files) : made.view;
}
