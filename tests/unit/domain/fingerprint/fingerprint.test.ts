import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprint } from '../../../../src/domain/fingerprint/fingerprint.ts';

describe('指纹', () => {
  test('与 FNV-1a 的 64 位值一致', () => {
    // The JSON of the number 0 is the one byte 0x30.
    expect(fingerprint(0)).toBe('af63ad4c86019caf');
  });

  test('换行、空格、全角数字和字段的次序不算改动', () => {
    expect(fingerprint({ action: '抽 ５ 只', within: '1 小时内' })).toBe(fingerprint({ within: '1小时内', action: '抽 5\n只' }));
    expect(fingerprint({ a: 1, b: undefined })).toBe(fingerprint({ a: 1 }));
  });

  test.each([
    [{ criterion: '不大于 5' }, { criterion: '不大于 6' }],
    [['a', 'b'], ['b', 'a']],
    [{ a: 1 }, { a: '1' }],
    [{ a: 1 }, { b: 1 }],
    [{ a: [] }, {}],
  ])('%j 与 %j 不同', (one, other) => {
    expect(fingerprint(one)).not.toBe(fingerprint(other));
  });

  test('任何数据都得到十六位，同样的数据得到同样的指纹', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(fingerprint(value)).toMatch(/^[0-9a-f]{16}$/);
        expect(fingerprint(structuredClone(value))).toBe(fingerprint(value));
      }),
    );
  });
});
