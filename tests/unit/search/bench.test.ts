import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parseJudgedSet, type BenchAnswer, type BenchHit } from '../../../scripts/bench/judged-query.ts';
import { perturbTitles } from '../../../scripts/bench/perturb-titles.ts';
import { scoreAnswer, summarise } from '../../../scripts/bench/score-answers.ts';

const hit = (code: string, marks: readonly string[] = []): BenchHit => ({ code, type: '', title: '', marks, wordings: [], aside: false, hrefs: [] });
const answer = (...hits: readonly BenchHit[]): BenchAnswer => ({ hits, wordings: [], milliseconds: 1 });
const textless = (): string => '';

const readSet = async (half: string): Promise<unknown> => JSON.parse(await readFile(new URL(`../../fixtures/search/${half}.json`, import.meta.url), 'utf8'));

describe('判定集', () => {
  test('两半合起来不少于 250 条，没有一条重复', async () => {
    const all = [...parseJudgedSet(await readSet('tuning')), ...parseJudgedSet(await readSet('blind'))].map(({ query }) => query);
    expect(all.length).toBeGreaterThanOrEqual(250);
    expect(new Set(all).size).toBe(all.length);
  });
  test('写错的一条说出是第几条', () => {
    expect(() => parseJudgedSet([['来料', '词', 'A'], ['盘点', '词']])).toThrow('判定集第 2 条写错了');
  });
});

describe('打分', () => {
  const judged = { query: '来料检验', kind: '标题', wanted: ['A', 'B'] };
  test('前五条里找到几个、第一个在哪', () => {
    const scored = scoreAnswer(judged, answer(hit('X'), hit('A'), hit('Y')), textless);
    expect(scored).toMatchObject({ recall: 0.5, reciprocal: 0.5, first: false, empty: false });
    expect(summarise([scored, scoreAnswer(judged, answer(), textless)])).toMatchObject({ recall: 0.25, reciprocal: 0.25, empty: 0.5 });
  });
  test('直接的回答不占名次，要的就是它时才算', () => {
    const aside = { ...hit('T'), aside: true };
    expect(scoreAnswer(judged, answer(aside, hit('A')), textless).first).toBe(true);
    expect(scoreAnswer({ ...judged, wanted: ['T'] }, answer(aside, hit('A')), textless).first).toBe(true);
  });
  test('页上有整个查询而没有整个标出来，算标错', () => {
    const text = (): string => '抽样后来料检验';
    expect(scoreAnswer(judged, answer(hit('A', ['来料检验'])), text).marked).toBe(true);
    expect(scoreAnswer(judged, answer(hit('A', ['检'])), text).marked).toBe(false);
  });
});

test('由标题生成的查询每次都一样，答案是原来的那一份', () => {
  const things = ['来料检验规范', '快速换线办法', '订单评审程序', '供应商准入制度'].map((title, at) => ({ name: `D${String(at)}`, title }));
  const syllables = (han: string): readonly string[] => [...han].map(() => 'ma');
  const made = perturbTitles(things, 2, syllables);
  expect(perturbTitles(things, 2, syllables)).toEqual(made);
  expect([...new Set(made.map(({ kind }) => kind))]).toEqual(['错一字', '换次序', '子串', '全拼', '首字母']);
  expect(made.find(({ kind }) => kind === '换次序')).toEqual({ query: '规范 来料检验', kind: '换次序', wanted: ['D0'] });
});
