import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pdfMarks } from '../../src/site/pdf-facts.ts';
import type { Log } from './log-stage.ts';
import { printManual } from './print-manual.ts';
import type { PrintProblem } from '../pdf/print-problem.ts';

export interface BookFacts {
  readonly path: string;
  readonly pages: number;
  readonly bytes: number;
  readonly sha256: string;
}

export type WrittenBook = { readonly ok: true; readonly facts: BookFacts } | { readonly ok: false; readonly problems: readonly PrintProblem[] };

interface BookRequest {
  readonly siteDir: string;
  readonly basePath: string;
  readonly log: Log;
}

/** Pages of the site that show the facts of the finished file. */
const pagesWithFacts = ['index.html', 'downloads/index.html'] as const;

/** Prints the book of a built site into its downloads folder and tells the site's pages about it. */
export async function writeBook({ siteDir, basePath, log }: BookRequest): Promise<WrittenBook> {
  const printed = await printManual({ siteDir, basePath, log });
  if (!printed.ok) return printed;
  const path = join(siteDir, 'downloads', 'manual.pdf');
  await mkdir(join(siteDir, 'downloads'), { recursive: true });
  await writeFile(path, printed.bytes);
  const facts: BookFacts = { path, pages: printed.pages, bytes: printed.bytes.length, sha256: createHash('sha256').update(printed.bytes).digest('hex') };
  await writeFacts(siteDir, facts);
  return { ok: true, facts };
}

/** Fills the marks that the pages carry. Without a book they say so. */
export async function writeFacts(siteDir: string, facts: BookFacts | undefined): Promise<void> {
  await writeFile(join(siteDir, 'downloads', 'manual.pdf.json'), JSON.stringify(facts ? { pages: facts.pages, bytes: facts.bytes, sha256: facts.sha256 } : null));
  await Promise.all(
    pagesWithFacts.map(async (page) => {
      const file = join(siteDir, page);
      await writeFile(file, fillMarks(await readFile(file, 'utf8'), facts));
    }),
  );
}

const fillMarks = (html: string, facts: BookFacts | undefined): string =>
  html
    .replaceAll(pdfMarks.pages, facts ? String(facts.pages) : '未生成')
    .replaceAll(pdfMarks.size, facts ? formatSize(facts.bytes) : '未生成')
    .replaceAll(pdfMarks.state, facts ? 'ready' : 'missing')
    .replaceAll(pdfMarks.digest, facts?.sha256 ?? '未生成');

export const formatSize = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
