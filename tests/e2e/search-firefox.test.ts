import { existsSync } from 'node:fs';
import puppeteer, { type Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveSite, type SiteServer } from '../../scripts/node/serve-site.ts';
import { writeSearchSite, type SearchSite } from '../support/search-site/write-search-site.ts';

/** Debian's package; where there is none, the other browser's tests have to do. */
const firefox = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find(existsSync);

describe.skipIf(firefox === undefined)('Firefox', () => {
  let browser: Browser;
  let server: SiteServer;
  let site: SearchSite;
  beforeAll(async () => {
    site = await writeSearchSite({ base: '/handbook/', client: true });
    server = await serveSite({ directory: site.dir, basePath: '/handbook/' });
    browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefox ?? '', headless: true });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    await site.remove();
  });

  test('链接里的查询、拼音、回车到那一节', async () => {
    const page = await browser.newPage();
    const waitFor = (text: string): Promise<unknown> => page.waitForFunction((wanted: string) => document.querySelector('[data-search-status]')?.textContent.includes(wanted), { polling: 50 }, text);
    await page.goto(new URL('?q=%E6%96%99%E6%A3%80', server.url).href);
    await waitFor('共');
    expect(await page.$eval('.search__title', (title) => title.textContent)).toBe('来料检验');
    expect(await page.$eval('.search__title mark', (mark) => mark.textContent)).toBe('料检');
    await page.$eval('[data-search-input]', (input) => {
      (input as HTMLInputElement).value = 'aqkc';
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    await waitFor('已显示「安全库存」的结果');
    expect(await page.$eval('[data-search-status]', (status) => status.textContent)).not.toContain('基本搜索');
    await page.focus('[data-search-input]');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(new URL(page.url()).pathname).toBe('/handbook/stock/');
  });
});
