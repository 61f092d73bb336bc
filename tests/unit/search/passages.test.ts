import { describe, expect, test } from 'vitest';
import type { TokenMatches } from '../../../src/client/search/engine/engine-contract.ts';
import type { EverydayWords } from '../../../src/client/search/query/everyday-words.ts';
import { weighPassages } from '../../../src/client/search/engine/weigh-passages.ts';
import { planQuery } from '../../../src/client/search/query/plan-query.ts';
import { aboutness } from '../../../src/client/search/ranking/aboutness.ts';
import type { Candidate } from '../../../src/client/search/ranking/candidate.ts';
import { passageShare, passageUnits } from '../../../src/client/search/ranking/passage-share.ts';

const cutPairs = (han: string): readonly string[] => han.match(/..?/gu) ?? [];

const none: EverydayWords = new Map();

interface Where { readonly places?: readonly number[]; readonly headings?: readonly number[]; readonly lead?: boolean; readonly named?: number }

const matchesOf = (pages: Readonly<Record<number, Where>>): TokenMatches =>
  new Map(Object.entries(pages).map(([page, { places = [], headings = [], lead = false, named = 0 }]) => [Number(page), { score: 1, inText: places.length > 0, places, headings, lead, named }]));

const shareOf = (...all: readonly TokenMatches[]): ((page: number) => number) =>
  passageShare(all.map((matches, at) => ({ unit: { token: String(at), share: 1, others: [] }, matches })), 100);

describe('一句话里的词', () => {
  test('挨着的比散在整页的重要，散着的又比少一个的重要', () => {
    const share = shareOf(matchesOf({ 1: { places: [10] }, 2: { places: [10] }, 3: { places: [10] }, 4: { places: [10] } }), matchesOf({ 1: { places: [12] }, 2: { places: [22] }, 3: { places: [900] } }));
    expect(share(1)).toBe(1);
    expect(share(2)).toBeLessThan(1);
    expect(share(3)).toBeLessThan(share(2));
    expect(share(4)).toBeLessThan(share(3) + 0.01);
    expect(share(5)).toBe(0);
  });
  test('同一个词出现多少次，都只算一个', () => {
    const share = shareOf(matchesOf({ 1: { places: [1, 2, 3, 4, 5] } }), matchesOf({ 2: { places: [1] } }));
    expect(share(1)).toBeLessThan(1);
  });
  test('少见的词比常见的重要', () => {
    const everywhere = matchesOf(Object.fromEntries(Array.from({ length: 60 }, (_, page) => [page, { places: [1] }])));
    const share = shareOf(matchesOf({ 70: { places: [1] } }), everywhere);
    expect(share(70)).toBeGreaterThan(share(0));
  });
  test('标题里的多算一点，名称里全有的也算全', () => {
    const share = shareOf(matchesOf({ 1: { places: [5], headings: [5] }, 2: { places: [5] }, 3: { named: 5 } }), matchesOf({ 3: { named: 5 }, 4: { places: [1] } }));
    expect(share(1)).toBeGreaterThan(share(2));
    expect(share(3)).toBe(1);
  });
  test('读者的字母可能没打完，换上去的说法是整个词', () => {
    expect(passageUnits('esd 培训', cutPairs, none, true).map(({ token }) => token)).toEqual(['esd*', '培训']);
    expect(passageUnits('ca', cutPairs, none, false).map(({ token }) => token)).toEqual(['ca']);
  });
  test('问法里的字也找：一直闪可能就是小标题；跨词的两字轻一些', () => {
    expect(passageUnits('灯一直闪', cutPairs, none, true)).toEqual([{ token: '灯一', share: 1, others: [] }, { token: '一直', share: 0.5, others: [] }, { token: '直闪', share: 1, others: [] }]);
    expect(passageUnits('98.5% 合格', cutPairs, none, true)).toEqual([{ token: '985*', share: 1, others: [] }, { token: '合格', share: 1, others: [] }]);
  });
});

describe('单独一个字的词', () => {
  const cutLast = (han: string): readonly string[] => [han.slice(0, -1), han.slice(-1)];
  const tokens = (query: string, typed: boolean): readonly string[] => passageUnits(query, cutLast, none, typed).map(({ token }) => token);
  test('货损赔：赔付、赔偿都算，比整个词轻', () => {
    expect(passageUnits('货损赔', cutLast, none, true)).toContainEqual({ token: '赔*', share: 0.5, others: [] });
  });
  test('虚字不算，两个字的查询不拆，换上去的说法也不拆', () => {
    expect(tokens('货损了', true)).not.toContain('了*');
    expect(tokens('货损上', true)).not.toContain('上*');
    expect(tokens('灯罩', true)).toEqual(['灯罩']);
    expect(tokens('货损赔', false)).not.toContain('赔*');
  });
});

describe('词挨着的页放在前面', () => {
  const engineOf = (pages: Readonly<Record<string, TokenMatches>>): Parameters<typeof weighPassages>[3] => ({
    engine: { count: 100, match: async (token) => pages[token] ?? new Map(), search: async () => [], read: async () => ({ url: '', content: '', words: [], meta: {} }), facets: async () => new Map() },
    cut: cutPairs,
    everyday: none,
  });
  const candidate = (page: number): Candidate => ({ result: { page, score: 1, inText: true }, score: 1, origin: 'direct', term: '仪器 超差' });
  const scoresOf = async (context: Parameters<typeof weighPassages>[3]): Promise<ReadonlyMap<number, number>> => {
    const weighed = await weighPassages('仪器 超差', planQuery('仪器 超差', 1, 'direct', cutPairs), [candidate(1), candidate(2)], context);
    return new Map(weighed.map(({ result, score }) => [result.page, score]));
  };
  test('谁最近就以谁为准：都不全时，全的那一半也分得出先后', async () => {
    const together = await scoresOf(engineOf({ 仪器: matchesOf({ 1: { places: [5] }, 2: { places: [5] } }), 超差: matchesOf({ 1: { places: [6] }, 2: { places: [400] } }) }));
    expect(together.get(1)).toBeGreaterThan(2 * (together.get(2) ?? 0));
    const alone = await scoresOf(engineOf({ 仪器: matchesOf({ 1: { places: [5] } }), 超差: matchesOf({ 3: { places: [6] } }) }));
    expect(alone.get(1)).toBeGreaterThan(1);
    expect(alone.get(2)).toBeCloseTo(0.1);
  });
  test('编号说的不用再看挨着没有', async () => {
    const code: Candidate = { ...candidate(3), origin: 'code', term: 'qc003' };
    expect(await weighPassages('qc003', planQuery('qc003', 1, 'direct', cutPairs), [code], engineOf({}))).toEqual([code]);
  });
});

describe('讲的就是它，还是只提到它', () => {
  const aboutOf = (...all: readonly TokenMatches[]): ((page: number) => number) =>
    aboutness(all.map((matches, at) => ({ unit: { token: String(at), share: 1, others: [] }, matches })), 100);
  test('在小标题里、在目的里、出现得多，都比提到一次的靠前；没有的不加分', () => {
    const about = aboutOf(matchesOf({ 1: { places: [9] }, 2: { places: [9], headings: [9] }, 3: { places: [9], lead: true }, 4: { places: [9, 30, 60, 90] } }));
    expect(about(1)).toBeGreaterThan(about(5));
    for (const page of [2, 3, 4]) expect(about(page)).toBeGreaterThan(about(1));
    expect(about(5)).toBe(1);
  });
  test('少见的词讲得多，比常见的词讲得多更要紧', () => {
    const common = matchesOf(Object.fromEntries(Array.from({ length: 60 }, (_, page) => [page, { places: page === 0 ? [1, 2, 3, 4] : [1] }])));
    const about = aboutOf(matchesOf({ 0: { places: [7] }, 1: { places: [7, 8, 9, 10] } }), common);
    expect(about(1)).toBeGreaterThan(about(0));
  });
  test('一个查得到的词也没有，谁也不加分', () => { expect(aboutOf(matchesOf({}))(1)).toBe(1); });
});
