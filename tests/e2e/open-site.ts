import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'puppeteer';
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

export interface OpenVisit extends Visit {
  readonly close: () => Promise<void>;
}

export interface OpenSite {
  readonly url: string;
  /** Opens a page in a browser profile of its own, for several tests that leave it as they found it. */
  open(path: string, setting?: Setting): Promise<OpenVisit>;
  /** The same for one test; closes it afterwards. */
  visit(path: string, setting: Setting, use: (visit: Visit) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

interface ServedSite {
  readonly dir: string;
  readonly basePath?: string;
}

/** A built site, the shipped manual's when none is given, in a real browser, for a whole test file. */
export async function openSite(built?: ServedSite): Promise<OpenSite> {
  const { dir, basePath = '/' }: ServedSite = built ?? (await builtSite());
  const [chrome, server] = await Promise.all([launchBrowser(), serveSite({ directory: dir, basePath })]);
  const open = (path: string, setting: Setting = {}): Promise<OpenVisit> => openVisit(chrome.browser, server.url, path, setting);
  return {
    url: server.url,
    open,
    async visit(path, setting, use) {
      const { close, ...visit } = await open(path, setting);
      await use(visit).finally(close);
    },
    async close() {
      await chrome.close();
      await server.close();
    },
  };
}

async function openVisit(browser: Browser, url: string, path: string, { width = 1280, theme = 'light', script = true, features = [] }: Setting): Promise<OpenVisit> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const seen = watch(page, url);
  try {
    await page.setJavaScriptEnabled(script);
    await page.setViewport({ width, height: 800 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }, ...features]);
    await page.goto(new URL(path.replace(/^\//, ''), url).href, { waitUntil: 'load' });
  } catch (error) {
    await context.close();
    throw error;
  }
  return { page, ...seen, close: () => context.close() };
}

function watch(page: Page, url: string): Omit<Visit, 'page'> {
  const [requests, foreign, failed]: [string[], string[], string[]] = [[], [], []];
  page.on('request', (request) => {
    requests.push(request.url());
    if (!request.url().startsWith(url) && !request.url().startsWith('data:')) foreign.push(request.url());
  });
  page.on('response', (response) => void (response.status() >= 400 && failed.push(response.url())));
  page.on('pageerror', (error) => void failed.push(String(error)));
  return { requests, foreign, failed };
}

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/** The rules whose answer depends on the theme: it changes colours and nothing else. */
const colourRules = ['color-contrast', 'link-in-text-block'] as const;

/** What axe finds on the page by day, and what colours change by night, one line for each rule. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(await axeSource);
  const found: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    found.push(...(await runAxe(page, theme === 'light' ? undefined : colourRules)).map((line) => `${theme} ${line}`));
  }
  return found;
}

/** Only what violates a rule is described in full: finding a selector for everything that passes takes time. */
const runAxe = (page: Page, rules: readonly string[] | undefined): Promise<readonly string[]> =>
  page.evaluate(async (only) => {
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<AxeResult> } };
    const { violations } = await axe.run({ resultTypes: ['violations'], ...(only && { runOnly: { type: 'rule', values: only } }) });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }, rules);
