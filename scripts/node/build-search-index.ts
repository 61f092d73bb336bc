import { close, createIndex, type IndexFile, type PagefindIndex } from 'pagefind';
import { separateTokens } from '../../src/search/separate-tokens.ts';

/** A page as it would be served: its address below the site's base, beginning with a slash, and its HTML. */
export interface SitePage {
  readonly url: string;
  readonly html: string;
}

export interface SearchIndex {
  /** Number of pages in the index. */
  readonly pages: number;
  /** Paths relative to the index's own folder. */
  readonly files: readonly IndexFile[];
}

const indexOptions = {
  // One language for all pages: the index cuts Chinese into words and pairs of characters.
  forceLanguage: 'zh-cn',
  // Few files are easier to keep offline than one for each page.
  maxFragments: 8,
};

/** The engine's ready-made user interfaces, which the site does not use. */
const isUnused = (path: string): boolean => /^pagefind-(?:ui|modular-ui|component-ui|highlight|worker)\./u.test(path);

const isIndexed = ({ url, html }: SitePage): boolean => html.includes('data-pagefind-body') && !url.startsWith('/print/');

const failOn = (errors: readonly string[], what: string): void => {
  if (errors.length > 0) throw new Error(`搜索索引没有建成：${what}。原因：${errors.join(';')}`);
};

const openIndex = async (): Promise<PagefindIndex> => {
  const { errors, index } = await createIndex(indexOptions);
  failOn(errors, '索引程序没有启动');
  if (index === undefined) throw new Error('搜索索引没有建成：索引程序没有给出索引。');
  return index;
};

const addPages = async (index: PagefindIndex, pages: readonly SitePage[]): Promise<void> => {
  for (const { url, html } of pages) {
    const { errors } = await index.addHTMLFile({ url, content: separateTokens(html) });
    failOn(errors, `页面 ${url} 读不了`);
  }
};

/** Pages that carry `data-pagefind-body`, never those for print, as one Chinese index; the same pages give the same files. */
export const buildSearchIndex = async (pages: readonly SitePage[]): Promise<SearchIndex> => {
  const index = await openIndex();
  const indexed = pages.filter(isIndexed).sort((a, b) => (a.url < b.url ? -1 : 1));
  await addPages(index, indexed);
  const { errors, files } = await index.getFiles();
  failOn(errors, '索引文件写不出来');
  await index.deleteIndex();
  return { pages: indexed.length, files: files.filter((file) => !isUnused(file.path)).sort((a, b) => (a.path < b.path ? -1 : 1)) };
};

/** Ends the indexing program that the first index started; without it the process stays alive. */
export const closeSearchIndexer = async (): Promise<void> => {
  await close();
};
