import { isUsualName, openNames } from '../../../scripts/node/pack-index.ts';
import { describe, expect, test } from 'vitest';
import { decodeCbor } from '../../../src/search/index-format/decode-cbor.ts';
import { readWordEntries } from '../../../src/client/search/index/word-entries.ts';
import { openWordFinder } from '../../../src/client/search/index/word-finder.ts';

const utf8 = new TextEncoder();

describe('索引文件', () => {
  test('数字、负数、文字、列表', () => {
    const text = utf8.encode('检验');
    expect(decodeCbor(Uint8Array.of(0x85, 0x17, 0x18, 0xff, 0x19, 0x01, 0x00, 0x38, 0x18, 0x60 + text.length, ...text))).toEqual([23, 255, 256, -25, '检验']);
  });
  test('别的格式说读不懂，不会当成空的', () => {
    expect(() => decodeCbor(Uint8Array.of(0xa0))).toThrow('读不懂');
    expect(() => decodeCbor(utf8.encode('<!doctype html>'))).toThrow('读不懂');
    expect(() => readWordEntries(['检验'])).toThrow('不是列表');
  });
  test('位置按差值累加，换了分量从头数；标题里的和目的里的另记，每页都有的套话不记位置', () => {
    const [entry] = readWordEntries([[['检验', [[3, [-25, 10, 5, -145, 40, -3, 90], []], [4, [], [-4, 0]], [1, [-49, 6], []]]]]]);
    expect(entry?.postings).toEqual([
      { page: 3, times: 2 + 6 + 2 / 24, inText: true, places: [10, 15, 40], headings: [40], lead: false, fields: [] },
      { page: 7, times: 0, inText: false, places: [], headings: [], lead: false, fields: [3] },
      { page: 8, times: 2, inText: true, places: [6], headings: [], lead: true, fields: [] },
    ]);
  });
});

describe('找词', () => {
  const files = [{ from: '上班', to: '检查', id: 'a' }, { from: '检测', to: '检验', id: 'b' }, { from: '灯', to: '灯罩', id: 'c' }];
  const words: Readonly<Record<string, readonly string[]>> = { a: ['上班', '检查'], b: ['检测', '检验'], c: ['灯', '灯罩'] };
  const opened = (): { readonly loaded: string[]; readonly find: ReturnType<typeof openWordFinder> } => {
    const loaded: string[] = [];
    return { loaded, find: openWordFinder(files, ({ id }) => { loaded.push(id); return Promise.resolve((words[id] ?? []).map((word) => ({ word, postings: [] }))); }) };
  };
  test('一个词只取它所在的文件，再问不再取', async () => {
    const { loaded, find } = opened();
    expect((await find.exact('检验')).map(({ word }) => word)).toEqual(['检验']);
    expect(await find.exact('检疫')).toEqual([]);
    await find.exact('检测');
    expect(loaded).toEqual(['b']);
  });
  test('按开头找，跨文件也找全', async () => {
    expect((await opened().find.beginning('检')).map(({ word }) => word)).toEqual(['检查', '检测', '检验']);
    expect((await opened().find.beginning('灯')).map(({ word }) => word)).toEqual(['灯', '灯罩']);
  });
  test('文件的界可能只写到分得开为止：界后面的词也在里面', async () => {
    const find = openWordFinder([{ from: '额外', to: '首', id: 'a' }, { from: '首页', to: '验', id: 'b' }], ({ id }) =>
      Promise.resolve((id === 'a' ? ['额外', '首件', '首检'] : ['首页', '验收']).map((word) => ({ word, postings: [] }))));
    expect((await find.exact('首件')).map(({ word }) => word)).toEqual(['首件']);
    expect((await find.exact('验收')).map(({ word }) => word)).toEqual(['验收']);
    expect((await find.beginning('首')).map(({ word }) => word)).toEqual(['首件', '首检', '首页']);
  });
  test('没取到的文件下次再取', async () => {
    let times = 0;
    const find = openWordFinder(files, () => { times += 1; return times === 1 ? Promise.reject(new Error('断网')) : Promise.resolve([{ word: '检验', postings: [] }]); });
    await expect(find.exact('检验')).rejects.toThrow('断网');
    expect(await find.exact('检验')).toHaveLength(1);
  });
});

test('两个文件的名字碰巧一样，后来的那个长一位；同样的内容还是同一个名字', () => {
  const nameFile = openNames('zh-cn');
  const contents = Array.from({ length: 40_000 }, (_, at) => new TextEncoder().encode(String(at)));
  const names = contents.map(nameFile);
  expect(new Set(names).size).toBe(contents.length);
  const longer = names.filter((name) => !isUsualName('zh-cn', name));
  expect(longer.length).toBeGreaterThan(0);
  expect(longer.every((name) => name.length === 'zh-cn_'.length + 8)).toBe(true);
  expect(contents.map(nameFile)).toEqual(names);
});
