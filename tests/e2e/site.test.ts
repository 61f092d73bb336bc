import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations, openSite, type OpenSite, type OpenVisit } from './open-site.ts';

/** Pages of the shipped manual; kinds.test.ts looks at every kind with the second company. */
const kinds = ['/', '/qc/', '/qc/qc-sop-003/', '/qc/qc-pol-001/', '/documents/', '/revisions/', '/registers/', '/registers/kpis/', '/registers/standards/', '/downloads/', '/guide/', '/guide/fields/', '/guide/parts/', '/guide/starters/', '/guide/findings/', '/404.html'] as const;

let site: OpenSite;
const visit: OpenSite['visit'] = (...arguments_) => site.visit(...arguments_);

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

describe.each(kinds)('每一类页面：%s', (path) => {
  let visited: OpenVisit;

  beforeAll(async () => {
    visited = await site.open(path);
  });
  afterAll(() => visited.close());

  test('只取本站的东西，也没有取不到的和脚本错误', () => {
    expect(visited.foreign).toEqual([]);
    expect(visited.failed).toEqual([]);
  });

  test('在 320、360、640、768、1440 像素宽时不横向溢出：放大到 200% 和 400% 也不', async () => {
    for (const width of [320, 360, 640, 768, 1440]) {
      await visited.page.setViewport({ width, height: 800 });
      expect(await visited.page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${width}`).toBeLessThanOrEqual(0);
    }
    await visited.page.setViewport({ width: 1280, height: 800 });
  });

  test('两种主题里无障碍检查都没有问题', async () => {
    expect(await axeViolations(visited.page)).toEqual([]);
  });

  test('不用 JavaScript 也读得到正文，能点目录，深色跟随系统', async () => {
    await visit(path, { script: false, theme: 'dark' }, async ({ page }) => {
      expect((await page.$eval('main', (main) => main.textContent.trim())).length).toBeGreaterThan(20);
      expect(await page.$eval('[data-search-open]', (button) => getComputedStyle(button).display)).toBe('none');
      expect(await page.$$eval('.site-menu__list a', (links) => links.length)).toBeGreaterThan(10);
      expect(await page.$eval('html', (html) => getComputedStyle(html).backgroundColor)).toBe('rgb(20, 24, 29)');
    });
  });
});

const statusText = (page: Page): Promise<string> => page.$eval('[data-search-status]', (element) => element.textContent);

async function search(page: Page, query: string): Promise<readonly string[]> {
  await page.type('[data-search-input]', query);
  await page.waitForFunction(() => /共|没有/.test(document.querySelector('[data-search-status]')?.textContent ?? ''), { timeout: 20_000 });
  return page.$$eval('.search__title', (all) => all.map((element) => element.textContent));
}

describe('搜索', () => {
  test.each([
    ['料检', '来料检验'],
    ['QC-SOP-003', '来料检验'],
    ['qcsop3', '来料检验'],
    ['来科检验', '来料检验'],
    ['来料檢驗', '来料检验'],
    ['tuihuanhuo', '退换货'],
  ])('按 / 打开，输入「%s」，第一个是%s', async (query, expected) => {
    await visit('/', {}, async ({ page, foreign }) => {
      await page.keyboard.press('/');
      await page.waitForSelector('[data-search-dialog][open]');
      const titles = await search(page, query);
      expect(titles[0], await statusText(page)).toContain(expected);
      expect(foreign).toEqual([]);
    });
  });

  test('按 Ctrl K 打开，按 Esc 关闭', async () => {
    await visit('/qc/', {}, async ({ page }) => {
      await page.keyboard.down('Control');
      await page.keyboard.press('k');
      await page.keyboard.up('Control');
      await page.waitForSelector('[data-search-dialog][open]');
      await page.keyboard.press('Escape');
      expect(await page.$('[data-search-dialog][open]')).toBeNull();
    });
  });

  test('回车打开选中的结果，停在对应的文件', async () => {
    await visit('/', {}, async ({ page }) => {
      await page.keyboard.press('/');
      await search(page, '来料检验');
      await page.keyboard.press('ArrowDown');
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      expect(page.url()).toContain('/qc/qc-sop-003/');
    });
  });
});

describe('灯', () => {
  test('拉一下换成深色，换页还记得', async () => {
    await visit('/', {}, async ({ page }) => {
      const background = (): Promise<string> => page.$eval('html', (html) => getComputedStyle(html).backgroundColor);
      const light = await background();
      await page.click('[data-theme-switch]');
      const dark = await background();
      expect(dark).not.toBe(light);
      await page.goto(new URL('qc/', site.url).href);
      expect(await background()).toBe(dark);
    });
  });
});

describe('文件页', () => {
  test('页内目录跟着读到的小节走', async () => {
    await visit('/qc/qc-sop-003/', { width: 1440 }, async ({ page }) => {
      await page.$eval('#steps', (heading) => heading.scrollIntoView());
      await page.waitForFunction(() => document.querySelector('[data-page-contents] [aria-current=location]')?.getAttribute('href') === '#steps');
    });
  });

  test('流程图在宽屏是泳道，在手机上是按岗位着色的清单', async () => {
    const shown = (page: Page, selector: string): Promise<boolean> => page.$eval(selector, (element) => getComputedStyle(element).display !== 'none');
    await visit('/qc/qc-sop-003/', { width: 1280 }, async ({ page }) => {
      expect([await shown(page, '.flow-frame'), await shown(page, '.flow-list')]).toEqual([true, false]);
    });
    await visit('/qc/qc-sop-003/', { width: 360 }, async ({ page }) => {
      expect([await shown(page, '.flow-frame'), await shown(page, '.flow-list')]).toEqual([false, true]);
    });
  });
});
