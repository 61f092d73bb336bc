import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChangedPage } from '../../src/compare/changed-pages.ts';
import { formatPicturesPage } from '../../src/compare/format-pictures-page.ts';
import type { Picture } from '../../src/compare/format-pr-report.ts';
import { withBrowser, withPage, type WithBrowser } from './browser.ts';
import { serveSite } from './serve-site.ts';
import { writeWhole } from './write-whole.ts';

export interface PictureOrder {
  /** Two built sites. */
  readonly before: string;
  readonly after: string;
  /** The path under which the sites were built. */
  readonly basePath: string;
  readonly pages: readonly ChangedPage[];
  /** The folder of the pictures and of index.html, which shows them. */
  readonly out: string;
}

const width = 900;
/** The end of a longer page is left out. */
const mostHeight = 10_000;

/** Pictures of pages of two sites, whole, with what one has and the other has not in a frame; or why there is no browser to take them. */
export async function takePictures({ before, after, basePath, pages, out }: PictureOrder): Promise<WithBrowser<readonly Picture[]>> {
  await mkdir(out, { recursive: true });
  const sites = await Promise.all([before, after].map((directory) => serveSite({ directory, basePath })));
  try {
    const [was, is] = sites.map(({ url }) => url.replace(/\/$/, ''));
    const taken = await withBrowser(
      () => undefined,
      async (browser) => {
        const pictures: Picture[] = [];
        for (const [index, { title, ...paths }] of pages.entries()) {
          const urls = { before: urlOf(before, was, paths.before), after: urlOf(after, is, paths.after) };
          pictures.push({ title, ...(await takePair(browser, urls, join(out, `${index + 1}`))) });
        }
        return pictures.map(({ title, ...files }) => ({ title, before: nameIn(out, files.before), after: nameIn(out, files.after) }));
      },
    );
    if (taken.ok) await writeWhole(join(out, 'index.html'), formatPicturesPage(taken.value));
    return taken;
  } finally {
    await Promise.all(sites.map(({ close }) => close()));
  }
}

type Browser = Parameters<typeof withPage>[0];
type Page = Parameters<Parameters<typeof withPage>[1]>[0];

interface Pair {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const urlOf = (directory: string, address: string | undefined, path: string | undefined): string | undefined =>
  address !== undefined && path !== undefined && existsSync(join(directory, path, 'index.html')) ? `${address}${path}` : undefined;

const nameIn = (out: string, file: string | undefined): string | undefined => file?.slice(out.length + 1);

/** One tab for both: a tab behind another draws nothing. */
const takePair = (browser: Browser, urls: Pair, name: string): Promise<Pair> =>
  withPage(browser, async (tab) => {
    const was = await open(tab, urls.before);
    const is = await open(tab, urls.after);
    const after = await shoot(tab, urls.after, was, `${name}-after.webp`);
    await open(tab, urls.before);
    return { after, before: await shoot(tab, urls.before, is, `${name}-before.webp`) };
  });

/** The smallest pieces of text that a reader takes in at once. */
const pieces = 'main :is(h1, h2, h3, h4, p, li, td, th, dt, dd, figcaption):not(:has(h1, h2, h3, h4, p, li, td, th, dt, dd, figcaption))';

/** Opens a page; gives its pieces of text. */
async function open(tab: Page, url: string | undefined): Promise<readonly string[]> {
  if (url === undefined) return [];
  await tab.setViewport({ width, height: 1200 });
  await tab.goto(url, { waitUntil: 'load' });
  return tab.$$eval(pieces, (elements) => elements.map(({ textContent }) => textContent.trim()));
}

const frameNew = (tab: Page, known: readonly string[]): Promise<void> =>
  tab.$$eval(
    pieces,
    (elements, texts) => {
      const others = new Set(texts);
      for (const element of elements) if (element instanceof HTMLElement && !others.has(element.textContent.trim())) element.style.outline = '3px solid #b3261e';
    },
    known,
  );

/** The page that is open, with what the other has not in a frame; a page without another has nothing to compare. */
async function shoot(tab: Page, url: string | undefined, others: readonly string[], file: string): Promise<string | undefined> {
  if (url === undefined) return undefined;
  if (others.length > 0) await frameNew(tab, others);
  const height = await tab.evaluate(() => document.documentElement.scrollHeight);
  await tab.screenshot({ path: file as `${string}.webp`, type: 'webp', quality: 80, clip: { x: 0, y: 0, width, height: Math.min(height, mostHeight) }, captureBeyondViewport: true });
  return file;
}
