import { readFile } from 'node:fs/promises';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { BookPages } from '../../src/compare/moved-pages.ts';
import { CommandError } from './run-command.ts';

interface OutlineItem {
  readonly title: string;
  readonly dest: string | readonly unknown[] | null;
  readonly items: readonly OutlineItem[];
}

/** Where each chapter and document of a book begins, by its bookmark; numbers before the titles are left out, since they move with the book. */
export async function readBookPages(file: string): Promise<BookPages> {
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes) throw new CommandError('usage', `没有书 ${file}。先运行 npm run build（不加 --no-pdf），或不写 --before 和 --after。`);
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS });
  const book = await loading.promise;
  try {
    const pages = new Map<string, number>();
    for (const { title, dest } of chaptersAndDocuments((await book.getOutline()) as readonly OutlineItem[] | null)) {
      const target = typeof dest === 'string' ? await book.getDestination(dest) : dest;
      const [reference] = (target ?? []) as readonly [Parameters<typeof book.getPageIndex>[0]?];
      const name = title.replace(/^[\d.]+ /, '');
      if (reference !== undefined && !pages.has(name)) pages.set(name, (await book.getPageIndex(reference)) + 1);
    }
    return pages;
  } finally {
    await loading.destroy();
  }
}

/** What is inside a document has the same names in every document. */
const chaptersAndDocuments = (items: readonly OutlineItem[] | null): readonly OutlineItem[] => (items ?? []).flatMap((item) => [item, ...item.items]);
