import type * as Pagefind from 'pagefind';
import type { IndexFile } from 'pagefind';
import { withoutTime } from './pack-index.ts';

/** Each is an instance of the engine's module with a process of its own. */
export type IndexingProgram = 'one' | 'other';

const started = new Map<IndexingProgram, Promise<typeof Pagefind>>();

function startProgram(name: IndexingProgram): Promise<typeof Pagefind> {
  const program = started.get(name) ?? (import(`${import.meta.resolve('pagefind')}?${name}`) as Promise<typeof Pagefind>);
  started.set(name, program);
  return program;
}

const indexOptions = {
  // One language for all pages: the index cuts Chinese into words and pairs of characters.
  forceLanguage: 'zh-cn',
};

/** Places of words in one file of the index; the engine's own 20,000 make a reader load 32 KB for every word of a query, and fewer make many more files. */
export const placesInFile = 5000;

/** The engine's ready-made user interfaces, which the site does not use. */
const isUnused = (path: string): boolean => /^pagefind-(?:ui|modular-ui|component-ui|highlight|worker)\./u.test(path);

const failOn = (errors: readonly string[], what: string): void => {
  if (errors.length > 0) throw new Error(`搜索索引没有建成：${what}。原因：${errors.join(';')}`);
};

/** What the indexing program is given, one page after the other. */
export interface Sender {
  /** Pages are taken in the order in which they are sent. */
  send(url: string, content: string): void;
  /** Resolves when there is room for another page. */
  room(): Promise<void>;
  finish(): Promise<Pressed>;
}

/** A finished index, as the indexing program gives it. */
export interface Pressed {
  readonly files: readonly IndexFile[];
  /** Which meta data each page has. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
}

/** Pages that may wait for the indexing program: enough that it never waits, few enough that memory does not grow with the site. */
const waitingRoom = 64;

export const openSender = async (program: IndexingProgram): Promise<Sender> => {
  const { createIndex } = await startProgram(program);
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = String(placesInFile);
  const { errors, index } = await createIndex(indexOptions);
  failOn(errors, '索引程序没有启动');
  if (index === undefined) throw new Error('搜索索引没有建成：索引程序没有给出索引。');
  const fields = new Map<string, readonly string[]>();
  const waiting: Promise<void>[] = [];
  const sendOne = async (url: string, content: string): Promise<void> => {
    const { errors: refused, file } = await index.addHTMLFile({ url, content });
    failOn(refused, `${url} 读不了`);
    fields.set(url, Object.keys(file.meta));
  };
  return {
    send: (url, content) => {
      const sent = sendOne(url, content);
      // A failure is told by whoever waits next; until then nobody must be surprised by it.
      sent.catch(() => undefined);
      waiting.push(sent);
    },
    room: async () => {
      while (waiting.length >= waitingRoom) await waiting.shift();
    },
    finish: async () => {
      await Promise.all(waiting);
      const { errors: refused, files } = await index.getFiles();
      failOn(refused, '索引文件写不出来');
      await index.deleteIndex();
      return { files: files.filter(({ path }) => !isUnused(path)).map(withoutTime), fields };
    },
  };
};

/** Ends the indexing programs that were started; without it the process stays alive. */
export const closeSearchIndexer = async (): Promise<void> => {
  for (const program of started.values()) await (await program).close();
};
