import type { Position } from '../diagnostics/diagnostic.ts';

/** Adds a place to a value that is only looked for when somebody asks: most places never are, and finding one reads the file's text again. */
export function withPlace<T extends object>(value: T, find: () => Position): T & Position {
  let found: Position | undefined;
  const place = (): Position => (found ??= find());
  return Object.defineProperties(value, {
    line: { enumerable: true, get: () => place().line },
    column: { enumerable: true, get: () => place().column },
  }) as T & Position;
}
