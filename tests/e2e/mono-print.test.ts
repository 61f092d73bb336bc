import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveSite, type SiteServer } from '../../scripts/node/serve-site.ts';
import { buildForTests } from '../support/built-site.ts';
import { harbourDir } from '../support/harbour.ts';
import { launchBrowser, type LaunchedBrowser } from './launch-browser.ts';
import type { Page } from 'puppeteer';

let chrome: LaunchedBrowser;
let server: SiteServer;
let page: Page;

beforeAll(async () => {
  const { dir } = await buildForTests({ content: harbourDir });
  [chrome, server] = await Promise.all([launchBrowser(), serveSite({ directory: dir, basePath: '/manual/' })]);
  page = await chrome.browser.newPage();
  await page.emulateMediaType('print');
  await page.goto(new URL('print/manual/', server.url).href, { waitUntil: 'load' });
});
afterAll(async () => {
  await chrome.close();
  await server.close();
});

/** Texts whose grey is too near to the grey of what lies behind them. Luminance is what a black-and-white printer keeps of a colour. */
function findFaintTexts(least: number): readonly string[] {
  const parse = (colour: string): readonly number[] => (/\(([^)]+)\)/.exec(colour)?.[1] ?? '').split(/[ ,/]+/).map(Number);
  const grey = ([r = 0, g = 0, b = 0]: readonly number[]): number => {
    const [red = 0, green = 0, blue = 0] = [r, g, b].map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const backgroundOf = (element: Element | null): readonly number[] => {
    if (!element) return [255, 255, 255];
    const colour = parse(getComputedStyle(element).backgroundColor);
    return (colour[3] ?? 1) === 0 ? backgroundOf(element.parentElement) : colour;
  };
  const faint: string[] = [];
  for (const element of document.body.querySelectorAll('*')) {
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent?.trim() ?? '').join('');
    if (own === '' || element.closest('svg, script, template') || element.getClientRects().length === 0) continue;
    const [ink, paper] = [grey(parse(getComputedStyle(element).color)), grey(backgroundOf(element))];
    const contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    if (contrast < least) faint.push(`${element.className || element.localName}「${own.slice(0, 12)}」${contrast.toFixed(1)}`);
  }
  return [...new Set(faint)];
}

describe('黑白打印', () => {
  test('每个字的灰度与底色差得够，读得清', async () => {
    expect(await page.evaluate(findFaintTexts, 4.5)).toEqual([]);
  });

  test('状态、判定、职责都有文字或字母，不只靠颜色', async () => {
    const silent = await page.evaluate(() => [...document.querySelectorAll('.stamp, .kpi-status, .raci__letter, .note')].filter((element) => (element.textContent ?? '').replace(/[^\p{L}]/gu, '') === '').map((element) => element.outerHTML.slice(0, 80)));
    expect(silent).toEqual([]);
  });

  test('流程图的分支写着条件，图都有替代文字', async () => {
    const wordless = await page.evaluate(() => [...document.querySelectorAll('svg')].filter((svg) => !svg.parentElement?.closest('svg') && svg.getAttribute('role') === 'img' && !svg.hasAttribute('aria-label') && !svg.querySelector('title')).map((svg) => svg.outerHTML.slice(0, 80)));
    expect(wordless).toEqual([]);
  });
});
