import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { BookFeatures } from '../bench/book-report.ts';
import { longTableHead } from '../bench/cut-book.ts';
import { pageOf, type Pdf } from './read-book.ts';

type Page = Awaited<ReturnType<Pdf['getPage']>>;

interface OutlineItem { readonly items: readonly OutlineItem[] }
interface TextPiece { readonly text: string; readonly x: number; readonly y: number }
interface InnerLink { readonly dest: string | readonly unknown[]; readonly rect: readonly number[] }

/** On a page of the contents or of a list, most links have a number at the end of their line. */
const listShare = 0.6;

/** Opens a book and counts. */
export async function inspectBook(bytes: Uint8Array): Promise<BookFeatures> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS });
  const book = await loading.promise;
  try {
    const labels = await book.getPageLabels();
    const totals = { links: 0, tablePages: 0, headPages: 0, numbered: 0, numberedRight: 0 };
    for (let at = 1; at <= book.numPages; at += 1) {
      const found = await inspectPage(book, await book.getPage(at), labels);
      for (const name of Object.keys(totals) as (keyof typeof totals)[]) totals[name] += found[name];
    }
    const mark: unknown = await book.getMarkInfo();
    return { pages: book.numPages, tagged: mark instanceof Map && mark.get('Marked') === true, bookmarks: countItems((await book.getOutline()) as readonly OutlineItem[] | null), ...totals };
  } finally {
    await loading.destroy();
  }
}

const countItems = (items: readonly OutlineItem[] | null): number => (items ?? []).reduce((sum, item) => sum + 1 + countItems(item.items), 0);

async function inspectPage(book: Pdf, page: Page, labels: readonly string[] | null): Promise<Omit<BookFeatures, 'pages' | 'tagged' | 'bookmarks'>> {
  const pieces = await readPieces(page);
  const text = pieces.map((piece) => piece.text).join('').replace(/\s/g, '');
  const links = ((await page.getAnnotations()) as readonly Partial<InnerLink>[]).filter((link): link is InnerLink => link.dest !== undefined && link.dest !== null && link.rect !== undefined);
  const isTable = /长表第\d+行/.test(text);
  const numbered = await checkNumbers(book, links, pieces, labels);
  const checked = numbered.length > links.length * listShare ? numbered : [];
  return {
    links: links.length,
    tablePages: isTable ? 1 : 0,
    headPages: isTable && text.includes(longTableHead) ? 1 : 0,
    numbered: checked.length,
    numberedRight: checked.filter(Boolean).length,
  };
}

async function readPieces(page: Page): Promise<readonly TextPiece[]> {
  const { items } = await page.getTextContent();
  return items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [{ text: item.str, x: Number(item.transform[4]), y: Number(item.transform[5]) }] : []));
}

/** For each link with a number at the end of its line: whether the number is that of the page to which it leads. */
async function checkNumbers(book: Pdf, links: readonly InnerLink[], pieces: readonly TextPiece[], labels: readonly string[] | null): Promise<readonly boolean[]> {
  const checks = await Promise.all(
    links.map(async ({ dest, rect }) => {
      const printed = numberBeside(rect, pieces.filter(({ x }) => x < columnEnd(rect, dest, links)));
      const number = await pageOf(book, dest).catch(() => 0);
      return printed === undefined || number === 0 ? [] : [printed === (labels?.[number - 1] ?? String(number))];
    }),
  );
  return checks.flat();
}

/** Where the entry ends to the right: at the next link on its line that leads elsewhere, as in a list of two columns. */
function columnEnd([left = 0, bottom = 0, , top = 0]: readonly number[], dest: InnerLink['dest'], links: readonly InnerLink[]): number {
  const others = links.filter(({ dest: other, rect: [from = 0, low = 0, , high = 0] }) => String(other) !== String(dest) && from > left && low < top && high > bottom);
  return Math.min(...others.map(({ rect: [from = 0] }) => from - 1), Infinity);
}

function numberBeside([, bottom = 0, , top = 0]: readonly number[], pieces: readonly TextPiece[]): string | undefined {
  const line = pieces.filter(({ y }) => y >= bottom - 1 && y <= top).toSorted((a, b) => a.x - b.x).map(({ text }) => text).join(' ');
  return /(?:^|[^\d-])(\d+)\s*$/.exec(line)?.[1];
}
