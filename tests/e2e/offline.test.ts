import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveSite, type SiteServer } from '../../scripts/node/serve-site.ts';
import type { OfflineCatalogue } from '../../src/offline/offline-catalogue.ts';
import { builtSite } from '../support/built-site.ts';
import { launchBrowser, type LaunchedBrowser } from './launch-browser.ts';

let chrome: LaunchedBrowser;
let dir = '';

beforeAll(async () => {
  ({ dir } = await builtSite());
  chrome = await launchBrowser();
});
afterAll(() => chrome.close());

interface Device {
  readonly page: Page;
  readonly open: (path: string) => Promise<void>;
  /** Does something while the server is stopped. */
  readonly withoutServer: (use: () => Promise<void>) => Promise<void>;
  /** The list of packs as the server gives it from now on; undefined for the site's own. */
  readonly publish: (catalogue: OfflineCatalogue | undefined) => void;
  readonly close: () => Promise<void>;
}

/** A phone of its own, and a server that can be stopped and can have a newer list of packs than the built site. */
async function openDevice(): Promise<Device> {
  let published: OfflineCatalogue | undefined;
  const start = (port: number): Promise<SiteServer> =>
    serveSite({ directory: dir, port, pageAt: (path) => (published && path.startsWith('/offline/packs.json') ? JSON.stringify(published) : undefined) });
  let server = await start(0);
  const address = server.url;
  const context = await chrome.browser.createBrowserContext();
  const page = await context.newPage();
  return {
    page,
    open: async (path) => void (await page.goto(new URL(path, address).href, { waitUntil: 'load' })),
    withoutServer: async (use) => {
      await server.close();
      try {
        await use();
      } finally {
        server = await start(Number(new URL(address).port));
      }
    },
    publish: (catalogue) => void (published = catalogue),
    close: async () => {
      await context.close();
      await server.close();
    },
  };
}

async function onDevice(use: (device: Device) => Promise<void>): Promise<void> {
  const device = await openDevice();
  await use(device).finally(device.close);
}

const status = (page: Page): Promise<string> => page.$eval('[data-offline-status]', (element) => element.textContent);
const heading = (page: Page): Promise<string> => page.$eval('h1', (element) => element.textContent.trim());

async function install({ page, open }: Device, pack: string): Promise<void> {
  await open(`offline/?pack=${pack}`);
  await page.waitForFunction(() => document.querySelector<HTMLButtonElement>('[data-offline-install]')?.disabled === false);
  await page.click('[data-offline-install]');
  await page.waitForFunction(() => /保存好了|没有保存完/.test(document.querySelector('[data-offline-status]')?.textContent ?? ''), { timeout: 150_000 });
  expect(await status(page)).toContain('保存好了');
}

describe('离线', () => {
  test('先看得到大小和版次，没有点之前什么也不存', async () => {
    await onDevice(async ({ page, open }) => {
      await open('offline/');
      await page.waitForFunction(() => /文件/.test(document.querySelector('[data-offline-size]')?.textContent ?? ''));
      expect(await page.$eval('[data-offline-size]', (element) => element.textContent)).toMatch(/^\d+ 个文件，[\d.]+ MB，V\d+\.\d+ · \d{4}-\d{2}-\d{2}$/);
      expect(await page.evaluate(async () => [(await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length])).toEqual([0, 0]);
    });
  });

  test('保存整本手册，停掉服务器：每一章和每一类页面都在', async () => {
    await onDevice(async (device) => {
      const { page, open, withoutServer } = device;
      await install(device, 'manual');
      await withoutServer(async () => {
        for (const path of ['', 'marketing/', 'marketing/mk-pol-001/', 'registers/standards/', 'trace/', 'roles/buyer/']) {
          await open(path);
          expect(await heading(page), path).not.toBe('离线使用');
        }
        await page.waitForFunction(() => document.querySelector('[data-update-notice]')?.textContent.includes('没有网络') === true);
      });
    });
  });
});

describe('设备上有一个岗位的部分', () => {
  let device: Device;

  beforeAll(async () => {
    device = await openDevice();
    await install(device, 'role-iqc-inspector');
  });
  afterAll(() => device.close());

  test('停掉服务器：岗位页、文件、表单、工具和搜索都能用，没存的页说明为什么', async () => {
    const { page, open, withoutServer } = device;
    await withoutServer(async () => {
      await open('roles/iqc-inspector/');
      expect(await heading(page)).toContain('IQC');
      await open('qc/qc-sop-003/');
      expect(await heading(page)).toContain('来料检验');
      expect(await page.$eval('html', (html) => getComputedStyle(html).backgroundColor)).not.toBe('rgba(0, 0, 0, 0)');
      await open('forms/fm-qa-01/');
      expect(await heading(page)).toContain('来料检验报告');
      await open('tools/sampling/?lot=500');
      expect(await page.$eval('[data-tool-result]', (element) => element.textContent)).toContain('50');
      await page.keyboard.press('Escape');
      await page.click('[data-search-open]');
      await page.type('[data-search-input]', '来料检验');
      await page.waitForFunction(() => document.querySelectorAll('.search__title').length > 0, { timeout: 20_000 });
      await open('marketing/mk-pol-001/');
      expect(await heading(page)).toBe('离线使用');
    });
  });

  test('内容更新以后说一声，再点只取变了的文件', async () => {
    const { page, open, publish } = device;
    const catalogue = JSON.parse(await readFile(join(dir, 'offline', 'packs.json'), 'utf8')) as OfflineCatalogue;
    const changed = catalogue.files.map((file) => (file.url === 'qc/qc-sop-003/' ? { ...file, revision: 'f'.repeat(16) } : file));
    publish({ ...catalogue, version: 'f'.repeat(16), issue: 'V9.9 · 2030-01-01', files: changed });
    await open('');
    await page.waitForFunction(() => document.querySelector<HTMLElement>('[data-update-notice]')?.hidden === false);
    expect(await page.$eval('[data-update-notice]', (element) => element.textContent)).toContain('内容已更新');
    await open('offline/?pack=role-iqc-inspector');
    await page.waitForFunction(() => document.querySelector('[data-offline-install]')?.textContent === '更新');
    const fetched: string[] = [];
    page.on('request', (request) => void fetched.push(new URL(request.url()).pathname));
    await page.click('[data-offline-install]');
    await page.waitForFunction(() => (document.querySelector('[data-offline-status]')?.textContent ?? '').includes('保存好了'));
    // The notice of the page asks for the worker and the list by itself, on a slow machine only now.
    expect(fetched.filter((path) => !['/sw.js', '/offline/packs.json'].includes(path))).toEqual(['/qc/qc-sop-003/']);
    publish(undefined);
  });

  test('从设备删除，没有网络也行：什么也不留', async () => {
    const { page, open, withoutServer } = device;
    await withoutServer(async () => {
      await open('offline/');
      await page.waitForFunction(() => document.querySelector('[data-offline-status]')?.textContent.includes('现在没有网络') === true);
      await page.click('[data-offline-remove]');
      await page.waitForFunction(() => document.querySelector('[data-offline-status]')?.textContent === '已从这台设备删除。');
    });
    expect(await page.evaluate(async () => [await caches.has('manual-pack'), (await navigator.serviceWorker.getRegistrations()).length])).toEqual([false, 0]);
  });
});
