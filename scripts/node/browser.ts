import { setTimeout as sleep } from 'node:timers/promises';

import type { Browser, Page, PuppeteerNode } from 'puppeteer';

import type { PrintProblem } from '../pdf/print-problem.ts';
import { browserSources, startBrowser } from './browser-sources.ts';
import { findBrowser } from './find-browser.ts';
import type { FoundBrowser, Log } from './find-browser.ts';

export type WithBrowser<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: PrintProblem };

const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
  // Up to so many megabytes of a page nothing is looked through for what can go: nearly all of it is needed until it is printed.
  '--js-flags=--initial-heap-size=512',
] as const;

export interface Patience {
  /** Until a browser that was started answers, in milliseconds. */
  readonly startMs: number;
  /** Until it answers any one request. */
  readonly answerMs: number;
}

/** How a browser is started. */
export interface Start {
  readonly patience?: Patience;
  /** Beside what this process has in its environment. */
  readonly env?: NodeJS.ProcessEnv;
}

/** A book of a thousand pages takes minutes to print; puppeteer's own patience ends after three. */
const PATIENCE: Patience = { startMs: 60_000, answerMs: 1_800_000 };

/** The language and the zone of the machine must not reach the page. The first two win over LANG. */
const NEUTRAL = { LC_ALL: 'C.UTF-8', LANGUAGE: '', LANG: 'C.UTF-8', TZ: 'UTC' } as const;

/** The browser of this machine; one is installed where there is none. */
export const findInstalled = (log: Log): Promise<FoundBrowser> => findBrowser(browserSources(cachedPath), startBrowser, log);

/** Finds a browser and lends it to `use`. */
export async function withBrowser<T>(log: Log, use: (browser: Browser) => Promise<T>, patience?: Patience): Promise<WithBrowser<T>> {
  const found = await findInstalled(log);
  return found.ok ? withFoundBrowser(found.executable, use, launchAhead(found.executable, log, patience && { patience })) : found;
}

/** Loads what starts a browser, while it is still being looked for. */
export const prepareLaunch = (): void => void loadPuppeteer().catch(() => undefined);

/** Starts a browser while there is other work to do before it is lent. Whoever does not lend it must close it. */
export function launchAhead(executable: string, log: Log, options: Start = {}): Promise<Browser> {
  const launching = launch(executable, log, options);
  // Who waits for it hears of a failure.
  launching.catch(() => undefined);
  return launching;
}

/** Takes what is left of closing a browser; it must be waited for in the end. */
export type LeaveClosing = (closing: Promise<void>) => void;

/**
 * Starts a browser, lends it to `use` and closes it, whatever happens; a signal to this process closes it too. A browser that cannot be
 * started, that dies or that no longer answers is a problem of the environment and not of whoever uses it.
 */
export async function withFoundBrowser<T>(executable: string, use: (browser: Browser) => Promise<T>, ahead: Promise<Browser>, leave?: LeaveClosing): Promise<WithBrowser<T>> {
  const started = await ahead.catch((error: unknown) => lost(executable, error));
  if ('ok' in started) return started;
  try {
    return { ok: true, value: await use(started) };
  } catch (error) {
    if (started.connected && !isSilence(error)) throw error;
    return lost(executable, error);
  } finally {
    const closing = closeOrKill(started);
    if (leave) leave(closing);
    else await closing;
  }
}

/** Puppeteer's words for a request that was never answered. */
const isSilence = (error: unknown): boolean => error instanceof Error && /timed out/.test(error.message) && error.name === 'ProtocolError';

const lost = (executable: string, error: unknown): { readonly ok: false; readonly problem: PrintProblem } => ({
  ok: false,
  problem: {
    code: 'P403',
    message: `浏览器 ${executable} 中途退出，或没有反应（${String(error instanceof Error ? error.message : error).split('\n', 1)[0] ?? ''}）。`,
    hint: '关掉占内存的程序再运行一次 npm run build；还是不行，就换一个浏览器：把环境变量 PUPPETEER_EXECUTABLE_PATH 设成它的完整路径。',
  },
});

/** Closes a browser that was started and not lent. */
export const closeUnused = (ahead: Promise<Browser>): Promise<void> => ahead.then(closeOrKill, () => undefined);

const CLOSE_MS = 10_000;

/** A browser that does not answer does not close when it is asked to. */
async function closeOrKill(browser: Browser): Promise<void> {
  const closed = await Promise.race([browser.close().then(() => true, () => false), sleep(CLOSE_MS, false, { ref: false })]);
  if (!closed) browser.process()?.kill('SIGKILL');
}

export async function withPage<T>(browser: Browser, use: (page: Page) => Promise<T>): Promise<T> {
  const page = await browser.newPage();
  try {
    return await use(page);
  } finally {
    await page.close();
  }
}

/** Takes a while, and a book that was printed before needs no browser. */
const loadPuppeteer = async (): Promise<PuppeteerNode> => (await import('puppeteer')).default;

const cachedPath = async (): Promise<string> => (await loadPuppeteer()).executablePath();

async function launch(executable: string, log: Log, options: Start): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  try {
    return await start(executable, isRoot, options);
  } catch (error) {
    if (isRoot || !/sandbox/i.test(String(error))) throw error;
    log('浏览器：这个系统不许用沙盒，改为不用沙盒（只打开本机的手册）');
    return start(executable, true, options);
  }
}

async function start(executablePath: string, withoutSandbox: boolean, { patience: { startMs, answerMs } = PATIENCE, env = {} }: Start): Promise<Browser> {
  const puppeteer = await loadPuppeteer();
  return puppeteer.launch({
    executablePath,
    headless: true,
    // A browser on a pipe ends with this process, even when this is killed.
    pipe: true,
    args: [...QUIET, ...(withoutSandbox ? ['--no-sandbox'] : [])],
    env: { ...process.env, ...NEUTRAL, ...env },
    timeout: startMs,
    protocolTimeout: answerMs,
    handleSIGINT: true,
    handleSIGTERM: true,
    handleSIGHUP: true,
  });
}
