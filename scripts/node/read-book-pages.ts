import { readFile } from 'node:fs/promises';
import type { BookPages } from '../../src/compare/moved-pages.ts';
import { readBookmarks } from './read-book.ts';
import { CommandError } from './run-command.ts';

/** Bookmarks of chapters and documents; what is inside a document has the same names in every document. */
const deepest = 2;

/** Where each chapter and document of a book begins, by its bookmark; numbers before the titles are left out, since they move with the book. */
export async function readBookPages(file: string): Promise<BookPages> {
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes) throw new CommandError('usage', `没有书 ${file}。先运行 npm run build（不加 --no-pdf），或不写 --before 和 --after。`);
  const pages = new Map<string, number>();
  for (const { title, level, page } of await readBookmarks(bytes)) {
    const name = title.replace(/^[\d.]+ /, '');
    if (level <= deepest && page > 0 && !pages.has(name)) pages.set(name, page);
  }
  return pages;
}
