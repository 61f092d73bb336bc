import { describe, expect, test } from 'vitest';
import type { SearchEngine, TokenMatch } from '../../../src/client/search/engine/engine-contract.ts';
import { addResults, hardlyUsed, matchAny } from '../../../src/client/search/engine/word-matches.ts';
import { joinEverydayWords, openEverydayWords, wordingsOf } from '../../../src/client/search/query/everyday-words.ts';
import { passageUnits } from '../../../src/client/search/ranking/passage-share.ts';
import { buildSynonyms } from '../../../src/search/build-assistance.ts';
import { everydayWords } from '../../../src/domain/text/everyday-words.ts';
import { listVocabulary } from '../../../src/domain/text/vocabulary.ts';

const match = (...places: readonly number[]): TokenMatch => ({ score: 2, named: 0, inText: true, places, headings: [], lead: false });

/** An index of pairs of characters: page → places. */
const engineOf = (count: number, pairs: Readonly<Record<string, Readonly<Record<number, readonly number[]>>>>): Pick<SearchEngine, 'match' | 'count'> => ({
  count,
  match: (token) => Promise.resolve(new Map(Object.entries(pairs[token] ?? {}).map(([page, places]) => [Number(page), match(...places)]))),
});

const cutSingles = (han: string): readonly string[] => [...han];
const words = openEverydayWords([['破损', '摔坏', '摔碎'], ['摔坏', '损坏']]);

describe('平常的说法', () => {
  test('一个词换得成它各组里的别的词，不换成自己', () => {
    expect(words.get('摔坏')).toEqual(['破损', '摔碎', '损坏']);
    expect(wordingsOf('灯罩', words)).toEqual(['灯罩']);
  });
  test('词典切开的合成一个词，别的照旧', () => {
    expect(joinEverydayWords(cutSingles, words)('灯摔坏了')).toEqual(['灯', '摔坏', '了']);
    expect(joinEverydayWords(cutSingles, new Map())('摔坏')).toEqual(['摔', '坏']);
  });
  test('在一句话里算一个词，哪种说法都算有；两边跨词的两字还在', () => {
    expect(passageUnits('灯摔坏了', joinEverydayWords(cutSingles, words), words, true)).toEqual([
      { token: '摔坏', share: 1, others: ['破损', '摔碎', '损坏'] },
      { token: '灯*', share: 0.5, others: [] },
      { token: '灯摔', share: 0.5, others: [] },
      { token: '坏了', share: 0.5, others: [] },
    ]);
  });
  test('长词的两字要连着才算', async () => {
    const engine = engineOf(100, { 承运: { 1: [5], 2: [5] }, 运商: { 1: [6], 2: [90] } });
    expect([...(await matchAny(engine, ['承运商'])).keys()]).toEqual([1]);
  });
  test('几种说法的位置合在一起', async () => {
    const engine = engineOf(100, { 破损: { 1: [9] }, 损坏: { 1: [3], 2: [4] } });
    const found = await matchAny(engine, ['破损', '损坏']);
    expect(found.get(1)?.places).toEqual([3, 9]);
    expect(found.get(2)?.places).toEqual([4]);
  });
  test('手册自己常用的词不换，几乎不用的才换', async () => {
    const used = Object.fromEntries(Array.from({ length: 30 }, (_, page) => [page, [1]]));
    const engine = engineOf(1000, { 破损: used, 摔坏: { 1: [1] } });
    expect([...(await hardlyUsed('灯摔坏了破损了', words, engine)).keys()]).toEqual(['摔坏']);
  });
  test('别的说法找到的少算一点，不压过原话找到的', () => {
    const results = addResults([{ page: 1, score: 2, inText: true }], new Map([[1, match(1)], [2, match(1)]]), 0.8);
    expect(results).toEqual([{ page: 1, score: 2, inText: true }, { page: 2, score: 1.6, inText: true }]);
  });
});

describe('平常的说法这张表', () => {
  test('每组至少两个不同的词，每个词两个字以上', () => {
    for (const group of everydayWords) {
      expect(new Set(group).size, group.join(' ')).toBe(group.length);
      expect(group.length).toBeGreaterThan(1);
      for (const word of group) expect([...word].length, word).toBeGreaterThan(1);
    }
  });
  test('整组都与手册无关的不送到浏览器', () => {
    const { everyday } = buildSynonyms({ phrases: [], synonyms: [], latin: [], vocabulary: listVocabulary(['外箱破损的先拍照']) });
    expect(everyday.length).toBeGreaterThan(0);
    expect(everyday.every((group) => group.some((word) => '外箱破损的先拍照'.includes(word)))).toBe(true);
  });
});
