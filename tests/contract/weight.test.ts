import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { documentPath } from '../../src/model/addresses.ts';
import { builtSite } from '../support/built-site.ts';
import { styleSheetsOf, weighPage, type PageWeight } from '../support/page-weight.ts';
import { readSite, type SitePage } from '../support/read-site.ts';
import { shippedManual } from '../support/shipped-manual.ts';

/** What a reader with a cheap phone pays for a document on the first visit: compressed bytes, without images. */
const budget = { total: 45_000, js: 20_000, css: 15_000 };

/** Lists of everything and pages full of charts weigh more; nobody opens them first, but on the same phone. */
const heaviest = 85_000;
/** Only what is long can be heavy. */
const longHtml = 100_000;

let dir = '';
let pages: readonly SitePage[] = [];
let weights: readonly PageWeight[] = [];
let others: readonly PageWeight[] = [];

beforeAll(async () => {
  ({ dir } = await builtSite());
  const documents = new Set((await shippedManual()).documents.map(documentPath));
  const all = await readSite(dir);
  pages = all.filter(({ path }) => documents.has(path));
  const long = all.filter(({ path, html }) => !documents.has(path) && !path.startsWith('/print/') && html.length > longHtml);
  others = (await Promise.all(long.map((page) => weighPage(dir, page)))).toSorted((a, b) => b.total - a.total);
  weights = (await Promise.all(pages.map((page) => weighPage(dir, page)))).toSorted((a, b) => b.total - a.total);
});

const shown = ({ path, total, html, css, js }: PageWeight): string => `${path} 共 ${total} 字节：网页 ${html}，样式 ${css}，脚本 ${js}`;

describe('第一次打开一份文件要下载多少', () => {
  test('最重的十页', () => {
    console.log([...weights.slice(0, 10), ...others.slice(0, 10)].map(shown).join('\n'));
    expect(weights.length).toBeGreaterThan(200);
  });

  test(`网页、样式、脚本压缩后不超过 ${budget.total} 字节`, () => {
    expect(weights.filter(({ total }) => total > budget.total).map(shown)).toEqual([]);
  });

  test(`脚本不超过 ${budget.js} 字节，样式不超过 ${budget.css} 字节`, () => {
    expect(weights.filter(({ js, css }) => js > budget.js || css > budget.css).map(shown)).toEqual([]);
  });

  test(`登记册、走势、追溯和别的长页也不超过 ${heaviest} 字节`, () => {
    expect(others.length).toBeGreaterThan(10);
    expect(others.filter(({ total }) => total > heaviest).map(shown)).toEqual([]);
  });

  test('追溯的第一页不比一份文件重', () => {
    expect(others.filter(({ path, total }) => path === '/trace/' && total <= budget.total)).toHaveLength(1);
  });

  test('屏幕用的样式里没有网络字体', async () => {
    const sheets = new Set(pages.flatMap((page) => styleSheetsOf(page, '/')));
    expect(sheets.size).toBeGreaterThan(0);
    for (const sheet of sheets) expect(await readFile(join(dir, sheet), 'utf8'), sheet).not.toContain('@font-face');
  });

  test('脚本和样式都量到了', () => {
    for (const { path, js, css } of weights) expect(Math.min(js, css), path).toBeGreaterThan(1000);
  });
});
