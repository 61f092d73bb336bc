import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareKeys } from '../../../src/client/lists/compare-keys.ts';
import { findSortKeys } from '../../../src/model/sort-keys.ts';
import type { ShownField } from '../../../src/model/describe-entry.ts';

describe('清单排序', () => {
  test.each([
    [['10', '9', '2'], ['2', '9', '10']],
    [['FM-QA-10', 'FM-QA-9', 'FM-PU-1'], ['FM-PU-1', 'FM-QA-9', 'FM-QA-10']],
    [['2027-03-31', '2026-12-01'], ['2026-12-01', '2027-03-31']],
    [['质量', '采购', '仓储'], ['采购', '仓储', '质量']],
    [['', '甲'], ['甲', '']],
  ])('%j', (keys, sorted) => expect(keys.toSorted(compareKeys)).toEqual(sorted));

  test('次序前后一致：任意三个都排得出先后', () => {
    const key = fc.oneof(fc.constantFrom('', '1', '10', '甲', 'A-2', '2026-01-01'), fc.string({ maxLength: 4 }));
    fc.assert(
      fc.property(key, key, key, (a, b, c) => {
        expect(Math.sign(compareKeys(a, b))).toBe(-Math.sign(compareKeys(b, a)) || 0);
        if (compareKeys(a, b) <= 0 && compareKeys(b, c) <= 0 && [a, b, c].every((one) => one !== '' && !Number.isFinite(Number(one)))) expect(compareKeys(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('按什么排', () => {
  const entry = (fields: Readonly<Record<string, string>>): readonly ShownField[] => Object.entries(fields).map(([key, text]) => ({ key, label: key, value: { kind: 'text', text } }));

  test('几乎每条都有、写得短、分得出条目的栏目；长句、只有几条有的和全都一样的不算', () => {
    const entries = ['a', 'b', 'c', 'd', 'e'].map((id, index) => entry({ id, status: index < 2 ? '现行' : '废止', same: '一样', note: '一句很长的话，没有人会照它的第一个字去找这一条记录在哪里', ...(index === 0 ? { rare: '少' } : {}) }));
    expect(findSortKeys(entries).map(({ key }) => key)).toEqual(['id', 'status']);
  });
});
