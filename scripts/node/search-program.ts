import type { IndexFile } from 'pagefind';
import { withoutTime } from './pack-index.ts';
import { entryFile, readEntry, type Entry } from './read-index.ts';

/** What of the search does not depend on what is found. */
export interface SearchProgram {
  readonly entry: Entry;
  /** Scripts that readers' browsers load. */
  readonly files: readonly IndexFile[];
}

/** The engine's ready-made user interfaces, which the site does not use. */
const isUnused = (path: string): boolean => path === entryFile || /^pagefind-(?:ui|modular-ui|component-ui|highlight|worker)\./u.test(path);

const failOn = (errors: readonly string[], what: string): void => {
  if (errors.length > 0) throw new Error(`搜索索引没有建成：${what}。原因：${errors.join(';')}`);
};

/** Has Pagefind make an index without pages: what else it writes is its program. Throws when it does not start. */
export async function loadSearchProgram(): Promise<SearchProgram> {
  const { createIndex, close } = await import('pagefind');
  try {
    const { errors, index } = await createIndex();
    failOn(errors, 'Pagefind 没有启动');
    const { errors: refused, files } = (await index?.getFiles()) ?? { errors: ['它没有给出索引'], files: [] };
    failOn(refused, 'Pagefind 的程序写不出来');
    return { entry: readEntry(files.find(({ path }) => path === entryFile)?.content), files: files.filter(({ path }) => !isUnused(path)).map(withoutTime) };
  } finally {
    // Otherwise the process stays alive.
    await close();
  }
}
