import { describe, expect, test } from 'vitest';
import { agreementOf, completeJudged, parseVerdicts } from '../../../scripts/bench/agree-verdicts.ts';
import { formatJudgedSet, parseJudgedSet, type BenchAnswer, type BenchHit, type JudgedQuery } from '../../../scripts/bench/judged-query.ts';
import { parsePool, poolAnswers, type Candidate, type PooledQuery } from '../../../scripts/bench/pool-answers.ts';

const hit = (code: string, aside = false): BenchHit => ({ code, type: '', title: '', marks: [], wordings: [], aside, hrefs: [] });
const answer = (...hits: readonly BenchHit[]): BenchAnswer => ({ hits, wordings: [], milliseconds: 1 });
const names = [...'ABCDEFGHIT'];
const pages = new Map(names.map((name): [string, Candidate] => [name, { name, title: `第 ${name} 份`, where: `/${name}/` }]));
const namesIn = (pooled: PooledQuery | undefined): readonly string[] => (pooled?.candidates ?? []).map(({ name }) => name);

const stocktake: JudgedQuery = { query: '盘点', kind: '词', wanted: ['A'] };
const receipt: JudgedQuery = { query: '收料', kind: '词', wanted: ['B'] };

describe('给人判的池', () => {
  const first = answer(...'CDEFG'.split('').map((code) => hit(code)), hit('H'));
  const second = answer(hit('C'), hit('C'), hit('I'));

  test('几家的前五条和已有的答案都在，一样的只有一份，第六条不在', () => {
    const [pooled] = poolAnswers([stocktake], [[first], [second]], pages);
    expect([...namesIn(pooled)].sort()).toEqual([...'ACDEFGI']);
  });
  test('结果之上的直接回答也要判，不占前五条', () => {
    const [pooled] = poolAnswers([stocktake], [[answer(hit('T', true), ...first.hits)]], pages);
    expect([...namesIn(pooled)].sort()).toEqual([...'ACDEFGT']);
  });
  test('哪一家先找到、排第几、有没有判过，都看不出来', () => {
    const [pooled] = poolAnswers([stocktake], [[first], [second]], pages);
    const [turned] = poolAnswers([{ ...stocktake, wanted: ['G'] }], [[answer(...[...second.hits].reverse(), hit('A'))], [answer(...first.hits.slice(0, 5).reverse())]], pages);
    expect(turned).toEqual(pooled);
    expect(Object.keys(pooled?.candidates[0] ?? {})).toEqual(['name', 'title', 'where']);
    expect(namesIn(pooled)).not.toEqual([...namesIn(pooled)].sort());
  });
  test('查询的先后也打乱，两半混在一起', () => {
    const judged = names.map((name): JudgedQuery => ({ query: `查 ${name}`, kind: '词', wanted: [name] }));
    const pool = poolAnswers(judged, [], pages);
    expect(pool.map(({ query }) => query)).not.toEqual(judged.map(({ query }) => query));
    expect(pool.flatMap(namesIn).sort()).toEqual(names);
  });
  test('判定集里写了索引没有的名字，说出是哪个', () => {
    expect(() => poolAnswers([{ ...stocktake, wanted: ['QC-SOP-999'] }], [], pages)).toThrow('判定集里的「QC-SOP-999」不在搜索索引里');
  });
  test('读回来和写出去的一样，写坏了说出是第几条', () => {
    const pool = poolAnswers([stocktake, receipt], [[first, second]], pages);
    expect(parsePool(JSON.parse(JSON.stringify(pool)))).toEqual(pool);
    expect(() => parsePool([...pool, { query: '盘点' }])).toThrow('池的第 3 条写坏了');
  });
});

describe('两个人的判定', () => {
  const candidates = (list: string): readonly Candidate[] => [...list].flatMap((name) => pages.get(name) ?? []);
  const pool: readonly PooledQuery[] = [
    { query: '盘点', kind: '词', candidates: candidates('ACDE') },
    { query: '收料', kind: '词', candidates: candidates('BF') },
  ];
  const verdicts = (...lines: readonly (readonly string[])[]): ReturnType<typeof parseVerdicts> => parseVerdicts(lines, pool);
  const mine = verdicts(['盘点', 'A', 'C', 'D'], ['收料', 'F']);
  const yours = verdicts(['盘点', 'A', 'D', 'E'], ['收料']);

  test('都接受的排在原有的后面；只有一人接受的不加', () => {
    const { judged, added } = completeJudged([stocktake, receipt], pool, [mine, yours]);
    expect(judged).toEqual([{ ...stocktake, wanted: ['A', 'D'] }, receipt]);
    expect(added).toBe(1);
  });
  test('原有的答案两人都不接受，列出来，不动', () => {
    expect(completeJudged([stocktake, receipt], pool, [mine, yours]).doubted).toEqual([{ query: '收料', name: 'B' }]);
  });
  test('没有送去判的查询照旧', () => {
    const other: JudgedQuery = { query: '排产', kind: '词', wanted: ['G'] };
    expect(completeJudged([other], pool, [mine, yours])).toEqual({ judged: [other], added: 0, doubted: [] });
  });
  test('同意到什么程度，除去碰巧', () => {
    expect(agreementOf(pool, [mine, mine])).toEqual({ candidates: 6, both: 4, one: 0, kappa: 1 });
    const { both, one, kappa } = agreementOf(pool, [mine, yours]);
    expect([both, one]).toEqual([2, 3]);
    expect(kappa).toBeCloseTo(0);
  });
  test('漏判一条、写了池里没有的、写成别的样子，都说出来', () => {
    expect(() => verdicts(['盘点', 'A'])).toThrow('没有判「收料」');
    expect(() => verdicts(['盘点', 'B'], ['收料'])).toThrow('「盘点」的判定里有「B」，池里没有它');
    expect(() => parseVerdicts([['盘点'], [1]], pool)).toThrow('判定第 2 条写错了');
  });
});

test('判定集写回文件，一条一行，读出来不变', () => {
  const text = formatJudgedSet([stocktake, { ...receipt, wanted: ['B', '术语/收料'] }]);
  expect(text).toBe('[\n["盘点", "词", "A"],\n["收料", "词", "B", "术语/收料"]\n]\n');
  expect(formatJudgedSet(parseJudgedSet(JSON.parse(text)))).toBe(text);
});
