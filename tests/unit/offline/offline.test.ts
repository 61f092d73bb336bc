import { describe, expect, test } from 'vitest';
import { compileRoleViews } from '../../../src/model/role-view.ts';
import { buildOfflineCatalogue, isLeftOut } from '../../../src/offline/build-offline-catalogue.ts';
import { packFiles, planUpdate, type OfflineFile } from '../../../src/offline/offline-catalogue.ts';
import { checkHarbour } from '../../support/harbour.ts';

const file = (url: string, revision = 'a'): OfflineFile => ({ url, revision, bytes: 10 });

describe('更新一个离线包', () => {
  test('变了的和新的要取，没有了的要删，没变的不动', () => {
    const before = [file('a/'), file('b/'), file('c/')];
    const after = [file('a/'), file('b/', 'b'), file('d/')];
    expect(planUpdate(before, after)).toEqual({ fetch: [file('b/', 'b'), file('d/')], drop: ['c/'] });
  });
});

describe('离线包', () => {
  const { manual } = checkHarbour();
  if (!manual) throw new Error('样本手册读不出来');
  const urls = ['', '404.html', 'offline/', 'quality/', 'quality/zl-sop-001/', 'aftersales/sh-sop-001/', 'aftersales/sh-pol-001/', 'roles/fixer/', 'roles/checker/', 'forms/fm-sh-01/', 'forms/fm-zl-01/', 'registers/terms/', 'tools/stock/', '_astro/a.css', '_astro/noto.woff2', 'print/manual/', 'downloads/', 'downloads/manual.pdf', 'manual.json', 'pagefind/pagefind.js', 'manual.schema.json', 'sitemap.xml', 'trace/map.json'];
  const catalogue = buildOfflineCatalogue({ manual, files: urls.filter((url) => !isLeftOut(url)).map((url) => file(url)), version: 'v' });
  const urlsOf = (id: string): readonly string[] => catalogue.packs.filter((pack) => pack.id === id).flatMap((pack) => packFiles(catalogue, pack).map(({ url }) => url));

  test('书、打印页、字体和给机器的数据不放进去', () => {
    expect(catalogue.files.map(({ url }) => url).filter((url) => /pdf|print|woff|manual.*json|xml/.test(url))).toEqual([]);
  });

  test('每个岗位一个，整本一个；大小是文件之和', () => {
    expect(catalogue.packs.map(({ id }) => id)).toEqual(['manual', ...[...compileRoleViews(manual).keys()].map((role) => `role-${role}`)]);
    for (const pack of catalogue.packs) expect(pack.bytes).toBe(packFiles(catalogue, pack).length * 10);
  });

  test('岗位包里有它的页、它做的和要读的文件、它填的表，没有别人的', () => {
    const fixer = urlsOf('role-fixer');
    expect(fixer).toEqual(expect.arrayContaining(['', 'offline/', 'roles/fixer/', 'aftersales/sh-sop-001/', 'forms/fm-sh-01/', 'tools/stock/', '_astro/a.css', 'pagefind/pagefind.js']));
    expect(fixer).not.toContain('roles/checker/');
    expect([fixer.includes('trace/map.json'), urlsOf('manual').includes('trace/map.json')]).toEqual([false, true]);
  });

  test('每个岗位都有的文件只列一遍', () => {
    for (const pack of catalogue.packs) expect(packFiles(catalogue, pack).map(({ url }) => url)).toEqual([...new Set(urlsOf(pack.id))]);
    expect(catalogue.packs.flatMap(({ own }) => own).filter((index) => index < catalogue.common)).toEqual([]);
    expect(catalogue.files.slice(0, catalogue.common).map(({ url }) => url)).toEqual(expect.arrayContaining(['', 'pagefind/pagefind.js', 'tools/stock/']));
  });

  test('写明版次和内容的日期', () => expect(catalogue.issue).toMatch(/^V\d+\.\d+ · \d{4}-\d{2}-\d{2}$/));
});
