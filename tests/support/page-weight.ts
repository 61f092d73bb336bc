import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { SitePage } from './read-site.ts';

/** What a first visit of a page costs, compressed as hosts do it, in bytes; images and what the page asks for later are not counted. */
export interface PageWeight {
  readonly path: string;
  readonly html: number;
  readonly css: number;
  readonly js: number;
  readonly total: number;
}

const sizes = new Map<string, Promise<{ readonly bytes: number; readonly text: string }>>();

function weigh(file: string): Promise<{ readonly bytes: number; readonly text: string }> {
  const known = sizes.get(file) ?? readFile(file, 'utf8').then((text) => ({ text, bytes: gzipSync(text).length }));
  sizes.set(file, known);
  return known;
}

/** The style sheets that a screen loads, from the site's root. */
export const styleSheetsOf = ({ html }: SitePage, base: string): readonly string[] =>
  [...html.matchAll(/<link\s[^>]*>/g)].flatMap(([tag]) => (/rel="stylesheet"/.test(tag) && !/media="print"/.test(tag) ? [pathIn(base, /href="([^"]+)"/.exec(tag)?.[1])] : []));

const pathIn = (base: string, href = ''): string => href.replace(base, '');

/** A script with everything that it imports at once. */
async function scriptsFrom(dir: string, first: readonly string[]): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  const queue = [...first];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const { text } = await weigh(join(dir, path));
    for (const [, from = ''] of text.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g)) queue.push(posix.join(posix.dirname(path), from));
  }
  return seen;
}

const sumOf = async (dir: string, paths: Iterable<string>): Promise<number> => (await Promise.all([...paths].map((path) => weigh(join(dir, path))))).reduce((sum, { bytes }) => sum + bytes, 0);

/** Weighs a page of a built site whose addresses begin with `base`. */
export async function weighPage(dir: string, page: SitePage, base = '/'): Promise<PageWeight> {
  const scripts = [...page.html.matchAll(/<script\s[^>]*src="([^"]+)"/g)].map(([, src]) => pathIn(base, src));
  const [css, js] = await Promise.all([sumOf(dir, styleSheetsOf(page, base)), scriptsFrom(dir, scripts).then((all) => sumOf(dir, all))]);
  const html = gzipSync(page.html).length;
  return { path: page.path, html, css, js, total: html + css + js };
}
