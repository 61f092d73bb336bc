import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'puppeteer';
import { serveSite, type SiteServer } from '../../scripts/node/serve-site.ts';
import { builtSite } from '../support/built-site.ts';
import { launchBrowser, type LaunchedBrowser } from './launch-browser.ts';

let chrome: LaunchedBrowser;
let server: SiteServer;
let page: Page;

beforeAll(async () => {
  const { dir } = await builtSite();
  [chrome, server] = await Promise.all([launchBrowser(), serveSite({ directory: dir })]);
  page = await chrome.browser.newPage();
});
afterAll(async () => {
  await chrome.close();
  await server.close();
});

const open = async (path: string): Promise<void> => void (await page.goto(new URL(path, server.url).href, { waitUntil: 'load' }));
const keys = (attribute: string): Promise<readonly string[]> => page.$$eval('[data-filter-item]', (items, name) => items.map((item) => item.getAttribute(name) ?? ''), attribute);

describe('文件总表', () => {
  test('没有脚本也是评审日期近的在前', async () => {
    await page.setJavaScriptEnabled(false);
    await open('documents/');
    const dates = await page.$$eval('[data-review]', (places) => places.map((place) => place.getAttribute('data-review') ?? ''));
    await page.setJavaScriptEnabled(true);
    expect(dates.length).toBeGreaterThan(100);
    expect(dates).toEqual(dates.toSorted());
  });

  test('按编号排，次序写进地址；打开这个地址就是这个次序', async () => {
    await open('documents/');
    await page.select('[data-sort]', 'code');
    const codes = await keys('data-sortcode');
    expect(codes).toEqual(codes.toSorted());
    expect(page.url()).toContain('?s=code');
    await open('documents/?s=code');
    expect(await keys('data-sortcode')).toEqual(codes);
    await page.select('[data-sort]', '');
    expect(page.url()).not.toContain('s=code');
    expect(await keys('data-sortcode')).not.toEqual(codes);
  });

  test('过了评审日期的写明过期', async () => {
    const later = await chrome.browser.newPage();
    await later.evaluateOnNewDocument(() => {
      const now = Date.now.bind(Date);
      Date = class extends Date {
        constructor(...given: []) {
          super(...(given.length === 0 ? ([now() + 10 * 365 * 86_400_000] as unknown as []) : given));
        }
      } as DateConstructor;
    });
    await later.goto(new URL('documents/', server.url).href, { waitUntil: 'load' });
    expect(await later.$$eval('.overdue', (marks) => marks.length)).toBeGreaterThan(100);
    await later.goto(new URL('qc/qc-sop-003/', server.url).href, { waitUntil: 'load' });
    await later.waitForSelector('.status-notice:not([hidden])');
    expect(await later.$eval('.status-notice', (notice) => notice.textContent)).toMatch(/应在 \d{4}-\d\d-\d\d 前评审，已经过期/);
    await later.close();
  });

  test('没有过期的文件，页上不说过期', async () => {
    await open('qc/qc-sop-003/');
    expect(await page.$eval('.status-notice', (notice) => notice.checkVisibility())).toBe(false);
  });
});

describe('登记册', () => {
  test('能按状态排，筛选和排序一起用', async () => {
    await open('registers/standards/');
    const offered = await page.$$eval('[data-sort] option', (options) => options.map(({ value }) => (value as string)));
    expect(offered).toEqual(expect.arrayContaining(['', 'status', 'certainty']));
    await page.select('[data-sort]', 'status');
    const states = await keys('data-sortstatus');
    expect(new Set(states).size).toBeGreaterThan(2);
    // Equal ones stand together.
    expect(states.filter((state, index) => state !== states[index - 1])).toHaveLength(new Set(states).size);
    await page.type('[data-filter]', '现行');
    expect(page.url()).toMatch(/s=status.*f=|f=.*s=status/);
  });
});

describe('登记册里的一条', () => {
  test('带着锚点打开，停在这一条', async () => {
    await open('registers/kpis/');
    const last = await page.$$eval('.entry', (entries) => entries.at(-1)?.id ?? '');
    const middle = await page.$$eval('.entry', (entries) => entries[Math.floor(entries.length / 2)]?.id ?? '');
    for (const id of [middle, last]) {
      await open(`registers/kpis/#${id}`);
      await page.waitForFunction((wanted) => {
        const { top = -1, bottom = -1 } = document.getElementById(wanted)?.getBoundingClientRect() ?? {};
        return top >= 0 && top < innerHeight && bottom > 0;
      }, {}, id);
    }
  });
});
