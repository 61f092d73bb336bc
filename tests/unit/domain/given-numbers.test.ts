import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatAmount } from '../../../src/domain/format-amount.ts';
import { parseNumber, parseNumbers, type NumberRule } from '../../../src/domain/given-numbers.ts';

const area: NumberRule = { label: '面积', unit: 'm²', min: 0, above: true, max: 10_000 };

describe('读数字', () => {
  test.each([
    [12, 12],
    ['12', 12],
    [' 12.5 ', 12.5],
    ['12', 12],
    ['1,200', 1200],
    ['1,200', 1200],
    ['12 m²', 12],
    ['12m2', 12],
    ['+3', 3],
    ['.5', 0.5],
  ])('“%s”读作 %f', (given, value) => {
    expect(parseNumber(area, given)).toBe(value);
  });

  test('读不出的各得一句说明', () => {
    const given = [null, '', ' ', '十二', '12 lx', '12 平', '1,20', '1.2.3', '1e3', '0x10', '-', '12-', Number.NaN, Number.POSITIVE_INFINITY, 0, -1, 10_001, '1 2'];
    const said = given.map((each) => parseNumber(area, each));
    expect(said.map((each) => (typeof each === 'number' ? each : each.message))).toMatchInlineSnapshot(`
      [
        "请填写面积（m²）。",
        "请填写面积（m²）。",
        "请填写面积（m²）。",
        "面积要填写数字，现在是“十二”。单位是 m²。",
        "面积要填写数字，现在是“12 lx”。单位是 m²。",
        "面积要填写数字，现在是“12 平”。单位是 m²。",
        "面积要填写数字，现在是“1,20”。单位是 m²。",
        "面积要填写数字，现在是“1.2.3”。单位是 m²。",
        "面积要填写数字，现在是“1e3”。单位是 m²。",
        "面积要填写数字，现在是“0x10”。单位是 m²。",
        "面积要填写数字，现在是“-”。单位是 m²。",
        "面积要填写数字，现在是“12-”。单位是 m²。",
        "面积要填写数字，现在给出的不是有效的数。单位是 m²。",
        "面积要填写数字，现在给出的不是有效的数。单位是 m²。",
        "面积必须大于 0 m²，现在是 0 m²。",
        "面积必须大于 0 m²，现在是 -1 m²。",
        "面积不能大于 10000 m²，现在是 10001 m²：请检查是否多写了零或用错了单位。",
        "面积要填写数字，现在是“1 2”。单位是 m²。",
      ]
    `);
  });

  test('没有单位的数、整数和默认值', () => {
    const factor: NumberRule = { label: '维护系数', unit: '', min: 0.1, max: 1 };
    expect([parseNumber(factor, ''), parseNumber(factor, 'x'), parseNumber(factor, 2)].map((each) => (typeof each === 'number' ? each : each.message))).toMatchInlineSnapshot(`
      [
        "请填写维护系数。",
        "维护系数要填写数字，现在是“x”。这是一个没有单位的数。",
        "维护系数不能大于 1，现在是 2。",
      ]
    `);
    expect(parseNumber({ ...factor, otherwise: 0.8 }, '')).toBe(0.8);
    expect(parseNumber({ ...area, whole: true }, 1.5)).toEqual({ message: '面积必须是整数，现在是 1.5 m²。' });
  });

  test('一次指出所有字段', () => {
    const result = parseNumbers({ area, height: { ...area, label: '高度', unit: 'm' } }, { area: 0, height: '高' });
    expect(result.ok ? [] : result.problems.map(({ field }) => field)).toEqual(['area', 'height']);
  });

  test('任意文字得到有限的数或说明', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.double()), (given) => {
        const parsed = parseNumber(area, given);
        return typeof parsed === 'number' ? parsed > 0 && parsed <= 10_000 : parsed.message.length > 4;
      }),
    );
  });
});

test.each([
  [1234.5678, '1234.57'],
  [1643.1676, '1643.17'],
  [12.345678, '12.3457'],
  [0.12345678, '0.123457'],
  [-0.5, '-0.5'],
  [0, '0'],
  [100, '100'],
  [1e21, '1e+21'],
])('数 %f 写作 %s', (value, text) => {
  expect(formatAmount(value)).toBe(text);
});
