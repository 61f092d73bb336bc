import { dirname } from 'node:path';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { visualPages } from '../../scripts/visual/visual-pages.ts';
import { buildForTests, type BuiltSite } from '../support/built-site.ts';
import { harbourDir } from '../support/harbour.ts';
import { axeViolations, openSite, type OpenSite, type OpenVisit } from './open-site.ts';

/** Every kind of page, of a company small enough to look at each at a phone's width too. */
const paths = [
  ...visualPages.filter(({ press }) => press === undefined).map(({ path }) => path),
  '/trace/quality/',
  '/registers/outline-claims/',
  '/impact/standard/',
  '/impact/role/checker/',
  '/tools/stock/',
  '/tools/light/',
  '/tools/lighting/',
  '/guide/',
  '/guide/fields/',
];

let built: BuiltSite;
let site: OpenSite;

beforeAll(async () => {
  built = await buildForTests({ content: harbourDir });
  site = await openSite({ dir: built.dir, basePath: '/manual/' });
});
afterAll(async () => {
  await site.close();
  await rm(dirname(built.dir), { recursive: true, force: true });
});

describe.each(paths)('每一类页面：%s', (path) => {
  let visited: OpenVisit;

  beforeAll(async () => {
    visited = await site.open(path);
  });
  afterAll(() => visited.close());

  test.each([1280, 360])('%d 像素宽，两种主题里无障碍检查都没有问题', async (width) => {
    await visited.page.setViewport({ width, height: 800 });
    expect(await axeViolations(visited.page)).toEqual([]);
  });

  test('放大到 200% 和 400% 也不横向溢出', async () => {
    for (const width of [640, 320]) {
      await visited.page.setViewport({ width, height: 600 });
      expect(await visited.page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${width}`).toBeLessThanOrEqual(0);
    }
  });
});

describe('读者的系统设置', () => {
  test('要求少动的，什么都不动', async () => {
    await site.visit('/trace/', { features: [{ name: 'prefers-reduced-motion', value: 'reduce' }] }, async ({ page }) => {
      const moving = await page.$$eval('*', (all) =>
        all.filter((element) => {
          const { animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(element);
          return scrollBehavior === 'smooth' || `${animationDuration},${transitionDuration}`.split(',').some((seconds) => Number.parseFloat(seconds) > 0.001);
        }).length,
      );
      expect(moving).toBe(0);
    });
  });

  test('强制配色里，选中的一条还认得出', async () => {
    await site.visit('/trace/?at=ZL-SOP-001', { features: [{ name: 'forced-colors', value: 'active' }] }, async ({ page }) => {
      await page.waitForSelector('[data-trace][data-chosen]');
      const colours = await page.$$eval('[data-trace-id] button', (buttons) => buttons.map((button) => [button.ariaPressed, getComputedStyle(button).backgroundColor] as const));
      const chosen = colours.filter(([pressed]) => pressed === 'true').map(([, colour]) => colour);
      expect(chosen).toHaveLength(1);
      expect(colours.filter(([, colour]) => colour === chosen[0])).toHaveLength(1);
    });
  });
});

describe('读屏软件', () => {
  test('术语的英文写明是英文，不用中文的声音念', async () => {
    await site.visit('/registers/terms/', {}, async ({ page }) => {
      const english = await page.$$eval('.entry', (entries) => entries.map((entry) => entry.querySelector('[lang=en]')?.textContent ?? ''));
      expect(english.length).toBeGreaterThan(0);
      for (const words of english) expect(words).toMatch(/^[A-Za-z]/);
    });
  });
});
