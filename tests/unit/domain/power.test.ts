import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { power } from '../../../src/domain/power.ts';

describe('乘方', () => {
  test.each([
    [7, 0, 1],
    [0, 0, 1],
    [-3, 3, -27],
    [0.5, 10, 1 / 1024],
    [10, 15, 1e15],
  ])('%d 的 %d 次方是 %d', (base, exponent, result) => {
    expect(power(base, exponent)).toBe(result);
  });

  test('平方就是自己乘自己，一位也不差', () => {
    fc.assert(fc.property(fc.double({ noNaN: true }), (base) => Object.is(power(base, 2), base * base)));
  });

  test('和运算符只差最后几位', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 1, noNaN: true }), fc.integer({ min: 0, max: 1000 }), (base, exponent) => {
        expect(Math.abs(power(base, exponent) / base ** exponent - 1)).toBeLessThan(1e-12);
      }),
    );
  });
});
