import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readBytes, readTree } from '../../scripts/node/measure-run.ts';
import { projectDir } from '../../scripts/node/project-dir.ts';
import { childEnv } from '../support/child-env.ts';
import { randomOf } from '../mutation/random-of.ts';

/** One edit as an author makes it: how long it took until the page showed it, and what the server held then. */
export interface Edited {
  readonly milliseconds: number;
  readonly bytes: number;
}

export interface Soak {
  readonly edits: readonly Edited[];
  /** Pages that differ from those of a server started afresh on the same content. */
  readonly different: readonly string[];
  readonly pages: number;
}

interface Request {
  readonly content: string;
  readonly edits: number;
  readonly seed: number;
  readonly onEdit?: (edited: Edited, number: number) => void;
}

/** Edits a copy of a manual again and again while one server shows it; in the end all pages are compared with a new server's. */
export async function runSoak({ content, edits, seed, onEdit = () => undefined }: Request): Promise<Soak> {
  const work = await mkdtemp(join(tmpdir(), 'manual-soak-'));
  const dir = join(work, 'content');
  try {
    await cp(content, dir, { recursive: true });
    const places = await listPlaces(dir);
    const random = randomOf(seed);
    const done: Edited[] = [];
    const worn = await withServer(dir, async (server) => {
      for (let number = 1; number <= edits; number += 1) {
        const edited = await edit(server, places[Math.floor(random() * places.length)] ?? places[0], number);
        done.push(edited);
        onEdit(edited, number);
      }
      return readPages(server);
    });
    const fresh = await withServer(dir, readPages);
    const different = [...fresh].flatMap(([path, html]) => (worn.get(path) === html ? [] : [path]));
    return { edits: done, different, pages: fresh.size };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** A place that can be edited, and the page that shows it. */
interface Place {
  readonly file: string;
  readonly page: string;
  readonly change: (text: string, words: string) => string;
}

const setScope: Place['change'] = (text, words) => text.replace(/^scope: .*$/m, `scope: ${words}`);
const setParagraph: Place['change'] = (text, words) => `${text.replace(/\n+第 \d+ 次改动。\n$/, '\n')}\n${words}\n`;

async function listPlaces(dir: string): Promise<readonly Place[]> {
  const files = (await readdir(dir, { recursive: true })).map((file) => file.replaceAll('\\', '/')).filter((file) => file.endsWith('.mdx')).sort();
  const documents = files.flatMap((file) => [setScope, setParagraph].map((change): Place => ({ file: join(dir, file), page: `${file.replace(/\.mdx$/, '')}/`, change })));
  if (documents.length === 0) throw new Error(`${dir} 里没有文件`);
  return documents;
}

interface Server {
  readonly url: string;
  readonly process: ChildProcess;
}

async function withServer<T>(dir: string, use: (server: Server) => Promise<T>): Promise<T> {
  const child = spawn(process.execPath, ['scripts/dev.ts', '--content', dir, '--port', '0'], { cwd: projectDir, env: childEnv(), stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    return await use({ url: await addressOf(child, dir), process: child });
  } finally {
    const ended = once(child, 'close');
    child.kill('SIGKILL');
    await ended;
  }
}

/** Where the server says that it is. */
async function addressOf(child: ChildProcess, dir: string): Promise<string> {
  const site = /^ {2}url: (\S+)$/m.exec(await readFile(join(dir, 'company.yaml'), 'utf8'))?.[1] ?? 'http://localhost/';
  let said = '';
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (piece: Buffer) => {
      said += piece.toString();
      const port = /网站：http:\/\/localhost:(\d+)\//.exec(said)?.[1];
      if (port !== undefined) resolve(`http://localhost:${port}${new URL(site).pathname.replace(/\/?$/, '/')}`);
    });
  }
  child.once('close', () => reject(new Error(`预览没有开起来：\n${said}`)));
  return promise;
}

const patience = 60_000;

async function edit(server: Server, place: Place | undefined, number: number): Promise<Edited> {
  if (!place) throw new Error('没有可改的地方');
  const words = `第 ${number} 次改动。`;
  const start = performance.now();
  await writeFile(place.file, place.change(await readFile(place.file, 'utf8'), words));
  while (!(await readPage(server, place.page)).includes(words)) {
    if (performance.now() - start > patience) throw new Error(`改了 ${place.file}，${place.page} 一直没有变。`);
    await sleep(20);
  }
  return { milliseconds: performance.now() - start, bytes: await memoryOf(server) };
}

const readPage = async ({ url }: Server, path: string): Promise<string> => (await fetch(new URL(path, url))).text();

/** The text of a page without the addresses of scripts and styles, which carry the server's own times. */
const mainOf = (html: string): string => /<main[^]*<\/main>/.exec(html)?.[0] ?? '';

async function readPages(server: Server): Promise<ReadonlyMap<string, string>> {
  const manual = (await (await fetch(new URL('manual.json', server.url))).json()) as { readonly documents: readonly { readonly href: string }[] };
  const base = new URL(server.url).pathname;
  const documents = manual.documents.map(({ href }) => (href.startsWith(base) ? href.slice(base.length) : href.replace(/^\//, '')));
  const paths = ['', 'documents/', 'registers/terms/', 'raci/', 'trace/', 'revisions/', 'print/manual/', ...documents];
  const pages = new Map<string, string>([['manual.json', JSON.stringify(manual)]]);
  for (const path of paths) pages.set(path, path.startsWith('print/') ? await readPage(server, path) : mainOf(await readPage(server, path)));
  return pages;
}

async function memoryOf(server: Server): Promise<number> {
  const sizes = await Promise.all(readTree(server.process.pid ?? 0).map(({ pid }) => readBytes(pid)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** How much more the last quarter took than the second: the first is still warming up. */
export function growthOf(values: readonly number[]): number {
  const quarter = Math.floor(values.length / 4);
  return median(values.slice(-quarter)) / median(values.slice(quarter, 2 * quarter));
}
