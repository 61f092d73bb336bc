import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import path from 'node:path';

import sirv from 'sirv';

import { securityHeaders } from './write-headers.ts';

export interface SiteServer {
  /** The address of the site's front page, ending in `/`. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

export interface ServeOptions {
  /** The folder of the built site. */
  readonly directory: string;
  /** The path under which the site was built, `/` by default. */
  readonly basePath?: string;
  /** 0 (default) takes a free port. */
  readonly port?: number;
  /** Whether files are looked for when they are asked for: few are, and the folder need not be listed first. */
  readonly few?: boolean;
  /** A page that is made when it is asked for and lies in no file; undefined for every other path (inside of the base, from `/`). */
  readonly pageAt?: (path: string) => string | undefined;
}

/** Serves a finished site on this machine only, with the headers that a host should send. Throws when the port is taken. */
export async function serveSite({ directory, basePath = '/', port = 0, few = false, pageAt = () => undefined }: ServeOptions): Promise<SiteServer> {
  const base = normaliseBase(basePath);
  const serve = sirv(directory, { etag: true, dotfiles: false, dev: few });
  const headers = existsSync(path.join(directory, '_headers')) ? securityHeaders : [];
  const server = createServer((request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    const missing = (): void => void sendNotFound(response, directory);
    const inside = enterBase(request, base);
    const page = inside ? pageAt(request.url ?? '') : undefined;
    if (page !== undefined) response.setHeader('content-type', 'text/html;charset=utf-8').end(page);
    else if (inside) serve(request, response, missing);
    else if (request.url === '/' || request.url === base.slice(0, -1)) redirect(response, base);
    else missing();
  });
  const actualPort = await listen(server, port);
  return { url: `http://127.0.0.1:${actualPort}${base}`, close: async () => close(server) };
}

const normaliseBase = (basePath: string): string => `/${basePath}/`.replaceAll(/\/+/g, '/');

/** Strips the base from the request's address; false when the address lies outside of it. */
function enterBase(request: IncomingMessage, base: string): boolean {
  if (!request.url?.startsWith(base)) return false;
  request.url = request.url.slice(base.length - 1);
  return true;
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end();
}

async function sendNotFound(response: ServerResponse, directory: string): Promise<void> {
  const page = await readFile(path.join(directory, '404.html')).catch(() => Buffer.from('没有这个页面。'));
  response.writeHead(404, { 'content-type': 'text/html;charset=utf-8' }).end(page);
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('服务器没有得到端口。');
  return address.port;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
}
