import { searchKeys } from '../../src/search/search-keys.ts';
import type { SearchRecord } from '../../src/search/search-record.ts';

/** A page as it would be served: its address below the site's base, beginning with a slash, and its HTML. */
export interface SitePage {
  readonly url: string;
  readonly html: string;
}

/** Pages that carry `data-pagefind-body`, never those for print. */
export const isIndexed = ({ url, html }: SitePage): boolean => html.includes('data-pagefind-body') && !url.startsWith('/print/');

/** What of a page is read for the index: it stands in one element, the head and the menus around it would only be left out again. */
export const pageContent = ({ html }: SitePage): string => {
  const start = html.indexOf('<main');
  const end = html.lastIndexOf('</main>');
  return start < 0 || end < start ? html : `${html.slice(start, end)}</main>`;
};

const metaOf = ({ title, names, code, type, status, answer }: SearchRecord): Readonly<Record<string, string>> => {
  const { keys, code: spellings } = searchKeys(title, { code, type, names });
  const meta = { title, keys, code: spellings, number: code, type, status, names: names.join('|'), answer };
  return Object.fromEntries(Object.entries(meta).filter(([, value]) => value !== ''));
};

const escapeHtml = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/"/gu, '&quot;');

/** A record as a page: its text is short, and would outrank the documents that say what to do if it had its full weight. */
export const recordContent = (record: SearchRecord): string => {
  const meta = Object.entries(metaOf(record)).map(([name, value]) => `<span data-pagefind-meta="${name}[data-value]" data-value="${escapeHtml(value)}"></span>`);
  const filters = [['type', record.type], ...record.roles.map((role) => ['role', role])].map(([name = '', value = '']) => `<span data-pagefind-filter="${name}[data-value]" data-value="${escapeHtml(value)}"></span>`);
  return `<main data-pagefind-body>${meta.join('')}${filters.join('')}<p data-pagefind-weight="0.2">${escapeHtml(record.text)}</p></main>`;
};

