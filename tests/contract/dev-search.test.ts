import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDevIndex, parseDocumentPaths } from '../../scripts/node/dev-search.ts';

let text = '来料检验';
let builds = 0;
let server: Server;
let origin = '';

const listPaths = (): Promise<readonly string[]> => {
  builds += 1;
  return Promise.resolve(['/handbook/iqc/', '/stock/']);
};
const index = openDevIndex('/handbook', listPaths);

beforeAll(async () => {
  server = createServer((request, response) => {
    index.serve(request, response, () => { response.end(`<html><body><main data-pagefind-body><h1 data-pagefind-meta="title">${text}</h1></main></body></html>`); });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const address = server.address();
  origin = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const readEntry = async (): Promise<unknown> => (await fetch(`${origin}/handbook/pagefind/pagefind-entry.json?import`)).json();

test('第一次请求时才建索引，之后直接用；文件改了才重建', async () => {
  expect(builds).toBe(0);
  const first = await readEntry();
  expect(first).toMatchObject({ languages: { 'zh-cn': { page_count: 2 } } });
  expect(await readEntry()).toEqual(first);
  expect(builds).toBe(1);
  text = '安全库存';
  index.drop();
  expect(await readEntry()).not.toEqual(first);
  expect(builds).toBe(2);
});

test('脚本按脚本的类型给出，没有的文件是 404，别的地址不管', async () => {
  expect((await fetch(`${origin}/handbook/pagefind/pagefind.js`)).headers.get('content-type')).toBe('text/javascript');
  expect((await fetch(`${origin}/handbook/pagefind/none.js`)).status).toBe(404);
  expect(await (await fetch(`${origin}/pagefind/pagefind.js`)).text()).toContain('<main');
});

test('从 manual.json 取文件地址，写坏的条目跳过', () => {
  expect(parseDocumentPaths({ documents: [{ href: '/qc/iqc/' }, { href: 3 }, null, '乱'] })).toEqual(['/qc/iqc/']);
  expect(parseDocumentPaths(null)).toEqual([]);
});
