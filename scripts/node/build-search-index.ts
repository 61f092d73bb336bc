import { close, createIndex, type IndexFile, type PagefindIndex } from 'pagefind';
import { searchKeys } from '../../src/search/search-keys.ts';
import type { SearchRecord } from '../../src/search/search-record.ts';
import { separateTokens } from '../../src/search/separate-tokens.ts';

/** A page as it would be served: its address below the site's base, beginning with a slash, and its HTML. */
export interface SitePage {
  readonly url: string;
  readonly html: string;
}

export interface SearchIndex {
  /** Number of pages in the index. */
  readonly pages: number;
  /** Number of things in the index that are no pages of their own. */
  readonly records: number;
  /** Paths relative to the index's own folder. */
  readonly files: readonly IndexFile[];
}

const indexOptions = {
  // One language for all pages: the index cuts Chinese into words and pairs of characters.
  forceLanguage: 'zh-cn',
};

/** Places of words in one file of the index; the engine's own 20,000 make a reader load 32 KB for every word of a query, and fewer make many more files. */
const placesInFile = '5000';

/** The engine's ready-made user interfaces, which the site does not use. */
const isUnused = (path: string): boolean => /^pagefind-(?:ui|modular-ui|component-ui|highlight|worker)\./u.test(path);

const isIndexed = ({ url, html }: SitePage): boolean => html.includes('data-pagefind-body') && !url.startsWith('/print/');

const failOn = (errors: readonly string[], what: string): void => {
  if (errors.length > 0) throw new Error(`搜索索引没有建成：${what}。原因：${errors.join(';')}`);
};

const openIndex = async (): Promise<PagefindIndex> => {
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = placesInFile;
  const { errors, index } = await createIndex(indexOptions);
  failOn(errors, '索引程序没有启动');
  if (index === undefined) throw new Error('搜索索引没有建成：索引程序没有给出索引。');
  return index;
};

const addPage = async (index: PagefindIndex, { url, html }: SitePage): Promise<void> => {
  const { errors } = await index.addHTMLFile({ url, content: separateTokens(searchedPart(html)) });
  failOn(errors, `页面 ${url} 读不了`);
};

/** What is indexed stands in one element; the head and the menus around it would only be read and left out again. */
const searchedPart = (html: string): string => {
  const start = html.indexOf('<main');
  const end = html.lastIndexOf('</main>');
  return start < 0 || end < start ? html : `<html lang="zh-CN"><body>${html.slice(start, end)}</main></body></html>`;
};

const metaOf = ({ title, names, code, type, status, answer }: SearchRecord): Readonly<Record<string, string>> => {
  const { keys, code: spellings } = searchKeys(title, { code, type, names });
  const meta = { title, keys, code: spellings, number: code, type, status, names: names.join('|'), answer };
  return Object.fromEntries(Object.entries(meta).filter(([, value]) => value !== ''));
};

const escapeHtml = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/"/gu, '&quot;');

/** A record as a page: its text is short, and would outrank the documents that say what to do if it had its full weight. */
const renderRecord = (record: SearchRecord): string => {
  const meta = Object.entries(metaOf(record)).map(([name, value]) => `<span data-pagefind-meta="${name}[data-value]" data-value="${escapeHtml(value)}"></span>`);
  const filters = [['type', record.type], ...record.roles.map((role) => ['role', role])].map(([name = '', value = '']) => `<span data-pagefind-filter="${name}[data-value]" data-value="${escapeHtml(value)}"></span>`);
  return `<!doctype html><html lang="zh-CN"><body><main data-pagefind-body>${meta.join('')}${filters.join('')}<p data-pagefind-weight="0.2">${escapeHtml(record.text)}</p></main></body></html>`;
};

const addRecord = async (index: PagefindIndex, record: SearchRecord): Promise<void> => {
  const { errors } = await index.addHTMLFile({ url: record.href, content: separateTokens(renderRecord(record)) });
  failOn(errors, `条目 ${record.href} 读不了`);
};

const addRecords = async (index: PagefindIndex, records: readonly SearchRecord[]): Promise<void> => {
  await Promise.all(records.map((record) => addRecord(index, record)));
};

const byAddress = <T>(things: readonly T[], addressOf: (thing: T) => string): readonly T[] => things.toSorted((a, b) => (addressOf(a) < addressOf(b) ? -1 : 1));

/** A record whose page is in the index itself would be found twice. */
const withoutPages = (records: readonly SearchRecord[], known: ReadonlySet<string>): readonly SearchRecord[] => records.filter(({ href }) => !known.has(href));

/** An index that grows while the site is written: the indexing program works beside the one that renders. */
export interface GrowingIndex {
  /** Takes a page; resolves at once while few wait, and otherwise when there is room for the next one. */
  add(page: SitePage): Promise<void>;
  /** Whether the next page would have to wait. */
  isBusy(): boolean;
  /** Adds what is no page of its own and gives the index; no page may come after this. */
  finish(records: readonly SearchRecord[]): Promise<SearchIndex>;
}

/** Pages that may wait for the indexing program: enough that it never waits, few enough that memory does not grow with the site. */
const waitingRoom = 64;

/**
 * One Chinese index of the pages that carry `data-pagefind-body`, never those for print, and of the records; the same pages and
 * records in the same order give the same files. The indexing program takes what it is sent one after the other.
 */
export const growSearchIndex = async (): Promise<GrowingIndex> => {
  const index = await openIndex();
  const known = new Set<string>();
  const waiting: Promise<void>[] = [];
  let [pending, finished] = [0, false];
  const send = (page: SitePage): void => {
    pending += 1;
    const sent = addPage(index, page).finally(() => { pending -= 1; });
    // A failure is told by whoever waits next; until then nobody must be surprised by it.
    sent.catch(() => undefined);
    waiting.push(sent);
  };
  return {
    add: async (page) => {
      if (!isIndexed(page)) return;
      if (finished) throw new Error(`页面 ${page.url} 要进搜索索引，可是索引已经做好了。`);
      known.add(page.url);
      send(page);
      if (waiting.length >= waitingRoom) await waiting.shift();
    },
    isBusy: () => pending >= waitingRoom - 1,
    finish: async (records) => {
      finished = true;
      await Promise.all(waiting);
      const others = byAddress(withoutPages(records, known), ({ href }) => href);
      await addRecords(index, others);
      const { errors, files } = await index.getFiles();
      failOn(errors, '索引文件写不出来');
      await index.deleteIndex();
      return { pages: known.size, records: others.length, files: byAddress(files.filter((file) => !isUnused(file.path)), ({ path }) => path) };
    },
  };
};

/** The index of pages that are there already. */
export const buildSearchIndex = async (pages: readonly SitePage[], records: readonly SearchRecord[] = []): Promise<SearchIndex> => {
  const index = await growSearchIndex();
  for (const page of byAddress(pages, ({ url }) => url)) await index.add(page);
  return index.finish(records);
};

/** Ends the indexing program that the first index started; without it the process stays alive. */
export const closeSearchIndexer = async (): Promise<void> => {
  await close();
};
