import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadManual } from '../../scripts/node/load-manual.ts';
import { projectDir } from '../../scripts/node/project-dir.ts';
import { documentPath, siteUrl } from '../../src/model/addresses.ts';
import type { Manual } from '../../src/model/manual.ts';
import { listRevisions } from '../../src/model/revisions.ts';
import { builtSite } from '../support/built-site.ts';
import { listablePages, readMachineFiles, statementsOf, type MachineFiles } from '../support/machine-files.ts';
import { readSite, type SitePage } from '../support/read-site.ts';

let dir = '';
let pages: readonly SitePage[] = [];
let manual: Manual;
let files: MachineFiles;

beforeAll(async () => {
  ({ dir } = await builtSite());
  [pages, files] = await Promise.all([readSite(dir), readMachineFiles(dir)]);
  const compiled = await loadManual(join(projectDir, 'content'));
  if (!compiled.manual) throw new Error('内容不能编译');
  manual = compiled.manual;
});

describe('给搜索引擎的', () => {
  test('站点地图列的正是读者的页：不多不少，没有打印页、编辑指南和作废说明', () => {
    expect([...files.listed].sort()).toEqual(listablePages(pages).map((path) => siteUrl(manual, path)).sort());
    expect(files.listed.length).toBeGreaterThan(manual.documents.length);
  });

  test('robots.txt 指向站点地图，不让进打印页', async () => {
    const robots = await readFile(join(dir, 'robots.txt'), 'utf8');
    expect(robots).toContain(`Sitemap: ${siteUrl(manual, '/sitemap.xml')}\n`);
    expect(robots).toContain('Disallow: /print/\n');
  });

  test('有面包屑的页都说出自己的位置，和读者看到的一样', () => {
    const wrong = pages.filter(({ html }) => html.includes('class="breadcrumbs"')).flatMap((page) => {
      const list = statementsOf(page).filter((statement) => statement['@type'] === 'BreadcrumbList');
      const said = (list[0]?.['itemListElement'] as { name: string }[] | undefined)?.map(({ name }) => name).join(' › ');
      return list.length === 1 && said === shownTrail(page.html) ? [] : [`${page.path}：${said}，看到的是 ${shownTrail(page.html)}`];
    });
    expect(wrong).toEqual([]);
  });

  test('每份文件都说出编号、版次、状态和网址', () => {
    const byPath = new Map(pages.map((page) => [page.path, page]));
    for (const document of manual.documents) {
      const page = byPath.get(documentPath(document));
      const article = page && statementsOf(page).find((statement) => statement['@type'] === 'TechArticle');
      expect(article, document.code).toMatchObject({
        identifier: document.code,
        headline: document.title,
        version: document.header.version,
        creativeWorkStatus: document.header.status,
        url: siteUrl(manual, documentPath(document)),
        publisher: { name: manual.company.name },
      });
    }
  });
});

/** The breadcrumbs as the page shows them. */
const shownTrail = (html: string): string =>
  [...(/<nav class="breadcrumbs".*?<\/nav>/s.exec(html)?.[0] ?? '').matchAll(/<li[^>]*>(.*?)<\/li>/gs)].map(([, item = '']) => decode(item.replace(/<[^>]*>/g, ''))).join(' › ');

const decode = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

describe('订阅', () => {
  test('首页说出修订的订阅在哪里，最新一条是最近一次修订', async () => {
    expect(pages.find(({ path }) => path === '/')?.html).toContain('<link rel="alternate" type="application/atom+xml" title="修订" href="/revisions/feed.xml">');
    const feed = await readFile(join(dir, 'revisions/feed.xml'), 'utf8');
    const newest = listRevisions(manual)[0];
    expect(/<entry><id>([^<]+)<\/id>/.exec(feed)?.[1]).toBe(newest && `${siteUrl(manual, documentPath(newest.document))}#${newest.change.version}`);
  });
});

describe('给语言模型的', () => {
  test('网页说自己有副本，副本就在；没说的没有', () => {
    const told = pages.flatMap(({ path, html }) => (/<link rel="alternate" type="text\/markdown" href="([^"]+)"/.exec(html)?.[1] === `${path}index.md` ? [`${path}index.md`.slice(1)] : []));
    expect([...files.copies].sort()).toEqual(told.sort());
    for (const document of manual.documents) expect(files.copies).toContain(`${documentPath(document)}index.md`.slice(1));
  });

  test('llms.txt 里的链接都有着落', async () => {
    const links = [...(await readFile(join(dir, 'llms.txt'), 'utf8')).matchAll(/\]\(([^)\s]+)\)/g)].map(([, url = '']) => url);
    expect(links.length).toBeGreaterThan(manual.documents.length);
    expect(links.filter((url) => !url.startsWith(siteUrl(manual, '/')) || !existsSync(join(dir, url.slice(siteUrl(manual, '').length))))).toEqual([]);
  });

  test('副本里的链接指到的页都在', async () => {
    const paths = new Set(pages.map(({ path }) => path));
    const root = siteUrl(manual, '');
    for (const file of files.copies) {
      const dead = [...(await readFile(join(dir, file), 'utf8')).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, url = '']) => (url.startsWith(`${root}/`) ? [new URL(url).pathname.slice(new URL(`${root}/`).pathname.length - 1)] : []));
      expect(dead.filter((path) => !paths.has(path) && !existsSync(join(dir, path))), file).toEqual([]);
    }
  });
});

describe('给别的系统的', () => {
  test('manual.json 符合一起发布的 manual.schema.json', () => {
    expect(files.schemaProblems).toEqual([]);
  });

  test('manual.json 写错一个字段，说明书就指出来', async () => {
    const published = JSON.parse(await readFile(join(dir, 'manual.json'), 'utf8')) as { documents: { header: { version: string } }[] };
    const first = published.documents[0];
    if (first) first.header.version = '第一版';
    expect((await readMachineFiles(dir, published)).schemaProblems.join()).toContain('/documents/0/header');
  });
});
