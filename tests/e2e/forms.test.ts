import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, ElementHandle, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveSite, type SiteServer } from '../../scripts/node/serve-site.ts';
import { builtSite } from '../support/built-site.ts';
import { launchBrowser, type LaunchedBrowser } from './launch-browser.ts';

let chrome: LaunchedBrowser;
let server: SiteServer;
let downloads = '';

beforeAll(async () => {
  const { dir } = await builtSite();
  downloads = await mkdtemp(join(tmpdir(), 'manual-forms-'));
  [chrome, server] = await Promise.all([launchBrowser(), serveSite({ directory: dir })]);
});
afterAll(async () => {
  await chrome.close();
  await server.close();
  await rm(downloads, { recursive: true, force: true });
});

async function open(context: BrowserContext, sent: string[] = []): Promise<Page> {
  const page = await context.newPage();
  page.on('request', (request) => void (request.method() !== 'GET' && sent.push(request.url())));
  await page.goto(new URL('forms/fm-qa-01/', server.url).href, { waitUntil: 'load' });
  return page;
}

const first = '[data-field="报告编号"] input';
const cell = '[data-kind="明细表"] tbody tr:nth-child(2) td:nth-child(3) input';
const valueOf = (page: Page, selector: string): Promise<string> => page.$eval(selector, (input) => (input as HTMLInputElement).value);

async function fill(page: Page): Promise<void> {
  await page.type(first, 'IQC-2026-118');
  await page.type(cell, '0.65');
}

async function save(page: Page, action: string): Promise<string> {
  const before = new Set(await readdir(downloads));
  const session = await page.createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads, ...contextOf(page) });
  await page.click(`[data-form-action="${action}"]`);
  for (let tries = 0; tries < 100; tries += 1) {
    const found = (await readdir(downloads)).find((name) => !before.has(name) && name.endsWith(`.${action}`));
    if (found !== undefined) return join(downloads, found);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('没有下载到文件');
}

const contextOf = (page: Page): { browserContextId?: string } => {
  const { id } = page.browserContext();
  return id === undefined ? {} : { browserContextId: id };
};

describe('在手机上填表', () => {
  test('填一半刷新页面，草稿还在；全程没有发出任何数据', async () => {
    const context = await chrome.browser.createBrowserContext();
    const sent: string[] = [];
    const page = await open(context, sent);
    await page.setViewport({ width: 360, height: 740 });
    await fill(page);
    await page.reload({ waitUntil: 'load' });
    expect([await valueOf(page, first), await valueOf(page, cell)]).toEqual(['IQC-2026-118', '0.65']);
    expect(sent).toEqual([]);
    await context.close();
  });

  test.each(['json', 'csv'])('导出 %s，在另一台机器上读入，内容一样', async (kind) => {
    const here = await chrome.browser.createBrowserContext();
    const page = await open(here);
    await fill(page);
    const file = await save(page, kind);
    expect(await readFile(file, 'utf8')).toContain('IQC-2026-118');
    const there = await chrome.browser.createBrowserContext();
    const other = await open(there);
    expect(await valueOf(other, first)).toBe('');
    await ((await other.$('[data-form-read]')) as ElementHandle<HTMLInputElement>).uploadFile(file);
    await other.waitForFunction(() => document.querySelector('[data-form-status]')?.textContent === '草稿已读入。');
    expect([await valueOf(other, first), await valueOf(other, cell)]).toEqual(['IQC-2026-118', '0.65']);
    await Promise.all([here.close(), there.close()]);
  });

  test('看看漏填没有：说还有哪几处，跳到第一处；都填了就说都填了；不发出任何数据', async () => {
    const context = await chrome.browser.createBrowserContext();
    const sent: string[] = [];
    const page = await open(context, sent);
    const status = (start: string): Promise<unknown> => page.waitForFunction((words) => document.querySelector('[data-form-status]')?.textContent?.startsWith(words), {}, start);
    await page.click('button[type="submit"][form="sheet-form"]');
    await status('还有');
    const names = await page.$$eval('[data-field][data-required]', (fields) => fields.map((field) => field.getAttribute('data-field')));
    expect(await page.$eval('[data-form-status]', (element) => element.textContent)).toBe(`还有 ${names.length} 处必填没有填：${names.join('、')}。`);
    expect(await page.evaluate(() => document.activeElement?.closest('[data-field]')?.getAttribute('data-field'))).toBe(names[0]);
    await page.$$eval('[data-field][data-required]', (fields) => {
      for (const field of fields) {
        const control = field.querySelector<HTMLInputElement>('input, textarea, select');
        if (control?.type === 'radio' || control?.type === 'checkbox') control.checked = true;
        else if (control) control.value = control.type === 'date' ? '2026-11-20' : control.type === 'time' ? '08:30' : '12';
      }
    });
    await page.click('button[type="submit"][form="sheet-form"]');
    await status('必填的都填了');
    expect(sent).toEqual([]);
    await context.close();
  });

  test('清空以后，刷新也是空的', async () => {
    const context = await chrome.browser.createBrowserContext();
    const page = await open(context);
    await fill(page);
    await page.click('[data-form-action="clear"]');
    await page.reload({ waitUntil: 'load' });
    expect(await valueOf(page, first)).toBe('');
    await context.close();
  });

  test('明细表不够用时加一行，加的行也存得住', async () => {
    const context = await chrome.browser.createBrowserContext();
    const page = await open(context);
    const rows = (): Promise<number> => page.$eval('[data-kind="明细表"] tbody', (body) => body.children.length);
    const before = await rows();
    await page.click('[data-add-row]');
    expect(await rows()).toBe(before + 1);
    await page.type(`[data-kind="明细表"] tbody tr:nth-child(${before + 1}) input`, '严重');
    await page.reload({ waitUntil: 'load' });
    expect(await rows()).toBe(before + 1);
    await context.close();
  });
});

describe('打印空白表', () => {
  test('A4 上有编号、版次和二维码，没有按钮和网站页眉', async () => {
    const context = await chrome.browser.createBrowserContext();
    const page = await open(context);
    await page.emulateMediaType('print');
    const shown = (selector: string): Promise<boolean> => page.$eval(selector, (element) => element.getClientRects().length > 0);
    expect(await shown('.sheet__qr svg')).toBe(true);
    expect(await page.$eval('.sheet__facts', (element) => element.textContent)).toMatch(/FM-QA-01\s+V1\.0/);
    expect(await shown('.sheet__tools')).toBe(false);
    expect(await shown('.site-header')).toBe(false);
    await context.close();
  });
});
