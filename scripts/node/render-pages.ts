import type { Manual } from '../../src/model/manual.ts';
import type { ManualTracker } from '../../src/model/tracked-manual.ts';
import { handManual, sharedTracker } from '../../src/site/handed-manual.ts';
import { closePieces, openPieces, type PageText, type PieceFiles } from '../../src/site/page-pieces.ts';
import { shortDigest } from './cache-dir.ts';
import { openPages, type CompiledApp, type CompiledPages, type PagePath } from './compiled-pages.ts';
import { noMemory, openPageMemory, readPageMemory, type GatheredMemory, type PageMemory, type PlacedPiece } from './page-memory.ts';
import { openPieceFiles } from './piece-files.ts';
import type { SiteProgram } from './site-program.ts';
import type { FilePart, WrittenFile } from './write-site-files.ts';

/** A file of the site: its place in the site's folder, with forward slashes. */
interface SiteFile {
  readonly path: string;
}

/** A file that was rendered; the book in parts, most of which lie in files. */
interface FreshFile extends SiteFile {
  readonly recalled: false;
  readonly content: string | readonly FilePart[];
}

/** A file of the last build that would come out the same now, and where it lies. */
interface RecalledFile extends SiteFile {
  readonly recalled: true;
  readonly digest: string;
  readonly stamp: string;
  readonly from: string;
}

export type RenderedFile = FreshFile | RecalledFile;

export interface SiteRendering {
  /** What the search index is made of, one file after the other, in an order that depends on nothing else. */
  readonly searched: AsyncGenerator<RenderedFile>;
  /** Every other page and data file but the book. Both may be asked in turn. */
  readonly others: AsyncGenerator<RenderedFile>;
  /** The page for print with everything in it: it takes as long as hundreds of others. */
  readonly book: AsyncGenerator<RenderedFile>;
  /** Says by what a file is recognised, once it was written: as long as nobody writes it again, it need not be read to be known. */
  noteWritten(file: WrittenFile): void;
  /** Reads what the next build into that folder is to know, when every page is rendered. */
  gatherMemory(): GatheredMemory;
}

interface RenderOptions {
  /** A file for what is too long for memory; it can be removed when everything is written. */
  readonly scratch: string;
  /** The folder of the last build: what would come out as it already lies there is taken from there. */
  readonly lastDir: string;
  /** Everything is to be rendered anew. */
  readonly withoutCache?: boolean;
}

/** Renders a checked manual. */
export async function renderSite(program: SiteProgram, manual: Manual, { lastDir, scratch, withoutCache = false }: RenderOptions): Promise<SiteRendering> {
  const old = withoutCache ? noMemory : await readPageMemory(lastDir, program.name);
  handManual(manual, shortDigest, old.trails);
  const { app } = (await import(program.entry)) as { app: CompiledApp };
  const pages = await openPages(app);
  const tracker = sharedTracker();
  if (!tracker) throw new Error('网页没有接过手册。');
  const memory = openPageMemory({ outDir: lastDir, program: program.name, tracker, old });
  const files = openPieceFiles(scratch);
  const render = (kind: PageKind): AsyncGenerator<RenderedFile> => renderAll(pages, pages.paths.filter(({ route }) => kindOf(route.route) === kind), { tracker, memory, files });
  return { searched: render('searched'), others: render('other'), book: render('book'), noteWritten: memory.noteWritten, gatherMemory: memory.gather };
}

interface Notes {
  readonly tracker: ManualTracker;
  readonly memory: PageMemory;
  readonly files: PieceFiles;
}

async function* renderAll(pages: CompiledPages, paths: readonly PagePath[], { tracker, memory, files }: Notes): AsyncGenerator<RenderedFile> {
  for (const page of paths) {
    const { path, given } = page;
    const description = tracker.describeGiven(given);
    const earlier = await memory.recall(path, description);
    if (earlier) {
      yield { path, recalled: true, ...earlier };
      continue;
    }
    tracker.start();
    openPieces({ kept: await memory.recallPieces(path), files });
    const { content, pieces } = closePage(await pages.render(page));
    closePieces();
    memory.keep(path, { given: description, trail: tracker.stop(), pieces });
    yield { path, content, recalled: false };
  }
}

type PageKind = 'searched' | 'other' | 'book';

/** Pages about other pages, pages for print and data are not searched; the list of what is found beside the pages is the index's own. */
const unsearched = /\.[a-z]+$|^\/print\/|^\/impact\/\[kind\]\/\[entry\]$/;

function kindOf(route: string): PageKind {
  if (route === '/print/manual') return 'book';
  return route === '/search/records.json' || !unsearched.test(route) ? 'searched' : 'other';
}

interface ClosedPage {
  readonly content: string | readonly FilePart[];
  readonly pieces: readonly PlacedPiece[];
}

/** A page as text; one with pieces in parts, and where in it they stand. */
const closePage = (page: PageText): ClosedPage => (page.every((part) => typeof part === 'string') ? { content: page.join(''), pieces: [] } : placePieces(page));

function placePieces(page: PageText): ClosedPage {
  const pieces: PlacedPiece[] = [];
  let at = 0;
  const content = page.map((part) => {
    const length = typeof part === 'string' ? Buffer.byteLength(part) : part.range.length;
    if (typeof part !== 'string') pieces.push({ name: part.name, trail: part.trail, at, length });
    at += length;
    return typeof part === 'string' ? part : part.range;
  });
  return { content, pieces };
}
