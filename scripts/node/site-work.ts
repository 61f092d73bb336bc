import { flushCompileCache } from 'node:module';
import { openSiteIndexer } from './index-site.ts';
import { filesWaiting, pagesWaiting, type FileOrder, type SiteAnswer, type SiteOrder, type SiteQuestion, type SiteThreadData } from './site-output.ts';
import { openFileWriter, type FileWriter, type WrittenFile } from './write-site-files.ts';

/**
 * What the thread does that writes the site beside the one that renders it: files, their digests, and the search index, which grows with
 * them. Whatever fails ends the thread: the one that renders hears why. `end` is called before it is closed.
 */
export async function openSiteWork({ siteDir, lastDir, withoutCache, waiting }: SiteThreadData, tell: (answer: SiteAnswer) => void, end: () => Promise<void>): Promise<(order: SiteOrder) => void> {
  const indexer = await openSiteIndexer({ siteDir, lastDir, withoutCache });
  const writer = openFileWriter(siteDir, lastDir);
  const written: WrittenFile[] = [];
  let turn: Promise<unknown> = Promise.resolve();
  const take = (file: WrittenFile, html: string | undefined): void => {
    turn = turn.then(() => indexer.add(file, html)).then(() => finishOne(waiting, pagesWaiting));
  };
  const answer = async (question: SiteQuestion): Promise<unknown> => {
    if (question === 'written') return written;
    if (question === 'remember') return indexer.remember();
    if (question === 'index') return turn.then(indexer.finish);
    await end();
    // A thread is ended from outside, without a last word.
    return flushCompileCache();
  };
  const write = (order: FileOrder): void => {
    const file = putDown(order, writer);
    written.push(file);
    if (order.kind === 'write') finishOne(waiting, filesWaiting);
    if (order.searched) take(file, order.kind === 'write' && typeof order.content === 'string' ? order.content : undefined);
  };
  return (order) => {
    if (order.kind === 'ask') void answer(order.question).then((value) => tell({ id: order.id, value }));
    else if (order.kind === 'copy') writer.copyFolder(order.path, order.from);
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
