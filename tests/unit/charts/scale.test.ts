import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMeasure, formatTick } from '../../../src/charts/format-measure.ts';
import { linearScale, niceTicks } from '../../../src/charts/scale.ts';
import { wrapHan } from '../../../src/charts/wrap-han.ts';

describe('坐标刻度', () => {
  test.each([
    [0, 100, [0, 20, 40, 60, 80, 100]],
    [94.1, 97.8, [94, 95, 96, 97, 98]],
    [0, 0.0042, [0, 0.001, 0.002, 0.003, 0.004, 0.005]],
    [-3, 8, [-5, 0, 5, 10]],
    [5, 5, [5, 6, 7, 8, 9, 10]],
  ] as const)('%d 到 %d', (low, high, ticks) => expect(niceTicks(low, high)).toEqual(ticks));

  test('不论什么数，刻度都包住它们、等距、不超过十来个', () => {
    const number = fc.double({ min: -1e9, max: 1e9, noNaN: true }).filter((value) => value === 0 || Math.abs(value) > 1e-6);
    fc.assert(
      fc.property(number, number, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        fc.pre(high - low > Math.abs(high) * 1e-6);
        const ticks = niceTicks(low, high);
        const step = (ticks[1] ?? 0) - (ticks[0] ?? 0);
        expect(ticks.length).toBeLessThanOrEqual(9);
        expect((ticks[0] ?? 0) - step * 1e-6).toBeLessThanOrEqual(low);
        expect((ticks.at(-1) ?? 0) + step * 1e-6).toBeGreaterThanOrEqual(high);
        for (const [index, tick] of ticks.entries()) expect(tick - ((ticks[0] ?? 0) + index * step)).toBeCloseTo(0, 3);
      }),
    );
  });

  test('没有宽度的范围落在中间', () => expect(linearScale(3, 3, 0, 10)(3)).toBe(5));
});

describe('数和单位', () => {
  test.each([
    [97.2463, '%', '97.25%'],
    [0.41663, '%', '0.4166%'],
    [2568.49, 'PPM', '2568 PPM'],
    [1.333, '—', '1.333'],
    [0, '天', '0 天'],
  ])('%d %s', (value, unit, shown) => expect(formatMeasure(value, unit)).toBe(shown));
});

test.each([
  [13_000_000, '1300 万'],
  [-250_000_000, '-2.5 亿'],
  [99_000, '99000'],
])('坐标上的 %d 写成 %s', (value, shown) => expect(formatTick(value)).toBe(shown));

describe('折行', () => {
  test.each([
    ['灯罩划伤', 3.5, ['灯罩', '划伤']],
    ['驱动早期失效', 4, ['驱动早', '期失效']],
    ['异响', 3, ['异响']],
    ['遥控器配对失败以后没有反应', 3, ['遥控器', '配对失', '败以…']],
  ] as const)('%s', (label, em, lines) => expect(wrapHan(label, em, 3)).toEqual(lines));
});
