import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { SitePage } from './read-site.ts';

/** What a built site says to programs. */
export interface MachineFiles {
  /** Addresses in the sitemap. */
  readonly listed: readonly string[];
  /** What the published schema finds wrong in the published data. */
  readonly schemaProblems: readonly string[];
  /** The Markdown copies, from the site's root. */
  readonly copies: readonly string[];
}

const formats = { date: /^\d{4}-\d{2}-\d{2}$/, uri: /^https?:\/\/\S+$/ };

/** `data` stands for the published manual.json when a test has changed it. */
export async function readMachineFiles(dir: string, data?: unknown): Promise<MachineFiles> {
  const [sitemap, manual, schema] = await Promise.all(['sitemap.xml', 'manual.json', 'manual.schema.json'].map((file) => readFile(join(dir, file), 'utf8')));
  const ajv = new Ajv2020({ allErrors: true, formats, keywords: ['x-refers-to'] });
  const validate = ajv.compile(JSON.parse(schema ?? '') as object);
  validate(data ?? (JSON.parse(manual ?? '') as unknown));
  return {
    listed: [...(sitemap ?? '').matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url = '']) => url),
    copies: (await readdir(dir, { recursive: true })).filter((file) => file.endsWith('index.md')).map((file) => file.replaceAll('\\', '/')),
    schemaProblems: (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`),
  };
}

/** The statements for search engines on a page. */
export const statementsOf = ({ html }: SitePage): readonly { readonly '@type': string; readonly [property: string]: unknown }[] =>
  [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, json = '']) => JSON.parse(json) as { '@type': string });

/** Pages that search engines may list. */
export const listablePages = (pages: readonly SitePage[]): readonly string[] => pages.filter(({ html, path }) => !path.startsWith('/print/') && !html.includes('<meta name="robots" content="noindex"')).map(({ path }) => path);
