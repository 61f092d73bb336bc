import { beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from '../support/built-site.ts';
import { htmlFaults } from '../support/html-faults.ts';
import { pageKind } from '../support/page-kind.ts';
import { readSite, type SitePage } from '../support/read-site.ts';

/** The long tables take seconds each; other-company.test.ts looks at the same pages of a small company, `npm run html` at all of these. */
const longest = 120_000;

let pages: readonly SitePage[] = [];

beforeAll(async () => {
  pages = await readSite((await builtSite()).dir);
});

describe('网页的 HTML', () => {
  test('每一种页面各看一页，html-validate 没有意见', async () => {
    const reading = pages.filter(({ path, html }) => !path.startsWith('/print/') && html.length < longest);
    const sample = [...Map.groupBy(reading, ({ path }) => pageKind(path)).values()].flatMap((kind) => kind.slice(-1));
    expect(sample.length).toBeGreaterThan(50);
    expect((await Promise.all(sample.map(htmlFaults))).flat()).toEqual([]);
  });

  test('写错的网页看得出来', async () => {
    const broken = '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>一</title></head><body><main><p>一段<div>块</div></p><img src="/a.png"></main></body></html>';
    expect((await htmlFaults({ path: '/a/', html: broken })).join('\n')).toMatch(/no-implicit-close[^]*wcag\/h37/);
  });
});
