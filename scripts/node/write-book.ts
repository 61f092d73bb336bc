import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fillEdition, pdfMarks } from '../../src/site/pdf-facts.ts';
import type { Log } from './log-stage.ts';
import type { PrintRequest } from './list-parts.ts';
import { writeWhole } from './write-whole.ts';
import { noStore, type PrintStore } from './print-store.ts';
import type { Timings } from './stopwatch.ts';
import type { PrintEdition } from '../pdf/print-plan.ts';
import type { PrintProblem } from '../pdf/print-problem.ts';

export interface BookFacts {
  readonly path: string;
  readonly pages: number;
  readonly bytes: number;
  readonly sha256: string;
}

export type WrittenBook = { readonly ok: true; readonly facts: BookFacts; readonly timings: Timings } | { readonly ok: false; readonly problems: readonly PrintProblem[] };

export interface BookRequest extends PrintRequest {
  readonly siteDir: string;
  readonly basePath: string;
  /** Where a controlled copy goes: it belongs to its holder and never among the downloads. */
  readonly copyPath?: string | undefined;
  /** What earlier prints left; without one everything is printed. */
  readonly store?: PrintStore;
  readonly log: Log;
}

/** Pages of the site that show the facts of the finished file. */
const pagesWithFacts = ['index.html', 'downloads/index.html'] as const;

/** Prints a book of a built site into its downloads folder and tells the site's pages about it. */
export async function writeBook({ siteDir, basePath, edition, copy, copyPath, store = noStore, log }: BookRequest): Promise<WrittenBook> {
  // Only now: a build without the book does not wait for what opens browsers and files.
  const { printManual } = await import('./print-manual.ts');
  // A controlled copy is its holder's: nothing of it stays here.
  const printed = await printManual({ siteDir, basePath, edition, copy, store: copy ? noStore : store, log });
  if (!printed.ok) return printed;
  const path = copyPath ?? join(siteDir, 'downloads', `${edition?.file ?? 'manual'}.pdf`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, printed.bytes);
  const facts: BookFacts = { path, pages: printed.pages, bytes: printed.bytes.length, sha256: createHash('sha256').update(printed.bytes).digest('hex') };
  if (copyPath === undefined) await (edition ? writeEditionLinks(siteDir, basePath, edition, facts) : writeFacts(siteDir, facts));
  return { ok: true, facts, timings: printed.report.timings };
}

/** The pages that offer an edition link to its file from now on. */
async function writeEditionLinks(siteDir: string, basePath: string, { key, file, name, page }: PrintEdition, facts: BookFacts): Promise<void> {
  const link = `<a href="${basePath}downloads/${file}.pdf">${name} PDF</a>，${facts.pages} 页，${formatSize(facts.bytes)}`;
  const pages = ['downloads/index.html', join(page.slice(1), 'index.html')].map((path) => join(siteDir, path));
  await Promise.all(pages.map(async (path) => writeWhole(path, fillEdition(await readFile(path, 'utf8'), key, link))));
}

/** Fills the marks that the pages carry. Without a book they say so. */
export async function writeFacts(siteDir: string, facts: BookFacts | undefined): Promise<void> {
  await writeFile(join(siteDir, 'downloads', 'manual.pdf.json'), JSON.stringify(facts ? { pages: facts.pages, bytes: facts.bytes, sha256: facts.sha256 } : null));
  await Promise.all(
    pagesWithFacts.map(async (page) => {
      const file = join(siteDir, page);
      await writeWhole(file, fillMarks(await readFile(file, 'utf8'), facts));
    }),
  );
}

/** Without a book there is nothing to link to but the page that says how to print. */
const withoutDeadLink = (html: string, facts: BookFacts | undefined): string => (facts ? html : html.replace(/href="([^"]*\/downloads\/)manual\.pdf"/g, 'href="$1"'));

const fillMarks = (html: string, facts: BookFacts | undefined): string =>
  withoutDeadLink(html, facts)
    .replaceAll(pdfMarks.pages, facts ? String(facts.pages) : '未生成')
    .replaceAll(pdfMarks.size, facts ? formatSize(facts.bytes) : '未生成')
    .replaceAll(pdfMarks.state, facts ? 'ready' : 'missing')
    .replaceAll(pdfMarks.digest, facts?.sha256 ?? '未生成');

export const formatSize = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
