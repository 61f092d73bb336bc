import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listReferences, readPageDigest } from '../../../scripts/node/print-basis.ts';
import { openPrintStore } from '../../../scripts/node/print-store.ts';

let dir = '';

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'print-store-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const print = (text: string): { readonly facts: unknown; readonly bytes: Uint8Array } => ({ facts: { pages: 3, ids: ['qc-1'] }, bytes: new TextEncoder().encode(text) });

describe('以前印好的', () => {
  test('放进去的原样取出来；没有放过的取不到', async () => {
    const store = openPrintStore(dir);
    await store.keep('a', print('第一行\n第二行'));
    expect(await openPrintStore(dir).recall('a')).toEqual(print('第一行\n第二行'));
    expect(await store.recall('b')).toBeUndefined();
    expect(await readdir(dir)).toEqual(['a.print']);
  });

  test.each([
    ['少了一截', (file: Buffer) => file.subarray(0, -3)],
    ['改了一个字节', (file: Buffer) => Buffer.concat([file.subarray(0, -1), Buffer.from('x')])],
    ['是空的', () => Buffer.alloc(0)],
  ])('文件%s，当作没有', async (_, damage) => {
    const store = openPrintStore(dir);
    await store.keep('a', print('一本书'));
    await writeFile(join(dir, 'a.print'), damage(await readFile(join(dir, 'a.print'))));
    expect(await store.recall('a')).toBeUndefined();
  });

  test('太多了就丢掉最久没有用的，刚取用过的留着', async () => {
    const store = openPrintStore(dir, 900);
    const long = 'x'.repeat(150);
    for (const [key, time] of [['old', 1], ['used', 2], ['new', 3]] as const) {
      await store.keep(key, print(long));
      await utimes(join(dir, `${key}.print`), time, time);
    }
    await store.recall('old');
    await store.keep('latest', print('y'.repeat(150)));
    const left = await readdir(dir);
    expect(left).toContain('old.print');
    expect(left).toContain('latest.print');
    expect(left).not.toContain('used.print');
  });

  test('写不进去不出错，只是没有留下', async () => {
    await writeFile(join(dir, 'taken'), '');
    const store = openPrintStore(join(dir, 'taken'));
    await store.keep('a', print('一本书'));
    expect(await store.recall('a')).toBeUndefined();
  });
});

describe('一页由什么印成', () => {
  const html = '<link rel="stylesheet" href="/manual/print/book.css"><img src="/manual/assets/lamp.png"><a href="/manual/qc/">质检</a>';
  const read = async (page = html, browser = 'Chromium 1'): Promise<string> => (await readPageDigest({ siteDir: dir, basePath: '/manual/', printPath: 'print/manual/', html, browser }))(page);
  const write = (path: string, text: string): Promise<void> => writeFile(join(dir, path), text);

  beforeEach(async () => {
    await Promise.all(['print', 'assets', 'fonts'].map((folder) => mkdir(join(dir, folder))));
    await write('print/book.css', "@font-face{src:url('../fonts/face.woff2')}");
    await write('fonts/face.woff2', 'face');
    await write('assets/lamp.png', 'lamp');
    await write('assets/other.png', 'other');
  });

  test('认得样式、图片和字体的地址，不认网页的', () => {
    expect(listReferences(`${html}<style>a{background:url(x/y.svg)}</style>`)).toEqual(['/manual/print/book.css', '/manual/assets/lamp.png', 'x/y.svg']);
  });

  test.each([
    ['样式', 'print/book.css'],
    ['样式里的字体', 'fonts/face.woff2'],
    ['图片', 'assets/lamp.png'],
  ])('%s变了，就不是原来的一页', async (_, path) => {
    const before = await read();
    expect(await read()).toBe(before);
    await write(path, 'changed');
    expect(await read()).not.toBe(before);
  });

  test('页上的字、浏览器变了，也不是；没有用到的图片变了，还是', async () => {
    const before = await read();
    await write('assets/other.png', 'changed');
    expect(await read()).toBe(before);
    expect(await read(`${html}。`)).not.toBe(before);
    expect(await read(html, 'Chromium 2')).not.toBe(before);
  });
});
