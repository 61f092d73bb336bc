import { existsSync } from 'node:fs';
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
  /** To be called once the site is in force. */
  remember(): Promise<void>;
}

/** Writes the website of a checked manual, and has the search index made beside it. */
export async function buildSite({ manual, contentDir, outDir, lastDir, withoutCache, program, search, log }: SiteBuild): Promise<BuiltSite> {
  let [pages, recalled] = [0, 0];
  const render = async (): Promise<Pick<BuiltSite, 'indexed' | 'remember'>> => {
    const compiled = await program;
    await Promise.all([compiled.clientDir, join(projectDir, 'public')].map((dir) => copyPlain(dir, outDir)));
    await copyPlain(join(contentDir, 'assets'), join(outDir, 'assets'));
    const writer = openWriter(outDir);
    const rendering = await renderSite(compiled, manual, { lastDir, withoutCache });
    const write = async (file: RenderedFile): Promise<Written> => {
      if (file.path.endsWith('.html')) [pages, recalled] = [pages + 1, recalled + Number(file.recalled)];
      return writer.write(file);
    };
    const indexed = await writeInTurn(rendering, write, { ...search, finish: () => writer.done().then(search.finish) });
    await writer.done();
    return { ...indexed, remember: rendering.remember };
  };
  const built = await withProgress(log, () => Promise.resolve(pages > 0 ? `网站：写好 ${pages} 页` : '网站：编译模板'), render);
  return { pages, recalled, ...built };
}

/** What is searched comes first; whenever the indexing program has enough to do, and when it has everything, the rest is rendered. */
async function writeInTurn({ searched, others }: SiteRendering, write: (file: RenderedFile) => Promise<Written>, search: SiteBuild['search']): Promise<Pick<BuiltSite, 'indexed'>> {
  const writeOther = async (): Promise<boolean> => {
    const next = await others.next();
    if (next.done) return false;
    const { written } = await write(next.value);
    await search.add(next.value.path, next.value.content, written);
    // The indexing program's answers are heard between two files.
    await setImmediate();
    return true;
  };
  for await (const file of searched) {
    const { written } = await write(file);
    const added = search.add(file.path, file.content, written);
    await setImmediate();
    while (search.isBusy() && (await writeOther()));
    await added;
  }
  const indexed = search.finish();
  // Whoever awaits it hears of a failure.
  indexed.catch(() => undefined);
  while (await writeOther());
  return { indexed };
}

const copyPlain = async (from: string, to: string): Promise<void> => {
  if (existsSync(from)) await cp(from, to, { recursive: true, filter: isPlain });
};

/** Files on their way to the disk: the next page is rendered meanwhile. */
const inFlight = 16;

/** A file on its way. */
interface Written {
  readonly written: Promise<unknown>;
}

interface Writer {
  /** Resolves when there is room for the next file, and gives what resolves when this one is written. */
  write(file: RenderedFile): Promise<Written>;
  done(): Promise<void>;
}

function openWriter(dir: string): Writer {
  const folders = new Map<string, Promise<unknown>>();
  const waiting: Promise<void>[] = [];
  const makeFolder = (folder: string): Promise<unknown> => {
    const made = folders.get(folder) ?? mkdir(folder, { recursive: true });
    folders.set(folder, made);
    return made;
  };
  const writeOne = async ({ path, content }: RenderedFile): Promise<void> => {
    const target = join(dir, path);
    await makeFolder(dirname(target));
    await writeFile(target, content);
  };
  return {
    write: async (file) => {
      const writing = writeOne(file);
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
