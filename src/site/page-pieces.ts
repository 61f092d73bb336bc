import { makeView, useView } from '../model/derive.ts';
import type { Trail } from '../model/trail-table.ts';

/**
 * The book is one page of all documents: after a change of one of them it would be rendered whole. So its pieces are remembered, each
 * with what was read for it; what has not changed is taken over from the last page as bytes.
 */

/** A piece of a page that is finished: as it was rendered now, or as it lay in the last page. */
export class Piece {
  readonly name: string;
  /** In UTF-8: a book's pieces are not kept as strings as well. */
  readonly content: Uint8Array;
  readonly trail: Trail;
  constructor(name: string, content: Uint8Array, trail: Trail) {
    this.name = name;
    this.content = content;
    this.trail = trail;
  }
  toString(): string {
    return new TextDecoder().decode(this.content);
  }
}

/** A piece whose component was called; the renderer makes text of it. */
export class MadePiece {
  readonly name: string;
  readonly made: unknown;
  readonly trail: Trail;
  constructor(name: string, made: unknown, trail: Trail) {
    this.name = name;
    this.made = made;
    this.trail = trail;
  }
}

/** A piece as it lies in the last page. */
export type KeptPiece = Pick<Piece, 'content' | 'trail'>;

/** What the last build knows of a page: its pieces by name, those that are still good. */
export type KeptPieces = ReadonlyMap<string, KeptPiece>;

interface Shelf {
  kept?: KeptPieces;
}

const key = Symbol.for('luminaire-operations-manual/pieces');

const shelf: Shelf = ((globalThis as { [key]?: Shelf })[key] ??= {});

/** From now on pieces are kept: those of the page that is rendered next. */
export const openPieces = (kept: KeptPieces): void => {
  shelf.kept = kept;
};

export const closePieces = (): void => {
  delete shelf.kept;
};

/**
 * A piece of the page under a name that stands once in it. Whatever it shows must be read by `make` and not before: what is read outside
 * of it is not known to belong to it. Where pages are not kept, by the dev server, it is just made.
 */
export function keepPiece(name: string, make: () => unknown): unknown {
  const { kept } = shelf;
  if (!kept) return make();
  const earlier = kept.get(name);
  if (earlier) return useView({ view: new Piece(name, earlier.content, earlier.trail), trail: earlier.trail });
  const made = makeView(make);
  useView(made);
  return made.trail !== undefined ? new MadePiece(name, made.view, made.trail) : made.view;
}
