import { readFile } from 'node:fs/promises';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface BookPage {
  /** Counts from 1. */
  readonly number: number;
  /** The page's words, without the spaces that typesetting puts between them. */
  readonly text: string;
}

export interface Bookmark {
  readonly title: string;
  readonly level: number;
  readonly page: number;
}

export interface Book {
  readonly pages: readonly BookPage[];
  readonly bookmarks: readonly Bookmark[];
  readonly title: string;
  readonly language: string;
  readonly labels: readonly string[];
  /** In-book links: on which page they stand and to which page they lead. */
  readonly links: readonly { readonly from: number; readonly to: number }[];
  /** The addresses of the links that leave the book. */
  readonly outside: readonly string[];
}

type Pdf = Awaited<ReturnType<typeof getDocument>['promise']>;

/** Opens a finished PDF again and reads from it what a reader would see. */
export async function readBook(path: string): Promise<Book> {
  const task = getDocument({ data: new Uint8Array(await readFile(path)), verbosity: 0 });
  const pdf = await task.promise;
  try {
    const { info } = await pdf.getMetadata();
    return {
      pages: await readPages(pdf),
      bookmarks: await readBookmarks(pdf, await pdf.getOutline(), 1),
      title: String((info as Record<string, unknown>)['Title'] ?? ''),
      language: String((info as Record<string, unknown>)['Language'] ?? ''),
      labels: (await pdf.getPageLabels()) ?? [],
      links: await readLinks(pdf),
      outside: await readOutsideLinks(pdf),
    };
  } finally {
    await task.destroy();
  }
}

const numbers = (pdf: Pdf): readonly number[] => Array.from({ length: pdf.numPages }, (_, index) => index + 1);

const readPages = (pdf: Pdf): Promise<readonly BookPage[]> =>
  Promise.all(
    numbers(pdf).map(async (number) => {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      return { number, text: items.map((item) => ('str' in item ? item.str : '')).join('').replace(/\s+/g, '') };
    }),
  );

async function readBookmarks(pdf: Pdf, items: Awaited<ReturnType<Pdf['getOutline']>>, level: number): Promise<readonly Bookmark[]> {
  const lists = await Promise.all(
    (items ?? []).map(async (item) => [{ title: item.title, level, page: await pageOf(pdf, item.dest) }, ...(await readBookmarks(pdf, item.items as never, level + 1))]),
  );
  return lists.flat();
}

async function pageOf(pdf: Pdf, destination: unknown): Promise<number> {
  const explicit: unknown = typeof destination === 'string' ? await pdf.getDestination(destination) : destination;
  const target = Array.isArray(explicit) ? (explicit[0] as unknown) : undefined;
  return target === undefined || target === null ? 0 : (await pdf.getPageIndex(target as never)) + 1;
}

async function readLinks(pdf: Pdf): Promise<Book['links']> {
  const lists = await Promise.all(
    numbers(pdf).map(async (from) => {
      const annotations = (await (await pdf.getPage(from)).getAnnotations()) as readonly { subtype: string; dest?: unknown; url?: string }[];
      const inside = annotations.filter(({ subtype, url }) => subtype === 'Link' && url === undefined);
      return Promise.all(inside.map(async ({ dest }) => ({ from, to: await pageOf(pdf, dest) })));
    }),
  );
  return lists.flat();
}

async function readOutsideLinks(pdf: Pdf): Promise<readonly string[]> {
  const lists = await Promise.all(numbers(pdf).map(async (number) => (await (await pdf.getPage(number)).getAnnotations()) as readonly { url?: string }[]));
  return lists.flat().flatMap(({ url }) => url ?? []);
}
