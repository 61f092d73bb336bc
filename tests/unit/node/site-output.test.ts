import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSiteOutput, type SiteOutput } from '../../../scripts/node/site-output.ts';

let dir = '';
let output: SiteOutput;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'site-output-'));
  output = openSiteOutput({ siteDir: join(dir, 'site'), lastDir: join(dir, 'last'), withoutCache: true });
});
afterEach(async () => {
  await output.close();
  await rm(dir, { recursive: true, force: true });
});

const page = (name: string): string => `<!DOCTYPE html><html lang="zh-CN"><body><main data-pagefind-body><h1>${name}</h1></main></body></html>`;

describe('网站由另一个线程写出来', () => {
  test('交给它的都写好了，要搜索的进了索引', async () => {
    await writeFile(join(dir, 'last.html'), page('老化房'));
    await output.write({ path: 'a/index.html', recalled: false, content: page('驱动电源') }, true);
    await output.write({ path: 'b/index.html', recalled: true, digest: '指纹', stamp: '记号', from: join(dir, 'last.html') }, true);
    await output.write({ path: 'data.csv', recalled: false, content: ['编号', '，', '名称'] }, false);
    const { pages } = await output.finishIndex();
    expect(pages).toBe(2);
    expect((await output.written()).map(({ path }) => path)).toEqual(['a/index.html', 'b/index.html', 'data.csv']);
    expect(await readFile(join(dir, 'site/b/index.html'), 'utf8')).toContain('老化房');
    expect(await readFile(join(dir, 'site/data.csv'), 'utf8')).toBe('编号，名称');
  });

  test('有一个文件写不进：交下一个时、问它时都听得到，连原因和系统的代号', async () => {
    await output.write({ path: 'a', recalled: false, content: '文件' }, false);
    await output.write({ path: 'a/b', recalled: false, content: '它的上级是个文件' }, false);
    await expect(output.written()).rejects.toMatchObject({ code: expect.stringMatching(/^E(?:NOTDIR|EXIST)$/) as string });
    await expect(output.finishIndex()).rejects.toThrow();
    await expect(output.write({ path: 'c', recalled: false, content: '' }, false)).rejects.toThrow();
  });

  test('写不进以后，交得再多也不会一直等', async () => {
    const writeAll = async (): Promise<void> => {
      for (let at = 0; at < 200; at += 1) await output.write({ path: at === 0 ? 'a' : 'a/b', recalled: false, content: '文件' }, false);
    };
    await expect(writeAll()).rejects.toMatchObject({ code: expect.any(String) as string });
  });
});
