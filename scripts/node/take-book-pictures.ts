import { readFile } from 'node:fs/promises';
import { bookShotName, pagesOfKinds, type BookPageKind } from '../visual/book-pages.ts';
import type { Picture } from '../visual/compare-pictures.ts';
import { picturesOf } from './book-pictures.ts';
import { readBookmarks } from './read-book.ts';
import { CommandError } from './run-command.ts';

/** Small enough to ship, large enough that a line that is gone or a column that has moved is seen. */
const dpi = 72;

/** A page of each kind of a book, by the name of its reference. */
export async function takeBookPictures(file: string, kinds: readonly BookPageKind[]): Promise<ReadonlyMap<string, Picture>> {
  const bytes = await readFile(file);
  const pages = pagesOfKinds(kinds, await readBookmarks(bytes));
  const missing = kinds.filter((_, index) => pages[index] === 0).map(({ kind }) => kind);
  if (missing.length > 0) throw new CommandError('content', `书里没有这几类页：${missing.join('、')}。改 scripts/visual/book-pages.ts 里的清单，或看书里少了什么。`);
  const pictures = await picturesOf(new Uint8Array(bytes), pages, dpi);
  return new Map(kinds.flatMap((kind, index) => (pictures[index] ? [[bookShotName(kind), pictures[index]] as const] : [])));
}
