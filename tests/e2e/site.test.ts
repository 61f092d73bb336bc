import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveSite, type SiteServer } from '../../scripts/node/serve-site.ts';
import { builtSite } from '../support/built-site.ts';
import { launchBrowser, type LaunchedBrowser } from './launch-browser.ts';

/** One page of every kind. */
const kinds = ['/', '/qc/', '/qc/qc-sop-003/', '/qc/qc-pol-001/', '/documents/', '/registers/', '/registers/roles/', '/registers/standards/', '/downloads/', '/guide/', '/guide/fields/', '/guide/parts/', '/404.html'] as const;

let chrome: LaunchedBrowser;
let server: SiteServer;
let axe = '';

beforeAll(async () => {
  const { dir } = await builtSite();
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  [chrome, server] = await Promise.all([launchBrowser(), serveSite({ directory: dir })]);
});
afterAll(async () => {
  await chrome.close();
  await server.close();
});

interface Setting {
  readonly width?: number;
  readonly theme?: 'light' | 'dark';
  readonly script?: boolean;
}

interface Visit {
  readonly page: Page;
  readonly foreign: readonly string[];
  readonly failed: readonly string[];
}

async function visit(path: string, { width = 1280, theme = 'light', script = true }: Setting, use: (visit: Visit) => Promise<void>): Promise<void> {
  const context = await chrome.browser.createBrowserContext();
  const page = await context.newPage();
  const foreign: string[] = [];
  const failed: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url) && !request.url().startsWith('data:')) foreign.push(request.url());
  });
  page.on('response', (response) => void (response.status() >= 400 && failed.push(response.url())));
  page.on('pageerror', (error) => void failed.push(String(error)));
  try {
    await page.setJavaScriptEnabled(script);
    await page.setViewport({ width, height: 800 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    await page.goto(new URL(path.slice(1), server.url).href, { waitUntil: 'load' });
    await use({ page, foreign, failed });
  } finally {
    await context.close();
  }
}

describe('每一类页面', () => {
  test.each(kinds)('%s 在 360、768、1440 像素宽时不横向溢出', async (path) => {
    for (const width of [360, 768, 1440])
      await visit(path, { width }, async ({ page }) => {
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${width}`).toBeLessThanOrEqual(0);
      });
  });

  test.each(kinds)('%s 只取本站的东西，也没有取不到的和脚本错误', async (path) => {
    await visit(path, {}, async ({ foreign, failed }) => {
      expect(foreign).toEqual([]);
      expect(failed).toEqual([]);
    });
  });

  test.each(kinds.flatMap((path) => (['light', 'dark'] as const).map((theme) => [path, theme] as const)))('%s 无障碍检查没有问题（%s）', async (path, theme) => {
    await visit(path, { theme }, async ({ page }) => {
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const { violations: found } = await (window as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe.run();
        return found.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 120)).join(' | ')}`);
      });
      expect(violations).toEqual([]);
    });
  });
});

describe('不用 JavaScript', () => {
  test.each(kinds)('%s 读得到正文，能点目录，深色跟随系统', async (path) => {
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
      await page.goto(new URL('qc/', server.url).href);
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
