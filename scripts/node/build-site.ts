import { copyFileSync, existsSync, linkSync, mkdirSync } from 'node:fs';
import { cp, lstat, mkdir, writeFile } from 'node:fs/promises';
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
      const writer = openWriter(outDir, rendering.noteWritten);
      const write = (file: RenderedFile): Promise<Written> => {
        if (file.path.endsWith('.html')) [pages, recalled] = [pages + 1, recalled + Number(file.recalled)];
        return writer.write(file);
      };
      const indexed = await writeInTurn(rendering, write, { ...search, finish: () => writer.done().then(search.finish) });
      await writer.done();
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
async function writeInTurn({ searched, others }: SiteRendering, write: (file: RenderedFile) => Promise<Written>, search: SiteBuild['search']): Promise<Pick<BuiltSite, 'indexed'>> {
  const breathe = openBreath();
  const writeOther = async (): Promise<boolean> => {
    const next = await others.next();
    if (next.done) return false;
    await write(next.value);
    await breathe();
    return true;
  };
  for await (const file of searched) {
    const { written } = await write(file);
    const added = search.add(file, written);
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

/** Files on their way to the disk: the next page is rendered meanwhile, however slow it is. */
const inFlight = 16;

/** A file on its way. */
interface Written {
  readonly written: Promise<unknown>;
}

interface Writer {
  /** Resolves when there is room for the next file, and gives what resolves when this one is there. */
  write(file: RenderedFile): Promise<Written>;
  done(): Promise<void>;
}

const there: Written = { written: Promise.resolve() };

/** What was taken over is the last build's own file under a second name, where the disk can do that: at once. */
function openWriter(dir: string, noteWritten: (path: string, file: string) => void): Writer {
  const folders = new Map<string, Promise<unknown>>();
  const waiting: Promise<void>[] = [];
  const makeFolder = (folder: string): Promise<unknown> => {
    const made = folders.get(folder) ?? mkdir(folder, { recursive: true });
    folders.set(folder, made);
    return made;
  };
  const writeOne = async (path: string, content: readonly Uint8Array[]): Promise<void> => {
    const target = join(dir, path);
    await makeFolder(dirname(target));
    const [only, ...others] = content;
    await writeFile(target, only && others.length === 0 ? only : content);
    noteWritten(path, target);
  };
  const linked = new Set([dir]);
  const linkOne = (path: string, from: string): void => {
    const target = join(dir, path);
    const folder = dirname(target);
    // Also when it is there: other files are written and copied at the same time.
    if (!linked.has(folder)) mkdirSync(folder, { recursive: true });
    linked.add(folder);
    linkOrCopy(from, target);
    noteWritten(path, target);
  };
  return {
    write: async (file) => {
      if (file.recalled) {
        linkOne(file.path, file.from);
        return there;
      }
      const writing = writeOne(file.path, file.content);
      // Whoever waits for it hears of a failure.
      writing.catch(() => undefined);
      waiting.push(writing);
      if (waiting.length >= inFlight) await waiting.shift();
      return { written: writing };
    },
    done: async () => {
      await Promise.all(waiting);
    },
  };
}

function linkOrCopy(from: string, target: string): void {
  try {
    linkSync(from, target);
  } catch {
    copyFileSync(from, target);
  }
}
