import { rm, writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { keptBodies, openBodyCache } from '../../../scripts/node/body-cache.ts';

const folder = '/这个文件夹不存在/content';
const source = { text: '## 一节\n\n**注意：**请断电，按 <Form id="FM-ZL-01" /> 记。\n', firstLine: 9, idPrefix: 'zl-sop-001', forPages: true };

afterEach(() => rm(keptBodies.fileOf(folder), { force: true }));

describe('解析过的正文留到下一次', () => {
  test('第二次拿到的与第一次一样', async () => {
    const first = await openBodyCache(folder);
    const parsed = first.parse(source);
    expect(parsed.headings).toHaveLength(1);
    await first.save();
    const second = await openBodyCache(folder);
    const again = second.parse(source);
    expect(again).toEqual(parsed);
    // Kept, not parsed: two parsings never give the same object twice, one cache does.
    expect(second.parse(source)).toBe(again);
  });

  test.each([['文字', { text: '别的。' }], ['起始行', { firstLine: 10 }], ['编号', { idPrefix: 'zl-sop-002' }], ['用途', { forPages: false }]])('%s不同就另做', async (_what, other) => {
    const cache = await openBodyCache(folder);
    expect(cache.parse({ ...source, ...other })).not.toBe(cache.parse(source));
  });

  test('坏了的缓存当作没有', async () => {
    const first = await openBodyCache(folder);
    const parsed = first.parse(source);
    await first.save();
    await writeFile(keptBodies.fileOf(folder), '{"parser":');
    expect((await openBodyCache(folder)).parse(source)).toEqual(parsed);
  });
});
