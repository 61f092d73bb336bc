import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';

export interface SitePage {
  /** From the site's root: /qc/qc-sop-003/ */
  readonly path: string;
  readonly html: string;
}

const pathOf = (file: string): string => `/${file.split(sep).join('/')}`.replace(/index\.html$/, '');

/** Every page of a built site. */
export async function readSite(dir: string): Promise<readonly SitePage[]> {
  const files = (await readdir(dir, { recursive: true })).filter((file) => file.endsWith('.html'));
  return Promise.all(files.sort().map(async (file) => ({ path: pathOf(file), html: await readFile(join(dir, file), 'utf8') })));
}

const attribute = (html: string, name: string): readonly string[] =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value]) => decode(value ?? ''));

const decode = (text: string): string => text.replaceAll('&amp;', '&').replaceAll('&#38;', '&').replaceAll('&quot;', '"').replaceAll('&#34;', '"');

export const idsOf = (page: SitePage): ReadonlySet<string> => new Set(attribute(page.html, 'id'));

/** Addresses in links. */
export const linksOf = (page: SitePage): readonly string[] =>
  [...page.html.matchAll(/<a\s[^>]*?\shref="([^"]*)"|<a\shref="([^"]*)"/g)].map(([, first, second]) => decode(first ?? second ?? ''));

/** Addresses that the browser loads by itself. */
export const resourcesOf = (page: SitePage): readonly string[] => [
  ...attribute(page.html, 'src'),
  ...[...page.html.matchAll(/<link\s([^>]*)>/g)].flatMap(([, attributes = '']) =>
    /rel="(?:stylesheet|icon|preload|modulepreload)"/.test(attributes) ? attribute(` ${attributes}`, 'href') : [],
  ),
];
