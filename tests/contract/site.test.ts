import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadManual } from '../../scripts/node/load-manual.ts';
import { projectDir } from '../../scripts/node/project-dir.ts';
import { documentPath } from '../../src/model/addresses.ts';
import type { Manual } from '../../src/model/manual.ts';
import { serialiseManual } from '../../src/model/serialise-manual.ts';
import { builtSite } from '../support/built-site.ts';
import { idsOf, linksOf, readSite, resourcesOf, type SitePage } from '../support/read-site.ts';
import { printItems, webItems } from '../support/site-items.ts';

let dir = '';
let pages: readonly SitePage[] = [];
let manual: Manual;

beforeAll(async () => {
  ({ dir } = await builtSite());
  pages = await readSite(dir);
  const compiled = await loadManual(join(projectDir, 'content'));
  if (!compiled.manual) throw new Error('内容不能编译');
  manual = compiled.manual;
});

const reading = (page: SitePage): boolean => !page.path.startsWith('/print/');

const inSite = (href: string): boolean => !/^[a-z]+:/i.test(href);
const resolve = (href: string, page: SitePage): URL => new URL(href, `http://site${page.path}`);

describe('输出的约定', () => {
  test.each(['index.html', '404.html', 'manual.json', 'pagefind/pagefind.js', 'manual.schema.json', 'sitemap.xml', 'robots.txt'])('有 %s', (file) => {
    expect(existsSync(join(dir, file))).toBe(true);
  });

  test('manual.json 就是检查命令看到的那本手册', async () => {
    const published: unknown = JSON.parse(await readFile(join(dir, 'manual.json'), 'utf8'));
    expect(published).toEqual(JSON.parse(JSON.stringify(serialiseManual(manual))));
  });

  test('每份文件都有一页', () => {
    const paths = new Set(pages.map(({ path }) => path));
    for (const document of manual.documents) expect(paths).toContain(documentPath(document));
  });
});

describe('网页和书', () => {
  test('文件、步骤、表单、岗位、指标、风险、标准、术语，网页上有的书里都有，书里有的网页上都有，和模型里的一样多', () => {
    const print = pages.find(({ path }) => path === '/print/manual/');
    if (!print) throw new Error('没有打印页');
    const web = webItems(pages);
    expect(printItems(print)).toEqual(web);
    const { forms, roles, kpis, risks, standards, terms } = manual.registers;
    const steps = manual.documents.flatMap((document) => document.steps);
    expect(Object.entries(web).map(([kind, items]) => `${kind} ${items.length}`)).toEqual(
      Object.entries({ document: manual.documents, step: steps, form: forms, role: roles, kpi: kpis, risk: risks, standard: standards, term: terms }).map(([kind, items]) => `${kind} ${items.length}`),
    );
  });
});

describe('链接', () => {
  test('站内链接和锚点都有着落', () => {
    const byPath = new Map(pages.map((page) => [page.path, idsOf(page)]));
    const dead = pages.filter(reading).flatMap((page) =>
      linksOf(page)
        .filter(inSite)
        .flatMap((href) => {
          const { pathname, hash } = resolve(href, page);
          const ids = byPath.get(pathname);
          if (!ids) return existsSync(join(dir, pathname)) ? [] : [`${page.path} → ${href}`];
          return hash === '' || ids.has(decodeURIComponent(hash.slice(1))) ? [] : [`${page.path} → ${href}`];
        }),
    );
    expect(dead).toEqual([]);
  });

  test('每一页都能从首页点到', () => {
    const byPath = new Map(pages.map((page) => [page.path, page]));
    const seen = new Set<string>();
    const queue = ['/'];
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      const page = byPath.get(path);
      if (!page || seen.has(path)) continue;
      seen.add(path);
      queue.push(...linksOf(page).filter(inSite).map((href) => resolve(href, page).pathname));
    }
    expect(pages.map(({ path }) => path).filter((path) => !seen.has(path) && !path.startsWith('/print/') && path !== '/404.html')).toEqual([]);
  });

  test('没有一页从别的网站取东西', () => {
    const foreign = pages.flatMap((page) => resourcesOf(page).filter((address) => /^(https?:)?\/\//.test(address)).map((address) => `${page.path} ${address}`));
    expect(foreign).toEqual([]);
  });

  test('页面里没有重复的 id', () => {
    const doubled = pages.flatMap((page) => {
      const ids = [...page.html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      return ids.length === new Set(ids).size ? [] : [`${page.path} ${[...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].join(' ')}`];
    });
    expect(doubled).toEqual([]);
  });
});

describe('页面', () => {
  test('层的次序写在样式表之前', () => {
    for (const page of pages) expect(page.html.indexOf('@layer reset, tokens, base'), page.path).toBeLessThan(page.html.indexOf('<link rel="stylesheet"'));
  });

  test('标题由工具编号，次序不跳', () => {
    for (const document of manual.documents) {
      const numbers = document.outline.map(({ number }) => number);
      expect(new Set(numbers).size, document.code).toBe(numbers.length);
      expect(numbers.every((number) => number.startsWith(`${document.number}.`))).toBe(true);
    }
  });

  test('没有随网站印整本时，首页说怎么印，不给死链', async () => {
    const home = await readFile(join(dir, 'index.html'), 'utf8');
    expect(home).toContain('data-book="missing"');
    expect(home).toContain('npm run pdf');
    expect(home).not.toContain('%%PDF');
  });

  test('没有内联样式和内联事件', () => {
    const found = pages.filter(reading).filter(({ html }) => /<[a-z][^>]*\s(?:style|on[a-z]+)="/i.test(html)).map(({ path }) => path);
    expect(found).toEqual([]);
  });
});

describe('公司是数据', () => {
  test('代码里没有示例公司的名字', async () => {
    const words = [manual.company.name, manual.company.shortName, manual.company.manual.code, manual.company.englishName];
    const found: string[] = [];
    for (const folder of ['src', 'templates', 'scripts']) {
      for (const file of await readdir(join(projectDir, folder), { recursive: true })) {
        const path = join(projectDir, folder, file);
        if (!(await stat(path)).isFile()) continue;
        const text = await readFile(path, 'utf8');
        if (words.some((word) => text.includes(word))) found.push(`${folder}/${file}`);
      }
    }
    expect(found).toEqual([]);
  });
});
