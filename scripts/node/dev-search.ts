import type { AstroIntegration } from 'astro';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseSearchRecords, type SearchRecord } from '../../src/search/search-record.ts';
import { buildSearchIndex } from './build-search-index.ts';
import type { SitePage } from './search-contents.ts';

export interface DevSearchOptions {
  /** Addresses of the pages to index, below the base; by default `documents[].href` of the server's own `/manual.json`. */
  readonly listPaths?: (origin: string) => Promise<readonly string[]>;
}

type IndexFiles = ReadonlyMap<string, Uint8Array>;

const contentTypes: Readonly<Record<string, string>> = { js: 'text/javascript', json: 'application/json' };
const contentTypeOf = (path: string): string => contentTypes[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** The addresses in a compiled manual; entries without one are left out. */
export const parseDocumentPaths = (manual: unknown): readonly string[] => {
  const documents = isRecord(manual) && Array.isArray(manual['documents']) ? manual['documents'] : [];
  return documents.flatMap((document: unknown) => (isRecord(document) && typeof document['href'] === 'string' ? [document['href']] : []));
};

const listDocuments = async (site: string): Promise<readonly string[]> => {
  const response = await fetch(new URL('manual.json', site));
  return response.ok ? parseDocumentPaths(await response.json()) : [];
};

const readPage = async (path: string, site: string): Promise<SitePage> => {
  const base = new URL(site).pathname;
  const below = `/${(path.startsWith(base) ? path.slice(base.length) : path).replace(/^\//u, '')}`;
  const response = await fetch(new URL(below.slice(1), site));
  return { url: below, html: response.ok ? await response.text() : '' };
};

/** What is no page of its own, and what is one but is not among the pages: a server without the list has documents only. */
const listRecords = async (site: string): Promise<readonly SearchRecord[]> => {
  const response = await fetch(new URL('search/records.json', site));
  return response.ok && response.headers.get('content-type')?.includes('json') === true ? parseSearchRecords(await response.json()) : [];
};

const indexSitePages = async (site: string, listPaths: (origin: string) => Promise<readonly string[]>): Promise<IndexFiles> => {
  const paths = [...new Set(await listPaths(site))];
  const { files } = await buildSearchIndex(await Promise.all(paths.map((path) => readPage(path, site))), await listRecords(site));
  return new Map(files.map((file) => [file.path, file.content]));
};

const send = (response: ServerResponse, path: string, content: Uint8Array | undefined): void => {
  response.writeHead(content === undefined ? 404 : 200, { 'content-type': contentTypeOf(path), 'cache-control': 'no-store' });
  response.end(content);
};

const siteOf = (request: IncomingMessage, base: string): string => `http://${request.headers.host ?? 'localhost'}${base.endsWith('/') ? base : `${base}/`}`;

export interface DevIndex {
  readonly drop: () => void;
  /** Answers requests for `<base>pagefind/…`, leaves all others to `next`. */
  readonly serve: (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;
}

/** An index in memory, built from the server's own pages when it is first asked for, and again after `drop`. */
export const openDevIndex = (base: string, listPaths: (origin: string) => Promise<readonly string[]>): DevIndex => {
  let built: Promise<IndexFiles> | undefined;
  const prefix = `${base.replace(/\/$/u, '')}/pagefind/`;
  return {
    drop: () => { built = undefined; },
    serve: (request, response, next) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      if (!pathname.startsWith(prefix)) { next(); return; }
      const path = pathname.slice(prefix.length);
      built ??= indexSitePages(siteOf(request, base), listPaths);
      const current = built;
      current.then((files) => { send(response, path, files.get(path)); }, (error: unknown) => {
        if (built === current) built = undefined;
        next(error);
      });
    },
  };
};

/** Files that the server itself writes while it answers would drop the index that is just being built. */
const isGenerated = (path: string): boolean => /[\\/](?:\.astro|node_modules|dist)[\\/]/u.test(path);

/** Search in `astro dev`, where there is no built site: an index of the pages that the server shows, dropped when a file changes. */
export const devSearch = ({ listPaths = listDocuments }: DevSearchOptions = {}): AstroIntegration => ({
  name: 'dev-search',
  hooks: {
    'astro:server:setup': ({ server }) => {
      const index = openDevIndex(server.config.base, listPaths);
      server.watcher.on('all', (_event, path) => { if (!isGenerated(path)) index.drop(); });
      server.middlewares.use(index.serve);
    },
  },
});
