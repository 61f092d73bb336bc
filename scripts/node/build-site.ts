import { existsSync } from 'node:fs';
import { cp, lstat, mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Manual } from '../../src/model/manual.ts';
import { withProgress, type Log } from './log-stage.ts';
import { projectDir } from './project-dir.ts';
import { renderSite, type RenderedFile } from './render-pages.ts';
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
  /** Hears of every page as it is written. */
  readonly onPage: (page: RenderedFile) => Promise<void>;
  readonly log: Log;
}

/** Hidden files and links to elsewhere are not read, so they are not checked and do not go out. */
const isPlain = async (path: string): Promise<boolean> => !basename(path).startsWith('.') && !(await lstat(path)).isSymbolicLink();

export interface BuiltSite {
  readonly pages: number;
  /** How many of the pages were taken over. */
  readonly recalled: number;
  /** To be called once the site is in force. */
  remember(): Promise<void>;
}

/** Writes the website of a checked manual. */
export async function buildSite({ manual, contentDir, outDir, lastDir, withoutCache, program, onPage, log }: SiteBuild): Promise<BuiltSite> {
  let [pages, recalled] = [0, 0];
  const render = async (): Promise<BuiltSite['remember']> => {
    const compiled = await program;
    await Promise.all([compiled.clientDir, join(projectDir, 'public')].map((dir) => copyPlain(dir, outDir)));
    await copyPlain(join(contentDir, 'assets'), join(outDir, 'assets'));
    const writer = openWriter(outDir);
    const { files, remember } = await renderSite(compiled, manual, { lastDir, withoutCache });
    for await (const file of files) {
      await writer.write(file);
      if (file.path.endsWith('.html')) [pages, recalled] = [pages + 1, recalled + Number(file.recalled)];
      await onPage(file);
    }
    await writer.done();
    return remember;
  };
  const remember = await withProgress(log, () => Promise.resolve(pages > 0 ? `网站：写好 ${pages} 页` : '网站：编译模板'), render);
  return { pages, recalled, remember };
}

const copyPlain = async (from: string, to: string): Promise<void> => {
  if (existsSync(from)) await cp(from, to, { recursive: true, filter: isPlain });
};

/** Files on their way to the disk: the next page is rendered meanwhile. */
const inFlight = 16;

interface Writer {
  /** Resolves when there is room for the next file. */
  write(file: RenderedFile): Promise<void>;
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
    },
    done: async () => {
      await Promise.all(waiting);
    },
  };
}
