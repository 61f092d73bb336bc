import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareWithPrevious, compareYearOnYear } from '../../../../src/domain/kpi/compare-periods.ts';
import { compileKpi, isPercentage } from '../../../../src/domain/kpi/compile-kpi.ts';
import { evaluateSeries, type PeriodResult } from '../../../../src/domain/kpi/evaluate-kpi.ts';
import { parseTarget, selectStatus, type KpiTarget } from '../../../../src/domain/kpi/kpi-status.ts';
import { known, missing } from '../../../../src/domain/kpi/kpi-value.ts';
import { lastPeriods, previousPeriod, samePeriodLastYear } from '../../../../src/domain/kpi/period.ts';
import { evaluateRolling } from '../../../../src/domain/kpi/rolling-kpi.ts';

const kpi = compileKpi({
  formula: '返修件数 ÷ 出货件数 × 100%',
  unit: '%',
  variables: [
    { key: 'returns', label: '返修件数', unit: '件' },
    { key: 'shipped', label: '出货件数', unit: '件' },
  ],
});
if (!kpi.ok) throw new Error('fixture');
const compiled = kpi.value;

const figures = (period: string, returns: number | null, shipped: number) => ({ period, figures: { returns, shipped } });
const result = (period: string, value: number | null): PeriodResult => ({ period, result: value === null ? missing('缺少“返修件数”') : known(value) });

describe('目标与状态', () => {
  const higher: KpiTarget = { direction: 'higher', target: 98, warning: 95 };
  const lower: KpiTarget = { direction: 'lower', target: 2, warning: 3 };
  const band: KpiTarget = { direction: 'band', low: 15, high: 30, margin: 5 };

  test.each<[KpiTarget, number, string]>([
    [higher, 98, '达标'],
    [higher, 97.9, '预警'],
    [higher, 95, '预警'],
    [higher, 94.9, '未达标'],
    [lower, 2, '达标'],
    [lower, 3, '预警'],
    [lower, 3.1, '未达标'],
    [band, 15, '达标'],
    [band, 30, '达标'],
    [band, 10, '预警'],
    [band, 35, '预警'],
    [band, 9.9, '未达标'],
    [{ direction: 'higher', target: 98 }, 97.9, '未达标'],
  ])('%j 时 %f 为 %s', (target, value, status) => {
    expect(selectStatus(known(value), target)).toBe(status);
  });

  test('没有数据是缺数', () => {
    expect(selectStatus(missing('缺少“投入件数”'), higher)).toBe('缺数');
  });

  test('写反的目标得到说明', () => {
    const targets: readonly KpiTarget[] = [higher, { ...higher, warning: 99 }, { ...lower, warning: 1 }, { ...band, low: 40 }, { ...band, margin: -1 }, { direction: 'higher', target: Number.NaN }];
    const said = targets.map(parseTarget).map((parsed) => (parsed.ok ? '可以' : parsed.problems[0]?.message));
    expect(said).toMatchInlineSnapshot(`
      [
        "可以",
        "越高越好的指标，预警线应不高于目标 98，现在是“99”。",
        "越低越好的指标，预警线应不低于目标 2，现在是“1”。",
        "区间目标的上限 30 小于下限 40，请对调或改正。",
        "预警宽度不能是负数：它是区间两端向外再留的余量。",
        "目标值要是数字。",
      ]
    `);
  });

  test('方向反过来，数值取负，状态不变', () => {
    const tenth = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(tenth, tenth, fc.nat(100), (value, target, zone) => {
        const up = selectStatus(known(value), { direction: 'higher', target, warning: target - zone });
        expect(selectStatus(known(-value), { direction: 'lower', target: -target, warning: -target + zone })).toBe(up);
      }),
    );
  });
});

describe('期间', () => {
  test.each([
    ['2026', '2025', '2025'],
    ['2026-Q1', '2025-Q4', '2025-Q1'],
    ['2026-01', '2025-12', '2025-01'],
    ['2026-07', '2026-06', '2025-07'],
    ['2026-W01', '2025-W52', '2025-W01'],
    ['2021-W01', '2020-W53', '2020-W01'],
    ['2026-W53', '2026-W52', undefined],
    ['2026-13', undefined, undefined],
    ['2026-Q5', undefined, undefined],
    ['七月', undefined, undefined],
  ])('%s 的上期是 %s，上年同期是 %s', (period, previous, lastYear) => {
    expect(previousPeriod(period)).toBe(previous);
    expect(samePeriodLastYear(period)).toBe(lastYear);
  });

  test('最近三期从旧到新', () => {
    expect(lastPeriods('2026-02', 3)).toEqual(['2025-12', '2026-01', '2026-02']);
    expect(lastPeriods('x', 3)).toEqual([]);
  });

  test('往回数 12 个月就是上年同月', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9998 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const period = `${year}-${String(month).padStart(2, '0')}`;
        return lastPeriods(period, 13)[0] === samePeriodLastYear(period);
      }),
    );
  });
});

describe('同比与环比', () => {
  const amounts = [result('2025-07', 200), result('2026-06', 0), result('2026-07', 250), result('2026-08', null)];

  test('金额的同比是增幅', () => {
    expect(compareYearOnYear(amounts, '2026-07', '元')).toEqual({ change: known(25), unit: '%', comparedWith: '2025-07' });
  });

  test('百分率的变化是百分点，不是百分之几', () => {
    const rates = [result('2025-07', 90), result('2026-07', 94.5)];
    expect(compareYearOnYear(rates, '2026-07', '%')).toEqual({ change: known(4.5), unit: '百分点', comparedWith: '2025-07' });
    expect([isPercentage('%'), isPercentage('倍'), isPercentage('PPM')]).toEqual([true, false, false]);
  });

  test('缺数、没有那一期、基期为 0 都是缺数并说明原因', () => {
    const changes = [compareWithPrevious(amounts, '2026-07', '元'), compareWithPrevious(amounts, '2026-08', '元'), compareYearOnYear(amounts, '2026-08', '元'), compareWithPrevious(amounts, 'x', '元')];
    expect(changes.map(({ change }) => (change.kind === 'missing' ? change.reason : change.value))).toMatchInlineSnapshot(`
      [
        "基期不大于 0，增幅没有意义",
        "2026-08：缺少“返修件数”",
        "2025-08：没有这一期的数据",
        "没有可比的期间",
      ]
    `);
  });
});

describe('逐期与滚动', () => {
  const series = [figures('2026-01', 1, 100), figures('2026-02', 9, 300), figures('2026-03', null, 100), figures('2026-05', 2, 100)];

  test('逐期计算，缺的一期是缺数', () => {
    expect(evaluateSeries(compiled, series).map(({ result: each }) => (each.kind === 'value' ? each.value : each.reason))).toEqual([1, 3, '缺少“返修件数”', 2]);
  });

  test('滚动率是合计除合计，不是各期率的平均', () => {
    const rolling = evaluateRolling(compiled, series, 2);
    expect(rolling.map(({ result: each }) => (each.kind === 'value' ? each.value : each.reason))).toEqual([
      '滚动期内缺少 1 期，最早是 2025-12',
      2.5,
      '缺少“返修件数”',
      '滚动期内缺少 1 期，最早是 2026-04',
    ]);
  });

  test('存量按平均或期末结转', () => {
    const stock = (rolling: 'mean' | 'last') =>
      compileKpi({
        formula: '销货成本 ÷ 存货',
        unit: '次',
        variables: [
          { key: 'cogs', label: '销货成本', unit: '元' },
          { key: 'stock', label: '存货', unit: '元', rolling },
        ],
      });
    const periods = [
      { period: '2026-01', figures: { cogs: 100, stock: 50 } },
      { period: '2026-02', figures: { cogs: 140, stock: 30 } },
    ];
    const last = (rolling: 'mean' | 'last') => {
      const kpi = stock(rolling);
      return kpi.ok ? evaluateRolling(kpi.value, periods, 2)[1]?.result : undefined;
    };
    expect(last('mean')).toEqual(known(6));
    expect(last('last')).toEqual(known(8));
  });

  test('期间写错时说明写法', () => {
    expect(evaluateRolling(compiled, [figures('一月', 1, 1)], 2)[0]?.result).toMatchObject({ kind: 'missing' });
  });
});
