import { createServer, type OutgoingHttpHeaders } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { SiteServer } from './serve-site.ts';

const worthIt = /^(?:text\/|application\/(?:json|javascript|xml|atom\+xml)|image\/svg)/;

interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Uint8Array;
}

/**
 * Puts compression in front of a server, as every host has it, and keeps the answers, so that what is measured is the site and not this
 * machine. Closing it closes the server behind it.
 */
export async function serveCompressed(inner: SiteServer): Promise<SiteServer> {
  const origin = new URL(inner.url).origin;
  const known = new Map<string, Promise<Answer>>();
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    const answer = known.get(url) ?? compress(`${origin}${url}`);
    known.set(url, answer);
    answer.then(({ status, headers, body }) => response.writeHead(status, headers).end(body), (error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  await new Promise<void>((resolve, reject) => void server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('服务器没有得到端口。');
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => void server.close(() => resolve()));
    await inner.close();
  };
  return { url: `http://127.0.0.1:${address.port}${new URL(inner.url).pathname}`, close };
}

const hopByHop: ReadonlySet<string> = new Set(['content-length', 'transfer-encoding', 'connection', 'keep-alive']);

async function compress(url: string): Promise<Answer> {
  const answer = await fetch(url, { redirect: 'manual' });
  const body = new Uint8Array(await answer.arrayBuffer());
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !hopByHop.has(name)));
  if (!worthIt.test(answer.headers.get('content-type') ?? '')) return { status: answer.status, headers, body };
  return { status: answer.status, headers: { ...headers, 'content-encoding': 'gzip', vary: 'accept-encoding' }, body: gzipSync(body) };
}
