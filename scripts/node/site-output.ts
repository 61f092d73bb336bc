import { Worker } from 'node:worker_threads';
import type { OfflineFile } from '../../src/offline/offline-catalogue.ts';
import type { IndexedSite } from './index-site.ts';
import { openQuestions } from './open-questions.ts';
import type { RenderedFile } from './render-pages.ts';
import type { FilePart, WrittenFile } from './write-site-files.ts';

/** Where the files of a site go: a thread of its own writes them and makes the search index, while this one renders the next. */
export interface SiteOutput {
  /** Copies what lies in a folder. */
  copy(path: string, from: string): void;
  /** Takes a file; resolves when there is room for the next. `searched` says that it goes into the index when it is a page. */
  write(file: RenderedFile, searched: boolean): Promise<void>;
  /** Whether the index has enough to do. */
  isBusy(): boolean;
  /** Resolves when the index has room for another page. */
  room(): Promise<void>;
  /** To be called when all pages that are searched, and the list of records, were taken. */
  finishIndex(): Promise<IndexedSite>;
  /** All files that were taken. */
  written(): Promise<readonly WrittenFile[]>;
  /** What the site's folder has for a device, also what others have written into it. */
  list(): Promise<readonly OfflineFile[]>;
  /** Tells the next build into the folder what is in the index. Only of a build that was published. */
  remember(): Promise<void>;
  /** Also when the build is given up. */
  close(): Promise<void>;
}

interface OutputOptions {
  /** The folder that is written. */
  readonly siteDir: string;
  /** The folder of the last build: its index is brought up to date. */
  readonly lastDir: string;
  readonly withoutCache: boolean;
}

export interface SiteThreadData extends OutputOptions {
  /** How many files with their content, and how many of these for the index, are on their way. */
  readonly waiting: Int32Array;
}

export const filesWaiting = 0;
export const pagesWaiting = 1;

export type SiteQuestion = 'index' | 'written' | 'list' | 'remember' | 'close';

export type FileOrder =
  | { readonly kind: 'write'; readonly path: string; readonly content: string | readonly FilePart[]; readonly searched: boolean }
  | { readonly kind: 'link'; readonly file: WrittenFile; readonly from: string; readonly searched: boolean };

export type SiteOrder = FileOrder | { readonly kind: 'copy'; readonly path: string; readonly from: string } | { readonly kind: 'ask'; readonly id: number; readonly question: SiteQuestion };

/** Enough that the thread never waits, few enough that memory does not grow with the site. */
const mostFiles = 16;
const mostPages = 32;

/** The thread's own objects are small and short-lived. */
const limits = { maxYoungGenerationSizeMb: 16 };

export function openSiteOutput(options: OutputOptions): SiteOutput {
  const waiting = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  const thread = startThread({ ...options, waiting });
  const untilBelow = async (what: number, most: number): Promise<void> => {
    for (let now = Atomics.load(waiting, what); now >= most && !thread.hasFailed(); now = Atomics.load(waiting, what)) await Atomics.waitAsync(waiting, what, now).value;
  };
  const send = async (file: FileOrder): Promise<void> => {
    // What lies on the disk takes no memory while it waits.
    if (file.kind === 'write') {
      await untilBelow(filesWaiting, mostFiles);
      Atomics.add(waiting, filesWaiting, 1);
      if (file.searched) Atomics.add(waiting, pagesWaiting, 1);
    }
    thread.tell(file);
  };
  return {
    write: async (file, searched) => {
      if (file.recalled) return send({ kind: 'link', file: { path: file.path, digest: file.digest, stamp: file.stamp }, from: file.from, searched });
      return send({ kind: 'write', path: file.path, content: file.content, searched });
    },
    copy: (path, from) => thread.tell({ kind: 'copy', path, from }),
    isBusy: () => Atomics.load(waiting, pagesWaiting) >= mostPages,
    room: () => untilBelow(pagesWaiting, mostPages),
    finishIndex: async () => (await thread.ask('index')) as IndexedSite,
    written: async () => (await thread.ask('written')) as readonly WrittenFile[],
    list: async () => (await thread.ask('list')) as readonly OfflineFile[],
    remember: async () => void (await thread.ask('remember')),
    close: thread.close,
  };
}

interface SiteThread {
  tell(order: SiteOrder): void;
  ask(question: SiteQuestion): Promise<unknown>;
  /** From then on nothing is waited for, and every question is answered with the failure. */
  hasFailed(): boolean;
  close(): Promise<void>;
}

function startThread(data: SiteThreadData): SiteThread {
  const worker = new Worker(new URL('./site-thread.ts', import.meta.url), { workerData: data, resourceLimits: limits });
  const questions = openQuestions();
  const fail = (error: unknown): void => {
    questions.fail(error);
    for (const what of [filesWaiting, pagesWaiting]) Atomics.notify(data.waiting, what);
  };
  worker.on('message', questions.answer);
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`写网站的线程退出了（${String(code)}）。`)));
  const tell = (order: SiteOrder): void => {
    const failure = questions.failure();
    if (failure) throw failure.error;
    worker.postMessage(order);
  };
  const ask = (question: SiteQuestion): Promise<unknown> => questions.ask((id) => tell({ kind: 'ask', id, question }));
  const hasFailed = (): boolean => questions.failure() !== undefined;
  return {
    tell,
    ask,
    hasFailed,
    close: async () => {
      if (!hasFailed()) await ask('close');
      await worker.terminate();
    },
  };
}
