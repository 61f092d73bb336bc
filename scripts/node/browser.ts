import puppeteer from 'puppeteer';
import type { Browser, Page } from 'puppeteer';

import type { PrintProblem } from '../pdf/print-problem.ts';
import { browserSources, startBrowser } from './browser-sources.ts';
import { findBrowser } from './find-browser.ts';
import type { Log } from './find-browser.ts';

export type WithBrowser<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: PrintProblem };

const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
] as const;

/** A book of a thousand pages takes minutes to print; puppeteer's own patience ends after three. */
const PROTOCOL_MS = 1_800_000;

/** Finds and starts a browser, lends it to `use` and closes it, whatever happens; a signal to this process closes it too. */
export async function withBrowser<T>(log: Log, use: (browser: Browser) => Promise<T>): Promise<WithBrowser<T>> {
  const found = await findBrowser(browserSources(cachedPath), startBrowser, log);
  if (!found.ok) return found;
  const browser = await launch(found.executable, log);
  try {
    return { ok: true, value: await use(browser) };
  } finally {
    await browser.close();
  }
}

export async function withPage<T>(browser: Browser, use: (page: Page) => Promise<T>): Promise<T> {
  const page = await browser.newPage();
  try {
    return await use(page);
  } finally {
    await page.close();
  }
}

const cachedPath = async (): Promise<string> => puppeteer.executablePath();

async function launch(executable: string, log: Log): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  try {
    return await start(executable, isRoot);
  } catch (error) {
    if (isRoot || !/sandbox/i.test(String(error))) throw error;
    log('浏览器：这个系统不许用沙盒，改为不用沙盒（只打开本机的手册）');
    return start(executable, true);
  }
}

async function start(executablePath: string, withoutSandbox: boolean): Promise<Browser> {
  return puppeteer.launch({
    executablePath,
    headless: true,
    args: [...QUIET, ...(withoutSandbox ? ['--no-sandbox'] : [])],
    // The language and the zone of the machine must not reach the page.
    env: { ...process.env, LANG: 'C.UTF-8', TZ: 'UTC' },
    protocolTimeout: PROTOCOL_MS,
    handleSIGINT: true,
    handleSIGTERM: true,
    handleSIGHUP: true,
  });
}
