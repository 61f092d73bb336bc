import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import type { Page } from 'puppeteer';
import { serveSite } from '../../scripts/node/serve-site.ts';
import { builtSite } from '../support/built-site.ts';
import { launchBrowser } from './launch-browser.ts';

export interface Setting {
  readonly width?: number;
  readonly theme?: 'light' | 'dark';
  readonly script?: boolean;
  /** Further media features, e.g. forced-colors. */
  readonly features?: readonly { readonly name: string; readonly value: string }[];
}

export interface Visit {
  readonly page: Page;
  /** Everything that the page asked for. */
  readonly requests: readonly string[];
  /** Addresses outside of the site that the page asked for. */
  readonly foreign: readonly string[];
  /** What could not be loaded, and errors of scripts. */
  readonly failed: readonly string[];
}

export interface OpenSite {
  readonly url: string;
  /** Opens a page in a browser profile of its own and closes it afterwards. */
  visit(path: string, setting: Setting, use: (visit: Visit) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** The built site in a real browser, for a whole test file. */
export async function openSite(): Promise<OpenSite> {
  const { dir } = await builtSite();
  const [chrome, server] = await Promise.all([launchBrowser(), serveSite({ directory: dir })]);
  return {
    url: server.url,
    async visit(path, { width = 1280, theme = 'light', script = true, features = [] }, use) {
      const context = await chrome.browser.createBrowserContext();
      const page = await context.newPage();
      const requests: string[] = [];
      const foreign: string[] = [];
      const failed: string[] = [];
      page.on('request', (request) => {
        requests.push(request.url());
        if (!request.url().startsWith(server.url) && !request.url().startsWith('data:')) foreign.push(request.url());
      });
      page.on('response', (response) => void (response.status() >= 400 && failed.push(response.url())));
      page.on('pageerror', (error) => void failed.push(String(error)));
      try {
        await page.setJavaScriptEnabled(script);
        await page.setViewport({ width, height: 800 });
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }, ...features]);
        await page.goto(new URL(path.replace(/^\//, ''), server.url).href, { waitUntil: 'load' });
        await use({ page, requests, foreign, failed });
      } finally {
        await context.close();
      }
    },
    async close() {
      await chrome.close();
      await server.close();
    },
  };
}

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/** What axe finds on the page as it is now, one line for each rule. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(await axeSource);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: { run: () => Promise<AxeResult> } }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  });
}
