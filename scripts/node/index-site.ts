import { existsSync, readFileSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { parseSearchRecords, type SearchRecord } from '../../src/search/search-record.ts';
import { mapLimited, openFiles } from './map-limited.ts';
import { buildSearchIndex, growSearchIndex, type EarlierIndex, type SearchIndex } from './build-search-index.ts';
import { keptJson, shortDigest } from './cache-dir.ts';
import { codeDigest } from './code-digest.ts';
import type { IndexedPage } from './patch-index.ts';
import type { SitePage } from './search-contents.ts';
import { openFileWriter, type WrittenFile } from './write-site-files.ts';

export interface IndexSiteOptions {
  /** Folder of the built site; the index is written to `pagefind/` in it, in place of an older one. */
  readonly siteDir: string;
  readonly log?: (line: string) => void;
}

export interface IndexedSite {
  readonly pages: number;
  readonly records: number;
  readonly files: number;
  readonly bytes: number;
  /** By paths in the site. */
  readonly written: readonly WrittenFile[];
}

/** `qc/iqc/index.html` → `/qc/iqc/`, `404.html` → `/404.html`. */
const urlOf = (path: string): string => `/${path.split(sep).join('/').replace(/(?:^|(?<=\/))index\.html$/u, '')}`;

const readPages = async (siteDir: string): Promise<readonly SitePage[]> => {
  const paths = (await readdir(siteDir, { recursive: true })).filter((path) => path.endsWith('.html') && !path.startsWith(`print${sep}`));
  return mapLimited(paths, openFiles, async (path) => ({ url: urlOf(path), html: await readFile(join(siteDir, path), 'utf8') }));
};

/** Where the site lists what is found beside its pages. */
const recordsPath = 'search/records.json';

const readRecords = async (siteDir: string): Promise<readonly SearchRecord[]> => {
  const path = join(siteDir, recordsPath);
  return existsSync(path) ? parseSearchRecords(JSON.parse(await readFile(path, 'utf8'))) : [];
};

const indexFolder = 'pagefind';

function writeIndex({ pages, records, files }: SearchIndex, siteDir: string, lastDir?: string): IndexedSite {
  const target = join(siteDir, indexFolder);
  rmSync(target, { recursive: true, force: true });
  const writer = openFileWriter(target, lastDir === undefined ? undefined : join(lastDir, indexFolder));
  const written = files.map(({ path, content }) => writer.keep(path, content)).map((file) => ({ ...file, path: `${indexFolder}/${file.path}` }));
  return { pages, records, files: files.length, bytes: files.reduce((sum, file) => sum + file.content.length, 0), written };
}

/** Builds the search index over a built site. Throws, with a message in Chinese, when a page or the index cannot be handled. */
export const indexSite = async ({ siteDir, log }: IndexSiteOptions): Promise<IndexedSite> => {
  const indexed = writeIndex(await buildSearchIndex(await readPages(siteDir), await readRecords(siteDir)), siteDir);
  log?.(`搜索索引：${String(indexed.pages)} 页，${String(indexed.records)} 个条目，${String(indexed.files)} 个文件，${String(Math.ceil(indexed.bytes / 1024))} KB`);
  return indexed;
};

/** The index of a site that is being written: told of every page by its path, and finished when the last one is there. */
export interface SiteIndexer {
  /** Takes a page that was written; resolves when there is room for the next one. It is only read when nobody has its text. */
  readonly add: (file: Pick<WrittenFile, 'path' | 'digest'>, html: string | undefined) => Promise<void>;
  /** To be called when all pages that are searched, and the list of records, are written. */
  readonly finish: () => Promise<IndexedSite>;
  /** Tells the next build into that folder what is in the index. Only of a build that was published. */
  readonly remember: () => Promise<void>;
}

interface SiteIndexerOptions {
  /** The folder that is written. */
  readonly siteDir: string;
  /** The folder of the last build: its index is brought up to date. */
  readonly lastDir: string;
  readonly withoutCache: boolean;
}

/** On the disk. */
interface Saved {
  readonly code: string;
  readonly pages: readonly IndexedPage[];
  /** Addresses and digests of files. */
  readonly unsearched: readonly (readonly [url: string, file: string])[];
  /** The index's files and their digests. */
  readonly files: readonly (readonly [path: string, digest: string])[];
}

const keptIndex = keptJson('search');

export async function openSiteIndexer({ siteDir, lastDir, withoutCache }: SiteIndexerOptions): Promise<SiteIndexer> {
  const index = growSearchIndex(withoutCache ? undefined : await readEarlier(lastDir));
  let saved: Saved | undefined;
  return {
    add: async ({ path, digest }, html) => {
      if (path.endsWith('.html')) await index.add({ url: urlOf(path), file: digest, read: () => readFile(join(siteDir, path), 'utf8') }, html);
    },
    finish: async () => {
      const made = await index.finish(await readRecords(siteDir));
      index.close();
      const indexed = writeIndex(made, siteDir, lastDir);
      saved = { code: await codeDigest(), pages: made.entries, unsearched: [...made.unsearched], files: indexed.written.map(({ path, digest }) => [path, digest]) };
      return indexed;
    },
    remember: async () => {
      if (saved) await keptIndex.write(lastDir, saved);
    },
  };
}

/** Undefined when it is not there. */
function readOrNothing(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** The index of the last build into a folder, when the same program made it. */
async function readEarlier(dir: string): Promise<EarlierIndex | undefined> {
  const saved = (await keptIndex.read(dir)) as Saved | undefined;
  if (saved?.code !== (await codeDigest())) return undefined;
  return {
    pages: saved.pages,
    unsearched: new Map(saved.unsearched),
    files: () => {
      const read = saved.files.map(([path, digest]) => [path, digest, readOrNothing(join(dir, path))] as const);
      return read.every(([, digest, content]) => content && shortDigest(content) === digest) ? new Map(read.map(([path, , content]) => [path.slice(indexFolder.length + 1), content ?? new Uint8Array()])) : undefined;
    },
  };
}
