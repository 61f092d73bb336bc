import { closeSync, copyFileSync, existsSync, linkSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { cp, lstat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Manual } from '../../src/model/manual.ts';
import { withProgress, type Log } from './log-stage.ts';
import { projectDir } from './project-dir.ts';
import type { IndexedSite, SiteIndexer } from './index-site.ts';
import { renderSite, type RenderedFile, type SiteRendering } from './render-pages.ts';
import type { SiteProgram } from './site-program.ts';

interface SiteBuild {
  readonly manual: Manual;
  readonly contentDir: string;
  /** The folder that is written. */
  readonly outDir: string;
  /** The folder of the last build: what has not changed is taken from there. */
  readonly lastDir: string;
  /** Everything is to be rendered anew. */
  readonly withoutCache: boolean;
  readonly program: Promise<SiteProgram>;
  /** The index of what is written. */
  readonly search: Pick<SiteIndexer, 'add' | 'isBusy' | 'finish'>;
  readonly log: Log;
}

/** Hidden files and links to elsewhere are not read, so they are not checked and do not go out. */
const isPlain = async (path: string): Promise<boolean> => !basename(path).startsWith('.') && !(await lstat(path)).isSymbolicLink();

export interface BuiltSite {
  readonly pages: number;
  /** How many of the pages were taken over. */
  readonly recalled: number;
  /** The search index may take longer than the pages. */
  readonly indexed: Promise<IndexedSite>;
  /** The digest of a file that was written, while it has the stamp that it had then. */
  digestOf(path: string, stamp: string): string | undefined;
  /** To be called once the site is in force. */
  remember(): Promise<void>;
}

/** Writes the website of a checked manual, and has the search index made beside it. */
export async function buildSite({ manual, contentDir, outDir, lastDir, withoutCache, program, search, log }: SiteBuild): Promise<BuiltSite> {
  let [pages, recalled] = [0, 0];
  const render = async (): Promise<Pick<BuiltSite, 'indexed' | 'digestOf' | 'remember'>> => {
    const compiled = await program;
    const copied = copyUnrendered(compiled.clientDir, contentDir, outDir);
    // Whoever awaits it hears of a failure.
    copied.catch(() => undefined);
    try {
      const rendering = await renderSite(compiled, manual, { lastDir, withoutCache });
      const writer = openWriter(outDir);
      const write = (file: RenderedFile): void => {
        if (file.path.endsWith('.html')) [pages, recalled] = [pages + 1, recalled + Number(file.recalled)];
        rendering.noteWritten(file.path, writer(file));
      };
      const indexed = await writeInTurn(rendering, write, search);
      return { ...indexed, digestOf: rendering.digestOf, remember: rendering.remember };
    } finally {
      // Also when the pages have failed: nobody may write any more when the folder is cleared away.
      await copied;
    }
  };
  const built = await withProgress(log, () => Promise.resolve(pages > 0 ? `网站：写好 ${pages} 页` : '网站：编译模板'), render);
  return { pages, recalled, ...built };
}

/** What is searched comes first; whenever the indexing program has enough to do, and when it has everything, the rest is rendered. */
async function writeInTurn({ searched, others }: SiteRendering, write: (file: RenderedFile) => void, search: SiteBuild['search']): Promise<Pick<BuiltSite, 'indexed'>> {
  const breathe = openBreath();
  const writeOther = async (): Promise<boolean> => {
    const next = await others.next();
    if (next.done) return false;
    write(next.value);
    await breathe();
    return true;
  };
  for await (const file of searched) {
    write(file);
    const added = search.add(file.path, file.digest);
    await breathe();
    while (search.isBusy() && (await writeOther()));
    await added;
  }
  const indexed = search.finish();
  // Whoever awaits it hears of a failure.
  const settled = indexed.catch(() => undefined);
  try {
    while (await writeOther());
  } catch (error) {
    await settled;
    throw error;
  }
  return { indexed };
}

/** Milliseconds for which nobody else is heard. */
const breath = 4;

/** The indexing program's answers are heard between two files; a file that was only taken over is none to stop for. */
function openBreath(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < breath) return;
    await setImmediate();
    last = performance.now();
  };
}

/** Scripts, style sheets, pictures: what is in the site as it lies there. One after the other, so that nothing goes on after a failure. */
async function copyUnrendered(clientDir: string, contentDir: string, outDir: string): Promise<void> {
  await copyPlain(clientDir, outDir);
  await copyPlain(join(projectDir, 'public'), outDir);
  await copyPlain(join(contentDir, 'assets'), join(outDir, 'assets'));
}

const copyPlain = async (from: string, to: string): Promise<void> => {
  if (existsSync(from)) await cp(from, to, { recursive: true, filter: isPlain });
};

/**
 * Writes the files of a site one after the other, each at once: thousands of small files take less time so than with several on their
 * way. What was taken over is the last build's own file under a second name, where the disk can do that.
 */
function openWriter(dir: string): (file: RenderedFile) => string {
  const folders = new Set([dir]);
  const makeFolder = (folder: string): void => {
    if (folders.has(folder)) return;
    makeFolder(dirname(folder));
    // Also when it is there: what is not rendered is copied at the same time.
    mkdirSync(folder, { recursive: true });
    folders.add(folder);
  };
  return (file) => {
    const target = join(dir, file.path);
    makeFolder(dirname(target));
    if (file.recalled) linkOrCopy(file.from, target);
    else writeParts(target, file.content);
    return target;
  };
}

function linkOrCopy(from: string, target: string): void {
  try {
    linkSync(from, target);
  } catch {
    copyFileSync(from, target);
  }
}

function writeParts(target: string, parts: readonly Uint8Array[]): void {
  const file = openSync(target, 'w');
  try {
    for (const part of parts) writeFileSync(file, part);
  } finally {
    closeSync(file);
  }
}
