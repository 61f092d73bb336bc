import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from './cache-dir.ts';
import { projectDir } from './project-dir.ts';

/** The digest of a print page: of its text and of everything that a print of it depends on beside. */
export type DigestPage = (html: string) => string;

interface PageSource {
  readonly siteDir: string;
  readonly basePath: string;
  /** Where the page lies in the site. */
  readonly printPath: string;
  /** The whole print page: its parts use what it uses. */
  readonly html: string;
  readonly browser: string;
}

/** Reads the exporter, its dependencies, and the styles, fonts and pictures that a print page uses. */
export async function readPageDigest({ siteDir, basePath, printPath, html, browser }: PageSource): Promise<DigestPage> {
  const basis = digestOf(await digestExporter(), process.version, browser, basePath);
  const digests = await readResources(siteDir, basePath, printPath, html);
  return (page) => digestOf(basis, page, ...listReferences(page).map((reference) => `${reference} ${digests.get(reference) ?? ''}`));
}

const exporterFolders = ['scripts/pdf', 'scripts/node'] as const;

async function digestExporter(): Promise<string> {
  const names = await Promise.all(exporterFolders.map(async (folder) => (await readdir(join(projectDir, folder))).filter((name) => name.endsWith('.ts')).sort().map((name) => join(folder, name))));
  const files = [...names.flat(), 'scripts/config/book-fonts.conf', 'package-lock.json'];
  return digestOf(...(await Promise.all(files.map((file) => readFile(join(projectDir, file))))));
}

/** Whatever looks like the address of a file that a page is made of, in markup or in a style sheet. One too many does no harm. */
const REFERENCE = /["'(\s,=]([^"'()\s,<>=;]+\.(?:css|js|woff2?|ttf|otf|svg|png|jpe?g|webp|avif|gif))(?=["'()\s,?#])/gi;

export const listReferences = (text: string): readonly string[] => [...new Set([...text.matchAll(REFERENCE)].map(([, reference = '']) => reference))];

/** The digest of each reference of a page; that of a style sheet tells of what the sheet refers to as well. */
async function readResources(siteDir: string, basePath: string, printPath: string, html: string): Promise<ReadonlyMap<string, string>> {
  const read = async (reference: string, from: string): Promise<string> => {
    const url = URL.parse(reference, `http://site${from}`);
    if (url?.host !== 'site' || !url.pathname.startsWith(basePath)) return '';
    const bytes = await readFile(join(siteDir, decodeURIComponent(url.pathname.slice(basePath.length)))).catch(() => undefined);
    if (!bytes) return '';
    const inner = url.pathname.endsWith('.css') ? listReferences(bytes.toString('utf8')) : [];
    return digestOf(bytes, ...(await Promise.all(inner.map((one) => read(one, url.pathname)))));
  };
  return new Map(await Promise.all(listReferences(html).map(async (reference) => [reference, await read(reference, `${basePath}${printPath}`)] as const)));
}
