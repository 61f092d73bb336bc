import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveSite, type SiteServer } from '../../scripts/node/serve-site.ts';
import { readBasePath } from '../../scripts/node/serve-until-stopped.ts';
import { buildForTests, builtSite } from '../support/built-site.ts';
import { writeHostileCompany } from '../support/hostile-company.ts';
import { launchBrowser, type LaunchedBrowser } from './launch-browser.ts';

/** One page of every kind. */
const kinds = ['/', '/qc/', '/qc/qc-sop-003/', '/qc/qc-pol-001/', '/documents/', '/registers/', '/registers/roles/', '/registers/kpis/', '/roles/', '/raci/', '/trace/', '/impact/', '/figures/', '/forms/fm-qa-01/', '/tools/sampling/', '/tools/light/', '/offline/', '/downloads/', '/guide/', '/guide/parts/', '/404.html'] as const;

let chrome: LaunchedBrowser;
let work = '';
let shipped: SiteServer;
let hostile: SiteServer;
let hostilePages: readonly string[] = [];
let hostileDir = '';

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'manual-hostile-'));
  await writeHostileCompany(join(work, 'content'));
  [{ dir: hostileDir }, chrome] = await Promise.all([buildForTests({ content: join(work, 'content') }), launchBrowser()]);
  hostilePages = (await readdir(hostileDir, { recursive: true })).filter((file) => file.endsWith('.html')).map((file) => `/${file.replace(/index\.html$/, '')}`);
  [shipped, hostile] = await Promise.all([serveSite({ directory: (await builtSite()).dir }), serveSite({ directory: hostileDir, basePath: await readBasePath(hostileDir) })]);
});
afterAll(async () => {
  await Promise.all([chrome.close(), shipped.close(), hostile.close()]);
  await rm(work, { recursive: true, force: true });
  await rm(join(hostileDir, '..'), { recursive: true, force: true });
});

/** What a page did that it may not: asked elsewhere, broke its own policy, ran what the content says. */
async function watch(server: SiteServer, use: (page: Page, go: (path: string) => Promise<void>) => Promise<void>): Promise<readonly string[]> {
  const context = await chrome.browser.createBrowserContext();
  const page = await context.newPage();
  const seen: string[] = [];
  const note = (what: string): void => void seen.push(`${new URL(page.url()).pathname} ${what}`);
  page.on('request', (request) => void (/^(?:data|blob):/.test(request.url()) || request.url().startsWith(new URL(server.url).origin) || note(`取了 ${request.url()}`)));
  page.on('console', (message) => void (/Content Security Policy|Trusted|refused to (?:load|execute|connect|frame|create)/i.test(message.text()) && note(message.text())));
  page.on('pageerror', (error) => note(String(error)));
  page.on('dialog', (dialog) => void (note('弹了窗'), void dialog.dismiss()));
  await page.evaluateOnNewDocument(() => document.addEventListener('securitypolicyviolation', (event) => console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`)));
  try {
    await use(page, async (path) => {
      await page.goto(new URL(path.slice(1), server.url).href, { waitUntil: 'load' });
      if (await page.evaluate(() => 'pwned' in globalThis)) note('执行了内容里的代码');
    });
    return seen;
  } finally {
    await context.close();
  }
}

describe('网站守自己的安全策略', () => {
  test.each(kinds)('%s 没有违规，也不向别的网站取东西', async (path) => {
    expect(await watch(shipped, async (_page, go) => go(path))).toEqual([]);
  });

  test('搜索、工具和离线用得了', async () => {
    const seen = await watch(shipped, async (page, go) => {
      await go('/tools/sampling/');
      const before = await page.$eval('[data-tool-result]', (element) => element.innerHTML);
      await page.$eval('[data-tool-form] input', (input) => {
        input.value = '3201';
        input.dispatchEvent(new Event('input', { bubbles: true }));
      });
      await expect.poll(() => page.$eval('[data-tool-result]', (element) => element.innerHTML), { timeout: 20_000 }).not.toBe(before);
      await page.keyboard.press('Escape');
      await go('/');
      await page.keyboard.press('/');
      await page.waitForSelector('[data-search-dialog][open]');
      await page.type('[data-search-input]', '来料检验');
      await expect.poll(() => page.$eval('[data-search-status]', (element) => element.textContent), { timeout: 20_000 }).toMatch(/共/);
      expect(await page.evaluate(async () => (await navigator.serviceWorker.register(`${document.documentElement.dataset['base'] ?? '/'}sw.js`)).scope)).toContain('/');
    });
    expect(seen).toEqual([]);
  });

  test('策略里没有 unsafe-inline 和 unsafe-eval，脚本只许本站的', async () => {
    const response = await fetch(shipped.url);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|https?:/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).toContain('require-trusted-types-for');
  });

  test('页面之外塞进来的脚本不执行', async () => {
    const seen = await watch(shipped, async (page, go) => {
      await go('/');
      await page.evaluate(() => {
        const script = document.createElement('script');
        script.append('globalThis.pwned = 1');
        document.body.append(script);
      }).catch(() => undefined);
      expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);
    });
    expect(seen.join()).toMatch(/Content Security Policy|Trusted/);
  });
});

describe('主机用的头文件', () => {
  test.each([['_headers', /^\/\*\n {2}Content-Security-Policy: default-src 'none'/], ['deploy/nginx-headers.conf', /^add_header Content-Security-Policy "default-src 'none'[^"]*" always;$/m], ['deploy/Caddyfile-headers', /^header \{\n\tContent-Security-Policy "default-src 'none'/m]])('%s 写着同样的策略', async (file, pattern) => {
    const text = await readFile(join(hostileDir, file), 'utf8');
    expect(text).toMatch(pattern);
    for (const name of ['X-Content-Type-Options', 'Referrer-Policy', 'Permissions-Policy', 'Strict-Transport-Security', 'X-Frame-Options']) expect(text).toContain(name);
  });
});

describe('每个字段都写着会执行的代码的手册', () => {
  test('每一页都只显示它，不执行、不违规、不取外面的东西', async () => {
    expect(hostilePages.length).toBeGreaterThan(50);
    const seen = await watch(hostile, async (_page, go) => {
      for (const path of hostilePages) await go(path);
    });
    expect(seen).toEqual([]);
  });

  test('内容里的代码在网页上看得见', async () => {
    expect(await readFile(join(hostileDir, 'quality', 'zl-sop-001', 'index.html'), 'utf8')).toContain('&lt;script&gt;globalThis.pwned=1');
  });
});
