import { flushCompileCache } from 'node:module';
import { openSiteIndexer, type IndexedSite } from './index-site.ts';
import { listSiteFiles } from './list-site-files.ts';
import type { ThreadAnswer } from './open-questions.ts';
import { filesWaiting, pagesWaiting, type FileOrder, type SiteOrder, type SiteQuestion, type SiteThreadData } from './site-output.ts';
import { openFileWriter, type FileWriter, type WrittenFile } from './write-site-files.ts';

/**
 * What the thread does that writes the site beside the one that renders it: files, their digests, and the search index, which grows with
 * them. Whatever fails ends the thread: the one that renders hears why. `end` is called before it is closed.
 */
export async function openSiteWork({ siteDir, lastDir, withoutCache, waiting }: SiteThreadData, tell: (answer: ThreadAnswer) => void, end: () => Promise<void>): Promise<(order: SiteOrder) => void> {
  const indexer = await openSiteIndexer({ siteDir, lastDir, withoutCache });
  const writer = openFileWriter(siteDir, lastDir);
  const written: WrittenFile[] = [];
  /** By path, with what was copied and the files of the index. */
  const known = new Map<string, WrittenFile>();
  const note = (files: readonly WrittenFile[]): void => {
    for (const file of files) known.set(file.path, file);
  };
  let turn: Promise<unknown> = Promise.resolve();
  const addToIndex = (order: FileOrder, file: WrittenFile): void => {
    const html = order.kind === 'write' && typeof order.content === 'string' ? order.content : undefined;
    turn = turn.then(() => indexer.add(file, html));
    if (order.kind === 'write') turn = turn.then(() => finishOne(waiting, pagesWaiting));
  };
  const finishIndex = async (): Promise<IndexedSite> => {
    await turn;
    const indexed = await indexer.finish();
    note(indexed.written);
    return indexed;
  };
  const answer = async (question: SiteQuestion): Promise<unknown> => {
    if (question === 'written') return written;
    if (question === 'list') return listSiteFiles(siteDir, known);
    if (question === 'remember') return indexer.remember();
    if (question === 'index') return finishIndex();
    await end();
    // A thread is ended from outside, without a last word.
    return flushCompileCache();
  };
  const write = (order: FileOrder): void => {
    const file = putDown(order, writer);
    written.push(file);
    note([file]);
    if (order.searched) addToIndex(order, file);
    if (order.kind === 'write') finishOne(waiting, filesWaiting);
  };
  return (order) => {
    if (order.kind === 'ask') void answer(order.question).then((value) => tell({ id: order.id, value }));
    else if (order.kind === 'copy') note(writer.copyFolder(order.path, order.from));
    else write(order);
  };
}

function putDown(order: FileOrder, writer: FileWriter): WrittenFile {
  if (order.kind === 'link') return writer.link(order.file, order.from);
  const { path, content } = order;
  return writer.write(path, typeof content === 'string' ? [content] : content);
}

function finishOne(waiting: Int32Array, what: number): void {
  Atomics.sub(waiting, what, 1);
  Atomics.notify(waiting, what);
}
