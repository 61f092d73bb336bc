import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { serveSite } from '../../scripts/node/serve-site.ts';
import type { SiteServer } from '../../scripts/node/serve-site.ts';

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly location: string;
  readonly body: string;
}

/** Sends the path as it stands: fetch would resolve `..` before asking. */
async function ask(site: SiteServer, rawPath: string): Promise<Answer> {
  const { port } = new URL(site.url);
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: rawPath }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () => {
        const { 'content-type': type = '', location = '' } = response.headers;
        resolve({ status: response.statusCode ?? 0, type, location, body });
      });
    })
      .on('error', reject)
      .end();
  });
}

describe('本机服务', () => {
  let folder: string;
  let root: SiteServer;
  let nested: SiteServer;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'serve-site-'));
    const directory = path.join(folder, 'dist');
    await mkdir(path.join(directory, 'qc'), { recursive: true });
    await writeFile(path.join(folder, 'secret.txt'), '不该看到');
    await writeFile(path.join(directory, 'index.html'), '首页');
    await writeFile(path.join(directory, 'qc/index.html'), '质量');
    await writeFile(path.join(directory, 'site.css'), 'html{}');
    await writeFile(path.join(directory, '404.html'), '走错了');
    root = await serveSite({ directory });
    nested = await serveSite({ directory, basePath: 'handbook' });
  });

  afterAll(async () => {
    await root.close();
    await nested.close();
    await rm(folder, { recursive: true });
  });

  it('文件夹给出它的 index.html，写明中文编码', async () => {
    expect(await ask(root, '/')).toMatchObject({ status: 200, body: '首页', type: 'text/html;charset=utf-8' });
    expect(await ask(root, '/qc/')).toMatchObject({ status: 200, body: '质量' });
    expect((await ask(root, '/site.css')).type).toMatch(/^text\/css/);
  });

  it('没有的页面给出 404.html 和 404', async () => {
    expect(await ask(root, '/none/')).toMatchObject({ status: 404, body: '走错了' });
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/qc/../../secret.txt', '/..%5csecret.txt'])('走不出网站的文件夹：%s', async (rawPath) => {
    expect(await ask(root, rawPath)).toMatchObject({ status: 404, body: '走错了' });
  });

  it('网站在子路径下时，只在子路径下回答，根地址转过去', async () => {
    expect(nested.url).toMatch(/\/handbook\/$/);
    expect(await ask(nested, '/handbook/qc/')).toMatchObject({ status: 200, body: '质量' });
    expect(await ask(nested, '/handbook')).toMatchObject({ status: 302, location: '/handbook/' });
    expect(await ask(nested, '/')).toMatchObject({ status: 302, location: '/handbook/' });
    expect(await ask(nested, '/qc/')).toMatchObject({ status: 404 });
  });

  it('关闭以后不再回答', async () => {
    const short = await serveSite({ directory: path.join(folder, 'dist') });
    await short.close();
    await expect(ask(short, '/')).rejects.toThrow(/ECONNREFUSED/);
  });
});
