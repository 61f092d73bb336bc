import type { Position } from '../diagnostics/diagnostic.ts';

/** All objects of one class have their two fields in one place: tens of thousands of getters of their own would take more memory than the texts. */
class Placed implements Position {
  readonly #find: () => Position;
  #found: Position | undefined;
  constructor(find: () => Position) {
    this.#find = find;
  }
  get line(): number {
    return this.#place().line;
  }
  get column(): number {
    return this.#place().column;
  }
  #place(): Position {
    return (this.#found ??= this.#find());
  }
}

/**
 * Adds a place to a value that is only looked for when somebody asks: most places never are, and finding one reads the file's text again.
 * Whoever copies the fields names these two: they are not among those that spread.
 */
export const withPlace = <T extends object>(value: T, find: () => Position): T & Position => Object.assign(new Placed(find), value);
