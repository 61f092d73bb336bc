import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations, openSite, type OpenSite } from './open-site.ts';

/** A document with tables wider than a phone. */
const plan = '/overview/ov-pln-001/';

let site: OpenSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** A frame that the script has made a stop; others are stops by their markup, whether they scroll or not. */
const stop = '.table-frame[aria-label$="（可左右滚动）"]';

const scrolling = (page: Page): Promise<readonly { readonly isStop: boolean; readonly name: string | null }[]> =>
  page.$$eval('.table-frame', (frames) =>
    frames.filter((frame) => frame.scrollWidth > frame.clientWidth).map((frame) => ({ isStop: (frame as HTMLElement).tabIndex === 0, name: frame.getAttribute('aria-label') })),
  );

describe('宽表', () => {
  test('在手机上能用键盘左右滚动，读屏软件念得出是哪张表；不滚动的表不占一站', async () => {
    await site.visit(plan, { width: 360 }, async ({ page }) => {
      await page.waitForSelector(stop);
      const frames = await scrolling(page);
      expect(frames.length).toBeGreaterThan(0);
      for (const { isStop, name } of frames) expect([isStop, name]).toEqual([true, expect.stringMatching(/\S/)]);
      expect(await axeViolations(page)).toEqual([]);
      await page.focus(stop);
      await page.keyboard.press('ArrowRight');
      await page.waitForFunction(() => (document.activeElement?.scrollLeft ?? 0) > 0);
      await page.setViewport({ width: 2400, height: 800 });
      await page.waitForFunction((selector) => [...document.querySelectorAll(selector)].every((frame) => frame.scrollWidth > frame.clientWidth), {}, stop);
    });
  });
});

describe('追溯图', () => {
  const linked = (page: Page): Promise<readonly string[]> => page.$$eval('[data-trace] li[data-linked] a', (links) => links.filter((link) => link.checkVisibility()).map((link) => link.textContent.trim()));

  test('只用键盘：选一份文件，列出它的步骤；再选一步，焦点留在那一步；放开，回到文件', async () => {
    await site.visit('/trace/', {}, async ({ page, failed }) => {
      const chosen = '[data-trace-id="QC-SOP-003"] button';
      await page.waitForSelector('[data-trace][data-ready]');
      await page.focus(chosen);
      await page.keyboard.press('Enter');
      await page.waitForSelector('[data-trace-parts] li');
      expect(page.url()).toContain('?at=QC-SOP-003');
      const all = await linked(page);
      await page.focus('[data-trace-parts] li:nth-child(2) button');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement?.getAttribute('aria-pressed') === 'true' && document.querySelectorAll('[data-trace-parts] li').length === 1);
      expect((await linked(page)).length).toBeLessThan(all.length);
      expect(await axeViolations(page)).toEqual([]);
      const address = page.url();
      await page.keyboard.press('Enter');
      await page.waitForFunction((selector) => document.activeElement === document.querySelector(selector), {}, chosen);
      await page.goto(address, { waitUntil: 'load' });
      await page.waitForSelector('[data-trace-parts] li:only-child');
      expect(failed).toEqual([]);
    });
  });

  test('不用 JavaScript 时有五栏清单和各章的表', async () => {
    await site.visit('/trace/', { script: false }, async ({ page }) => {
      expect(await page.$$eval('.trace-map__item', (items) => items.length)).toBeGreaterThan(300);
      await page.$eval('.trace-map__rest a', (link) => link.click());
      await page.waitForSelector('.trace-table tbody');
    });
  });
});

describe('报告问题', () => {
  test('读到哪一节，报的就是哪一节', async () => {
    await site.visit('/qc/qc-sop-003/', {}, async ({ page }) => {
      await page.$eval('#steps', (heading) => heading.scrollIntoView());
      await page.waitForFunction(() => document.querySelector<HTMLAnchorElement>('[data-issue]')?.href.includes(encodeURIComponent('#steps')));
      const [shown, title] = await page.$eval('[data-issue]', (link) => [link.checkVisibility(), [...new URL((link as HTMLAnchorElement).href).searchParams.values()][0]]);
      expect([shown, title]).toEqual([true, expect.stringMatching(/^QC-SOP-003 .+：\S/)]);
    });
  });
});
