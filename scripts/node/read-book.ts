import { readFile } from 'node:fs/promises';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

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

/** An open PDF. */
export type Pdf = Awaited<ReturnType<typeof getDocument>['promise']>;

/** Opens a finished PDF again and reads from it what a reader would see. */
export async function readBook(path: string): Promise<Book> {
  return withPdf(await readFile(path), async (pdf) => {
    const { info } = await pdf.getMetadata();
    return {
      pages: await readPages(pdf),
      bookmarks: await listBookmarks(pdf, await pdf.getOutline(), 1),
      title: String((info as Record<string, unknown>)['Title'] ?? ''),
      language: String((info as Record<string, unknown>)['Language'] ?? ''),
      labels: (await pdf.getPageLabels()) ?? [],
      ...(await readLinks(pdf)),
    };
  });
}

/** The bookmarks alone, in the order of the book: its pages are not read. */
export const readBookmarks = (bytes: Uint8Array): Promise<readonly Bookmark[]> => withPdf(bytes, async (pdf) => listBookmarks(pdf, await pdf.getOutline(), 1));

async function withPdf<T>(bytes: Uint8Array, use: (pdf: Pdf) => Promise<T>): Promise<T> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS });
  try {
    return await use(await task.promise);
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

async function listBookmarks(pdf: Pdf, items: Awaited<ReturnType<Pdf['getOutline']>>, level: number): Promise<readonly Bookmark[]> {
  const lists = await Promise.all(
    (items ?? []).map(async (item) => [{ title: item.title, level, page: await pageOf(pdf, item.dest) }, ...(await listBookmarks(pdf, item.items as never, level + 1))]),
  );
  return lists.flat();
}

/** The page to which a destination leads, counted from 1; 0 when it leads nowhere. */
export async function pageOf(pdf: Pdf, destination: unknown): Promise<number> {
  const explicit: unknown = typeof destination === 'string' ? await pdf.getDestination(destination) : destination;
  const target = Array.isArray(explicit) ? (explicit[0] as unknown) : undefined;
  return target === undefined || target === null ? 0 : (await pdf.getPageIndex(target as never)) + 1;
}

async function readLinks(pdf: Pdf): Promise<Pick<Book, 'links' | 'outside'>> {
  const lists = await Promise.all(
    numbers(pdf).map(async (from) => {
      const annotations = (await (await pdf.getPage(from)).getAnnotations()) as readonly { subtype: string; dest?: unknown; url?: string }[];
      const inside = annotations.filter(({ subtype, url }) => subtype === 'Link' && url === undefined);
      return { links: await Promise.all(inside.map(async ({ dest }) => ({ from, to: await pageOf(pdf, dest) }))), outside: annotations.flatMap(({ url }) => url ?? []) };
    }),
  );
  return { links: lists.flatMap(({ links }) => links), outside: lists.flatMap(({ outside }) => outside) };
}
