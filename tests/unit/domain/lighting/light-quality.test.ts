import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { depthLimitAt, judgeLight, type LightLimit } from '../../../../src/domain/lighting/light-quality.ts';

const bands = [
  { upToHz: 10, percent: 0.1 },
  { upToHz: 90, percentPerHz: 0.01 },
  { upToHz: 3125, percentPerHz: 0.032 },
] as const;

const limits: readonly LightLimit[] = [
  { id: 'cct', quantity: '相关色温', min: 3710, max: 4260 },
  { id: 'sdcm', quantity: '色容差', max: 5 },
  { id: 'svm', quantity: 'SVM', max: 0.4 },
  { id: 'depth', quantity: '波动深度', bands },
];

const verdicts = (measured: Parameters<typeof judgeLight>[0]): readonly string[] => {
  const judged = judgeLight(measured, limits);
  return judged.ok ? judged.value.map(({ limit, measured: value, allowed, passed }) => `${limit.id} ${value} ${allowed} ${passed}`) : judged.problems.map(({ field, message }) => `${field} ${message}`);
};

describe('波动深度限值随频率变', () => {
  test.each([
    [5, 0.1],
    [10, 0.1],
    [50, 0.5],
    [90, 0.9],
    [100, 3.2],
    [3125, 100],
    [3126, undefined],
  ])('%f Hz 时是 %s%%', (frequency, percent) => {
    const limit = depthLimitAt(bands, frequency);
    if (percent === undefined) expect(limit).toBeUndefined();
    else expect(limit).toBeCloseTo(percent, 10);
  });
});

describe('频闪与色度判定', () => {
  test('测了的逐条判，没测的不判', () => {
    expect(verdicts({ cctK: '4050', sdcm: 5.1, svm: '' })).toEqual(['cct 4050 K 3710～4260 K true', 'sdcm 5.1 SDCM ≤ 5 SDCM false']);
  });

  test('等于限值算符合', () => expect(verdicts({ svm: 0.4, cctK: 3710 })).toEqual(['cct 3710 K 3710～4260 K true', 'svm 0.4 ≤ 0.4 true']));

  test('100 Hz 时 3.2% 是界；3125 Hz 以上不限', () => {
    expect(verdicts({ frequencyHz: 100, depthPercent: 3.3 })).toEqual(['depth 3.3% ≤ 3.2% false']);
    expect(verdicts({ frequencyHz: 20000, depthPercent: 60 })).toEqual(['depth 60% 这个频率不限 true']);
  });

  test('只填深度不填频率，问题落在频率那一栏', () => {
    expect(verdicts({ depthPercent: 3 })).toEqual(['frequencyHz 请填写光输出波动频率（Hz）。']);
    expect(verdicts({ frequencyHz: 100 })).toEqual(['depthPercent 请填写实测波动深度（%）。']);
  });

  test('填错单位、负数、文字都说得清', () => {
    expect(verdicts({ cctK: '暖白', sdcm: -1, svm: '1e9' })).toEqual([
      'cctK 实测相关色温要填写数字，现在是“暖白”。单位是 K。',
      'sdcm 实测色容差不能小于 0 SDCM，现在是 -1 SDCM。',
      'svm 实测 SVM 要填写数字，现在是“1e9”。这是一个没有单位的数。',
    ]);
  });

  test('值越大越不会从不符合变成符合（只有上限的项）', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 20, noNaN: true }), fc.double({ min: 0, max: 20, noNaN: true }), (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const passed = (svm: number): boolean => verdicts({ svm })[0]?.endsWith('true') ?? false;
        expect(passed(high) && !passed(low)).toBe(false);
      }),
    );
  });
});
