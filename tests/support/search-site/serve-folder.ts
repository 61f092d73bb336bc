import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const contentTypes: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json', '.css': 'text/css' };

export interface ServedFolder {
  /** Address of the base path, with a slash at its end. */
  readonly origin: string;
  readonly close: () => void;
}

/** Serves a folder below a base path on a free port; files outside the base do not exist. */
export const serveFolder = async (dir: string, base = '/'): Promise<ServedFolder> => {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const below = pathname.startsWith(base) ? normalize(decodeURIComponent(pathname.slice(base.length))) : '..';
    const path = join(dir, below, pathname.endsWith('/') ? 'index.html' : '');
    const found = below.startsWith('..') ? Promise.reject(new Error('outside')) : readFile(path);
    found.then(
      (content) => response.writeHead(200, { 'content-type': contentTypes[extname(path)] ?? 'application/octet-stream' }).end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { origin: `http://127.0.0.1:${String(port)}${base}`, close: () => { server.close(); server.closeAllConnections(); } };
};
