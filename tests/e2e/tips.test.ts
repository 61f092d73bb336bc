import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations, openSite, type OpenSite } from './open-site.ts';

const path = '/qc/qc-sop-003/';
const term = 'main a.chip--term';

let site: OpenSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const waitForTip = (page: Page): Promise<unknown> => page.waitForSelector('.tip:not([hidden])');
const tipText = (page: Page): Promise<string> => page.$eval('.tip', (tip) => tip.textContent);
const definitionOf = (page: Page, selector: string): Promise<string> =>
  page.$eval(selector, async (link) => {
    const { pathname, hash } = link as HTMLAnchorElement;
    const tips = (await (await fetch('/tips/term.json')).json()) as Readonly<Record<string, { readonly note: string }>>;
    return tips[pathname + hash]?.note ?? '';
  });

describe('术语和引用的提示', () => {
  test('指着术语，出来它的定义；提示里可以停住，移开就没了', async () => {
    await site.visit(path, {}, async ({ page, failed }) => {
      await page.hover(term);
      await waitForTip(page);
      const definition = await definitionOf(page, term);
      expect(definition.length).toBeGreaterThan(5);
      expect(await tipText(page)).toContain(definition);
      expect(await axeViolations(page)).toEqual([]);
      await page.hover('.tip');
      expect(await page.$('.tip:not([hidden])')).not.toBeNull();
      await page.mouse.move(5, 5);
      await page.waitForSelector('.tip[hidden]');
      expect(failed).toEqual([]);
    });
  });

  test('键盘走到也有，读屏软件读得到，Esc 关掉而焦点不动', async () => {
    await site.visit(path, {}, async ({ page }) => {
      await page.keyboard.press('Tab');
      await page.waitForFunction(() => document.activeElement !== document.body);
      await page.focus(term);
      await waitForTip(page);
      expect(await page.$eval(term, (link) => [link.getAttribute('aria-describedby'), document.getElementById('tip')?.getAttribute('role')])).toEqual(['tip', 'tooltip']);
      await page.keyboard.press('Escape');
      await page.waitForSelector('.tip[hidden]');
      expect(await page.$eval(term, (link) => [document.activeElement === link, link.hasAttribute('aria-describedby')])).toEqual([true, false]);
    });
  });

  test.each([
    ['standard', /现行|即将|已被|废止|待确认/],
    ['form', /归口：/],
    ['document', /V\d+\.\d+，生效/],
  ])('指着 %s，出来名称和状态', async (kind, words) => {
    await site.visit(path, {}, async ({ page }) => {
      await page.hover(`main a.chip--${kind}`);
      await waitForTip(page);
      expect(await tipText(page)).toMatch(words);
    });
  });

  test('手指点第一下出提示，点「打开」才走；提示不超出屏幕', async () => {
    await site.visit(path, { width: 360, features: [] }, async ({ page }) => {
      const client = await page.createCDPSession();
      await client.send('Emulation.setTouchEmulationEnabled', { enabled: true });
      await page.hover(term);
      await waitForTip(page);
      await page.mouse.move(5, 5);
      await page.waitForSelector('.tip[hidden]');
      await page.tap(term);
      await page.waitForSelector('.tip__open');
      expect(new URL(page.url()).pathname).toBe(path);
      expect(await page.$eval('.tip', (tip) => [tip.getBoundingClientRect().left >= 0, tip.getBoundingClientRect().right <= innerWidth])).toEqual([true, true]);
      expect(await page.$eval('.tip__open', (link) => link.getBoundingClientRect().height)).toBeGreaterThanOrEqual(44);
      await Promise.all([page.waitForNavigation(), page.tap('.tip__open')]);
      expect(new URL(page.url()).pathname).toBe('/registers/terms/');
    });
  });

  test('不用 JavaScript 时，术语是到术语表的链接', async () => {
    await site.visit(path, { script: false }, async ({ page }) => {
      expect(await page.$eval(term, (link) => link.getAttribute('href'))).toMatch(/\/registers\/terms\/#/);
    });
  });
});
