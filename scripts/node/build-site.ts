import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Manual } from '../../src/model/manual.ts';
import { withProgress, type Log } from './log-stage.ts';
import { projectDir } from './project-dir.ts';
import type { IndexedSite } from './index-site.ts';
import { renderSite, type RenderedFile, type SiteRendering } from './render-pages.ts';
import type { SiteOutput } from './site-output.ts';
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
  /** Where the files go. */
  readonly output: SiteOutput;
  /** What can be done while the program is compiled. */
  meanwhile(): Promise<void>;
  readonly log: Log;
}

export interface BuiltSite {
  readonly pages: number;
  /** How many of the pages were taken over. */
  readonly recalled: number;
  /** The search index may take longer than the pages. */
  readonly indexed: Promise<IndexedSite>;
  /** Makes ready what the next build is to know; it is written once the site is in force. */
  prepareMemory(): () => Promise<void>;
}

/** What is not yet a file of the site. */
const scratchName = '.pieces';

/** Writes the website of a checked manual, and has the search index made beside it. */
export async function buildSite({ manual, contentDir, outDir, lastDir, withoutCache, program, output, meanwhile, log }: SiteBuild): Promise<BuiltSite> {
  let [pages, recalled] = [0, 0];
  const render = async (): Promise<Pick<BuiltSite, 'indexed' | 'prepareMemory'>> => {
    const [compiled] = await Promise.all([program, meanwhile()]);
    output.copy('', compiled.clientDir);
    output.copy('', join(projectDir, 'public'));
    output.copy('assets', join(contentDir, 'assets'));
    const scratch = join(outDir, scratchName);
    const rendering = await renderSite(compiled, manual, { lastDir, scratch, withoutCache });
    const write = (file: RenderedFile, searched: boolean): Promise<void> => {
      if (file.path.endsWith('.html')) [pages, recalled] = [pages + 1, recalled + Number(file.recalled)];
      return output.write(file, searched);
    };
    const indexed = await writeInTurn(rendering, { ...output, write });
    const written = output.written();
    // Whoever awaits it hears of a failure.
    written.catch(() => undefined);
    const memory = rendering.gatherMemory();
    for (const file of await written) rendering.noteWritten(file);
    await rm(scratch, { force: true });
    // The index may take a little longer.
    return { ...indexed, prepareMemory: memory.prepare };
  };
  const built = await withProgress(log, () => Promise.resolve(pages > 0 ? `网站：写好 ${pages} 页` : '网站：编译模板'), render);
  return { pages, recalled, ...built };
}

/** What is searched comes first; whenever the index has enough to do, and when it has everything, the rest is rendered: the book while it is finished. */
async function writeInTurn({ searched, others, book }: SiteRendering, output: SiteOutput): Promise<Pick<BuiltSite, 'indexed'>> {
  const breathe = openBreath();
  const writeNext = async (files: AsyncGenerator<RenderedFile>): Promise<boolean> => {
    const next = await files.next();
    if (next.done) return false;
    await output.write(next.value, false);
    await breathe();
    return true;
  };
  for await (const file of searched) {
    await output.write(file, true);
    await breathe();
    while (output.isBusy() && (await writeNext(others)));
    await output.room();
  }
  const indexed = output.finishIndex();
  // Whoever awaits it hears of a failure.
  const settled = indexed.catch(() => undefined);
  try {
    while ((await writeNext(others)) || (await writeNext(book)));
  } catch (error) {
    await settled;
    throw error;
  }
  return { indexed };
}

/** Milliseconds for which nobody else is heard. */
const breath = 4;

/** Whether the other thread has failed is heard between two files, and progress is told; a file that was only taken over is none to stop for. */
function openBreath(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < breath) return;
    await setImmediate();
    last = performance.now();
  };
}
