import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { codeDigest } from '../../../scripts/node/code-digest.ts';
import { keptTexts, openTextCache } from '../../../scripts/node/text-cache.ts';
import { loadPlainYaml } from '../../../src/source/plain-yaml.ts';

const folder = '/这个文件夹不存在/content';
const source = { text: '## 一节\n\n**注意：**请断电，按 <Form id="FM-ZL-01" /> 记。\n', firstLine: 9, idPrefix: 'zl-sop-001', forPages: true };

afterEach(() => rm(keptTexts.fileOf(folder), { force: true }));

describe('读过的文字留到下一次', () => {
  test('第二次拿到的与第一次一样', async () => {
    const first = await openTextCache(folder);
    const parsed = first.parseBody(source);
    expect(parsed.headings).toHaveLength(1);
    await first.save();
    const second = await openTextCache(folder);
    const again = second.parseBody(source);
    expect(again).toEqual(parsed);
    // Kept, not parsed: two parsings never give the same object twice, one cache does.
    expect(second.parseBody(source)).toBe(again);
  });

  test.each([['文字', { text: '别的。' }], ['起始行', { firstLine: 10 }], ['编号', { idPrefix: 'zl-sop-002' }], ['用途', { forPages: false }]])('%s不同就另做', async (_what, other) => {
    const cache = await openTextCache(folder);
    expect(cache.parseBody({ ...source, ...other })).not.toBe(cache.parseBody(source));
  });

  const sources = ['title: 来料检验\nsteps:\n  - { n: 1, ok: true, none: null }\n', 'limit: .inf\nlow: -.inf\nnone: .nan\n', 'zero: -0.0\n', 'big: 1e999\n', '__proto__: 甲\n7: 乙\n2: 丙\n', '', '- 一\n- 二\n', 'a: &x 1\nb: *x\n', 'a: [\n'];

  test.each(sources)('读出来的数据第二次与第一次一样：%j', async (text) => {
    const first = await openTextCache(folder);
    const data = first.loadYaml(text);
    await first.save();
    expect((await openTextCache(folder)).loadYaml(text)).toStrictEqual(data);
    expect(data).toStrictEqual(loadPlainYaml(text));
  });

  test('什么也没变，不再写一遍；不再问的，不再留', async () => {
    const first = await openTextCache(folder);
    for (const text of sources) first.loadYaml(text);
    first.parseBody(source);
    await first.save();
    const { mtimeMs } = await stat(keptTexts.fileOf(folder));
    const second = await openTextCache(folder);
    for (const text of sources) second.loadYaml(text);
    second.parseBody(source);
    await second.save();
    expect((await stat(keptTexts.fileOf(folder))).mtimeMs).toBe(mtimeMs);
    const third = await openTextCache(folder);
    third.parseBody(source);
    await third.save();
    const kept = await keptTexts.read(folder, await codeDigest());
    expect([...kept.values()].map((parts) => parts.length)).toEqual([2]);
  });

  test('没变的正文用不着，就不读它的内容；用到时才读', async () => {
    const first = await openTextCache(folder);
    const { nodes } = first.parseBody(source);
    await first.save();
    const again = (await openTextCache(folder)).parseBody(source);
    expect(Object.getOwnPropertyDescriptor(again, 'nodes')?.get).toBeTypeOf('function');
    expect(again.nodes).toEqual(nodes);
    expect(again.nodes).toBe(again.nodes);
  });

  test.each([['开头坏了', (bytes: Buffer) => bytes.fill(0x7b, 0, 20)], ['少了一截', (bytes: Buffer) => bytes.subarray(0, -9)], ['中间改了一个字节', (bytes: Buffer) => bytes.fill(0x78, bytes.length - 40, bytes.length - 39)], ['空的', () => Buffer.alloc(0)]])('坏了的缓存当作没有：%s', async (_how, spoil) => {
    const first = await openTextCache(folder);
    const parsed = first.parseBody(source);
    await first.save();
    const file = keptTexts.fileOf(folder);
    await writeFile(file, spoil(await readFile(file)));
    expect((await keptTexts.read(folder, await codeDigest())).size).toBe(0);
    expect((await openTextCache(folder)).parseBody(source)).toEqual(parsed);
  });

  test('别的程序写的，当作没有', async () => {
    const first = await openTextCache(folder);
    first.parseBody(source);
    await first.save();
    expect((await keptTexts.read(folder, '别的程序')).size).toBe(0);
  });
});
