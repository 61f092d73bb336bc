import { expect, test } from 'vitest';
import { describeMoves } from '../../../src/compare/moved-pages.ts';

const book = (...entries: readonly (readonly [string, number])[]) => new Map(entries);

test('一样移动的说在一起；没有动的不说；新的和没有了的说清楚', () => {
  const before = book(['目录', 2], ['甲', 5], ['乙', 8], ['丙', 11], ['丁', 15], ['旧', 20]);
  const after = book(['目录', 2], ['甲', 5], ['新', 8], ['乙', 10], ['丙', 13], ['丁', 14]);
  expect(describeMoves(before, after)).toEqual(['《新》是新的，在第 8 页。', '《旧》没有了，原来在第 20 页。', '从《乙》到《丙》的 2 处都后移 2 页。', '《丁》前移 1 页：第 15 页 → 第 14 页。']);
  expect(describeMoves(before, before)).toEqual([]);
});
