import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import type { Bench, BenchPage, EngineName } from '../bench/bench-page.ts';
import type { BenchAnswer } from '../bench/judged-query.ts';
import { buildMiniSearch } from '../bench/mini-search.ts';
import type { withBrowser } from './browser.ts';
import { projectDir } from './project-dir.ts';

type Browser = Parameters<Parameters<typeof withBrowser>[1]>[0];

/** What a query loaded. */
export interface Load {
  readonly bytes: number;
  readonly requests: number;
}

export interface SearchBench {
  /** Asks an engine, one query after the other, in a page that keeps it open. */
  readonly askAll: (engine: EngineName, queries: readonly string[]) => Promise<readonly BenchAnswer[]>;
  /** Every page of the index by its name. */
  readonly pages: () => Promise<ReadonlyMap<string, BenchPage>>;
  /** What one query costs a reader who comes for the first time, without the page itself. */
  readonly firstQuery: (engine: EngineName, query: string) => Promise<Load>;
  readonly close: () => Promise<void>;
}

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json' };

/** Counted apart: it belongs to the bench and not to an engine. */
const isBenchOwn = (path: string): boolean => path === '/' || path === '/favicon.ico' || /^\/bench\/bench-page\.js$/u.test(path);

interface CountingServer {
  readonly url: string;
  readonly take: () => Load;
  readonly close: () => void;
}

/** Serves a folder, compressing text as web servers do, and counts what was sent. */
const serveCounting = async (dir: string): Promise<CountingServer> => {
  let [bytes, requests] = [0, 0];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname === '/' ? '/index.html' : pathname;
    readFile(join(dir, path)).then((content) => {
      const type = types[extname(path)];
      const body = type === undefined ? content : gzipSync(content);
      if (!isBenchOwn(pathname)) { bytes += body.length; requests += 1; }
      response.writeHead(200, { 'content-type': type ?? 'application/octet-stream', ...(type === undefined ? {} : { 'content-encoding': 'gzip' }) }).end(body);
    }, () => { response.writeHead(404).end(); });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const take = (): Load => {
    const taken = { bytes, requests };
    [bytes, requests] = [0, 0];
    return taken;
  };
  return { url: `http://127.0.0.1:${String(port)}/`, take, close: () => { server.closeAllConnections(); server.close(); } };
};

const bundleBench = (outDir: string): Promise<unknown> =>
  build({
    configFile: false,
    root: projectDir,
    base: './',
    logLevel: 'error',
    publicDir: false,
    build: { outDir, emptyOutDir: false, modulePreload: false, target: 'esnext', rolldownOptions: { input: join(projectDir, 'scripts/bench/bench-page.ts'), output: { entryFileNames: 'bench-page.js' } } },
  });

/** The index and the helping files of a built site, with the bench's page. */
const writeBenchSite = async (siteDir: string): Promise<string> => {
  const dir = await mkdtemp(join(tmpdir(), 'search-bench-'));
  await Promise.all(['pagefind', 'search'].map((folder) => cp(join(siteDir, folder), join(dir, folder), { recursive: true })));
  await mkdir(join(dir, 'bench'));
  await bundleBench(join(dir, 'bench'));
  await writeFile(join(dir, 'index.html'), '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>bench</title><script type="module" src="/bench/bench-page.js"></script></html>');
  return dir;
};

declare const bench: Bench;

/** Opens the three engines over a built site's index. */
export const openSearchBench = async (siteDir: string, browser: Browser): Promise<SearchBench> => {
  const dir = await writeBenchSite(siteDir);
  const server = await serveCounting(dir);
  const page = await browser.newPage();
  const goto = async (target: typeof page): Promise<void> => {
    await target.goto(server.url, { waitUntil: 'load' });
    await target.waitForFunction(() => 'bench' in globalThis);
  };
  await goto(page);
  const askIn = (target: typeof page, engine: EngineName, queries: readonly string[]): Promise<readonly BenchAnswer[]> =>
    target.evaluate((name, all) => bench.askAll(name, all), engine, queries);
  let pages: Promise<ReadonlyMap<string, BenchPage>> | undefined;
  const readPages = async (): Promise<ReadonlyMap<string, BenchPage>> => {
    const all = await page.evaluate(() => bench.readPages());
    await writeFile(join(dir, 'bench/mini.json'), buildMiniSearch(all));
    return new Map(all.map((one) => [one.name, one]));
  };
  return {
    pages: () => (pages ??= readPages()),
    askAll: (engine, queries) => askIn(page, engine, queries),
    firstQuery: async (engine, query) => {
      const context = await browser.createBrowserContext();
      const fresh = await context.newPage();
      await goto(fresh);
      server.take();
      await fresh.evaluate((name, text) => bench.askFirst(name, text), engine, query);
      await context.close();
      return server.take();
    },
    close: async () => {
      await page.close();
      server.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
};
