import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

import { listBrowserPlaces } from './browser-places.ts';
import type { BrowserSource, TryBrowser } from './find-browser.ts';

const run = promisify(execFile);

const START_MS = 20_000;
const DOWNLOAD_MS = 300_000;
const PACKAGE_MS = 600_000;

/** Where browsers come from, cheapest first. `cachedPath` asks puppeteer where its own browser would lie. */
export function browserSources(cachedPath: () => Promise<string>): readonly BrowserSource[] {
  return [
    { name: 'PUPPETEER_EXECUTABLE_PATH', offer: async () => configuredBrowser() },
    { name: '本机安装的浏览器', offer: async () => keepExisting(listBrowserPlaces({ platform: process.platform, env: process.env })) },
    { name: 'puppeteer 的缓存', offer: async () => keepExisting([await cachedPath()]) },
    { name: 'puppeteer 下载', offer: async () => downloadBrowser(cachedPath) },
    { name: 'Debian 软件包', offer: installPackage },
  ];
}

/** Asks a program for its version. On Windows a browser opens a window instead of answering, so there its presence is enough. */
export const startBrowser: TryBrowser = async (executable) => {
  if (!(await isExecutable(executable))) return { reason: '没有这个文件或不能执行' };
  if (process.platform === 'win32') return { version: path.basename(executable) };
  try {
    const { stdout } = await run(executable, ['--version'], { timeout: START_MS });
    return { version: stdout.trim().split('\n').at(-1) ?? '' };
  } catch (error) {
    return { reason: lastLine(error) };
  }
};

function configuredBrowser(): readonly string[] {
  const configured = process.env['PUPPETEER_EXECUTABLE_PATH'];
  return configured === undefined || configured === '' ? [] : [configured];
}

async function downloadBrowser(cachedPath: () => Promise<string>): Promise<readonly string[]> {
  const cli = createRequire(import.meta.url).resolve('puppeteer/lib/puppeteer/node/cli.js');
  await runOrExplain(process.execPath, [cli, 'browsers', 'install', 'chrome'], DOWNLOAD_MS);
  return keepExisting([await cachedPath()]);
}

async function installPackage(): Promise<readonly string[]> {
  if (!(await isExecutable('/usr/bin/apt-get'))) throw new Error('这不是 Debian 系的系统');
  const prefix = process.getuid?.() === 0 ? [] : await passwordlessSudo();
  await runOrExplain('env', [...prefix, 'apt-get', 'update'], PACKAGE_MS);
  await runOrExplain('env', [...prefix, 'DEBIAN_FRONTEND=noninteractive', 'apt-get', 'install', '-y', '--no-install-recommends', 'chromium'], PACKAGE_MS);
  return keepExisting(['/usr/bin/chromium']);
}

async function passwordlessSudo(): Promise<readonly string[]> {
  await run('sudo', ['-n', 'true'], { timeout: START_MS }).catch(() => {
    throw new Error('安装软件包要管理员权限');
  });
  return ['sudo', '-n', 'env'];
}

async function runOrExplain(command: string, args: readonly string[], timeout: number): Promise<void> {
  await run(command, args, { timeout }).catch((error: unknown) => {
    throw new Error(lastLine(error));
  });
}

async function keepExisting(places: readonly string[]): Promise<readonly string[]> {
  const present = await Promise.all(places.map(isExecutable));
  return places.filter((_, index) => present[index]);
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** What a failed program said last: its own words say more than its exit code. */
function lastLine(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  const text = said === '' && error instanceof Error ? error.message : said;
  return text.split('\n').at(-1) ?? '';
}
