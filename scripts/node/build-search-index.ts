import type { IndexFile } from 'pagefind';
import type { SearchRecord } from '../../src/search/search-record.ts';
import { shortDigest } from './cache-dir.ts';
import { startIndexThread, type IndexThread } from './index-aside.ts';
import type { IndexedPage } from './patch-index.ts';
import type { Pressed } from './press-index.ts';
import type { IndexFiles } from './read-index.ts';
import { isIndexed, pageContent, recordContent, type SitePage } from './search-contents.ts';

export interface SearchIndex {
  /** Number of pages in the index. */
  readonly pages: number;
  /** Number of things in the index that are no pages of their own. */
  readonly records: number;
  /** Paths relative to the index's own folder. */
  readonly files: readonly IndexFile[];
  /** What is in it, in order. */
  readonly entries: readonly IndexedPage[];
  /** Pages that are not searched, by the digests of their files. */
  readonly unsearched: ReadonlyMap<string, string>;
}

/** A page that was written: its address, the digest of its file, and how to read it. */
export interface WrittenPage {
  readonly url: string;
  readonly file: string;
  read(): Promise<string>;
}

const byAddress = <T>(things: readonly T[], addressOf: (thing: T) => string): readonly T[] => things.toSorted((a, b) => (addressOf(a) < addressOf(b) ? -1 : 1));

/** An index that grows while the site is written. */
export interface GrowingIndex {
  /**
   * Takes a page; resolves when there is room for the next one. It is read when its file is not known and nobody has its text at hand;
   * should it be needed again, it is read again.
   */
  add(page: WrittenPage, html?: string): Promise<void>;
  /** Adds what is no page of its own and gives the index; no page may come after this. */
  finish(records: readonly SearchRecord[]): Promise<SearchIndex>;
  /** Also when it is given up. */
  close(): void;
}

/** An index that was made before. */
export interface EarlierIndex {
  readonly pages: readonly IndexedPage[];
  readonly unsearched: ReadonlyMap<string, string>;
  /** Its files; undefined when they are not what was written any more. */
  files(): IndexFiles | undefined;
}

/** What is in the index, and how to come by it. */
interface Entry {
  readonly url: string;
  readonly file: string;
  readonly digest: string;
  readonly content: () => string | Promise<string>;
}

/** Up to this share of the pages an earlier index is brought up to date; with more it is as well made anew. */
const freshShare = 1 / 8;

/**
 * One Chinese index of the pages that carry `data-pagefind-body`, never those for print, and of the records; the same pages and
 * records in the same order give the same files. With an earlier index only what has changed since is read.
 */
export const growSearchIndex = (earlier?: EarlierIndex): GrowingIndex => {
  const entries: Entry[] = [];
  const known = new Map(earlier?.pages.map((page) => [page.url, page]));
  const unsearched = new Map<string, string>();
  const fresh: Entry[] = [];
  let [patching, finished] = [earlier !== undefined, false];
  let thread: IndexThread | undefined;
  const openThread = (): IndexThread => (thread ??= startIndexThread({ isWhole: !patching }));
  // It takes a while until it can cut texts, and nobody else needs the time while the manual is read.
  openThread();
  const closeThread = (): void => {
    thread?.close();
    thread = undefined;
  };
  const send = async ({ url, content }: Entry): Promise<void> => openThread().send(url, await content());
  /** Everything is read after all. */
  const startAnew = async (): Promise<void> => {
    patching = false;
    closeThread();
    for (const entry of entries) await send(entry);
  };
  const take = async (content: string, { url, file, content: reread }: Omit<Entry, 'digest'>): Promise<void> => {
    const later = { url, file, digest: shortDigest(content), content: reread };
    const now = { ...later, content: () => content };
    if (!patching) {
      entries.push(later);
      return send(now);
    }
    const isFresh = known.get(url)?.digest !== later.digest;
    entries.push(isFresh ? now : later);
    if (isFresh) await takeFresh(now);
  };
  const takeFresh = async (entry: Entry): Promise<void> => {
    fresh.push(entry);
    if (fresh.length > known.size * freshShare) return startAnew();
    await send(entry);
  };
  const patch = async (): Promise<Pressed | undefined> => {
    const old = earlier?.files();
    if (!earlier || !old) return undefined;
    const pages = entries.map(({ url, file, digest }) => ({ url, file, digest }));
    if (fresh.length === 0 && pages.length === earlier.pages.length && pages.every(({ url }, at) => url === earlier.pages[at]?.url)) return unchanged(old, earlier.pages);
    return openThread().patch({ old, oldPages: earlier.pages, pages, freshPages: fresh.map(({ url }) => url) });
  };
  return {
    add: async ({ url, file, read }, html) => {
      if (finished) throw new Error(`页面 ${url} 要进搜索索引，可是索引已经做好了。`);
      const content = async (): Promise<string> => pageContent({ url, html: await read() });
      const earlierPage = known.get(url);
      if (patching && earlierPage?.file === file) return void entries.push({ url, file, digest: earlierPage.digest, content });
      const isUnsearched = earlier?.unsearched.get(url) === file;
      const page = isUnsearched ? undefined : { url, html: html ?? (await read()) };
      if (page && isIndexed(page)) await take(pageContent(page), { url, file, content });
      else unsearched.set(url, file);
    },
    finish: async (records) => {
      finished = true;
      const pages = entries.length;
      const urls = new Set(entries.map(({ url }) => url));
      const others = byAddress(records.filter(({ href }) => !urls.has(href)), ({ href }) => href);
      for (const record of others) await take(recordContent(record), { url: record.href, file: '', content: () => recordContent(record) });
      const patched = patching ? await patch() : undefined;
      if (patching && !patched) await startAnew();
      const { files, fields } = patched ?? (await openThread().finish());
      return { pages, records: others.length, files: byAddress(files, ({ path }) => path), entries: describe(entries, fields), unsearched };
    },
    close: closeThread,
  };
};

const unchanged = (files: IndexFiles, pages: readonly IndexedPage[]): Pressed => ({ files: [...files].map(([path, content]) => ({ path, content })), fields: new Map(pages.map(({ url, fields }) => [url, fields])) });

const describe = (entries: readonly Entry[], fields: ReadonlyMap<string, readonly string[]>): readonly IndexedPage[] => entries.map(({ url, file, digest }) => ({ url, file, digest, fields: fields.get(url) ?? [] }));

/** The index of pages that are there already. */
export const buildSearchIndex = async (pages: readonly SitePage[], records: readonly SearchRecord[] = []): Promise<SearchIndex> => {
  const index = growSearchIndex();
  try {
    for (const { url, html } of byAddress(pages, (page) => page.url)) await index.add({ url, file: shortDigest(html), read: () => Promise.resolve(html) });
    return await index.finish(records);
  } finally {
    index.close();
  }
};
