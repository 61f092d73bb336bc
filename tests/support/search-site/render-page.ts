import { searchKeys } from '../../../src/search/search-keys.ts';
import { fixturePages, type FixturePage } from './pages.ts';

const escape = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/"/gu, '&quot;');
const meta = (name: string, value: string): string => `<meta data-pagefind-meta="${name}[content]" content="${escape(value)}">`;
const tag = (name: string, value: string): string => `<span data-pagefind-meta="${name}" data-pagefind-filter="${name}">${escape(value)}</span>`;

const renderSection = ([heading, text]: readonly [string, string], at: number): string =>
  `<h2 id="s${String(at + 1)}">${escape(heading)}</h2><ol><li id="s${String(at + 1)}-1">${escape(text)}</li></ol>`;

/** Boilerplate on every page, which must not outrank the pages that it names. */
const relatedTo = (page: FixturePage): readonly string[] => {
  const at = fixturePages.indexOf(page);
  return [1, 2, 3].map((step) => fixturePages[(at + step) % fixturePages.length]?.title ?? '');
};

/** The page's `<main>` as the site's templates write it. */
export const renderMain = (page: FixturePage): string => {
  const { keys, code } = searchKeys(page.title, { code: page.code });
  const control = `<div data-pagefind-ignore>${tag('chapter', page.chapter)}${tag('type', page.type)}<span data-pagefind-filter="role">${page.role}</span><span data-pagefind-meta="status">生效</span></div>`;
  const related = `<section data-pagefind-weight="0.1"><h2 id="related">相关文件</h2><p>${relatedTo(page).join('、')}</p></section>`;
  return [
    '<main data-pagefind-body>', `<h1 data-pagefind-meta="title">${escape(page.title)}</h1>`, meta('keys', keys), meta('code', code),
    control, ...page.sections.map(renderSection), related, '</main>',
  ].join('\n');
};

/** A whole page; `body` follows the main part. */
export const renderPage = (title: string, main: string, base: string, body = ''): string =>
  `<!doctype html><html lang="zh-CN" data-base="${base}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(title)}</title><link rel="stylesheet" href="${base}site.css"></head><body>
<header><button type="button" data-search-open>搜索</button><input aria-label="备注"></header>${main}${body}</body></html>`;
