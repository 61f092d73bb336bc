import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classifyAbc } from '../../../../src/domain/inventory/abc-classes.ts';
import { normalQuantile } from '../../../../src/domain/inventory/normal-quantile.ts';
import { deriveOrderQuantity, roundToPacks } from '../../../../src/domain/inventory/order-quantity.ts';
import { deriveReplenishment } from '../../../../src/domain/inventory/replenishment.ts';
import { deriveStockAgeing } from '../../../../src/domain/inventory/stock-ageing.ts';
import { deriveStockTurnover } from '../../../../src/domain/inventory/stock-turnover.ts';
import { classifyXyz } from '../../../../src/domain/inventory/xyz-class.ts';
import type { Result } from '../../../../src/domain/result.ts';

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function said(result: Result<unknown>): readonly string[] {
  return result.ok ? [] : result.problems.map(({ field, message }) => `${field}: ${message}`);
}

const driver = { dailyDemand: 30, demandDeviation: 8, leadTimeDays: 25, leadTimeDeviationDays: 5, reviewPeriodDays: undefined, serviceLevelPercent: 95 };

describe('安全库存与再订货点', () => {
  test.each([
    [90, 1.282, 52, 200, 950],
    [95, 1.645, 66, 256, 1006],
    [98, 2.054, 83, 319, 1069],
    [99, 2.326, 94, 362, 1112],
  ])('LED 驱动算例：服务水平 %i%%，z = %f', (serviceLevelPercent, z, demandOnly, both, reorderPoint) => {
    const steady = valueOf(deriveReplenishment({ ...driver, serviceLevelPercent, leadTimeDeviationDays: '' }));
    const varying = valueOf(deriveReplenishment({ ...driver, serviceLevelPercent }));
    expect([varying.z, steady.safetyStock, varying.safetyStock, varying.reorderPoint]).toEqual([z, demandOnly, both, reorderPoint]);
    expect(varying.orderUpToLevel).toBe(varying.reorderPoint);
  });

  test('算例里交期波动是主因，步骤可以手算', () => {
    const result = valueOf(deriveReplenishment(driver));
    expect(result.leadTimeSharePercent).toBeCloseTo(93.4, 1);
    expect(result.steps.map(({ label, expression, value, unit }) => `${label} = ${expression} = ${value} ${unit}`)).toMatchInlineSnapshot(`
      [
        "安全系数 z = 标准正态分布单侧 95% = 1.645 ",
        "提前期内需求 = d·L = 30 × 25 = 750 件",
        "提前期内需求标准差 = √(25 × 8² + 30² × 5²) = 155.24174696260025 件",
        "安全库存 = z·σ = 1.645 × 155.24，向上取整 = 256 件",
        "再订货点 = 30 × 25 + 256，向上取整 = 1006 件",
      ]
    `);
  });

  test('定期检查多备检查周期的波动，补到水平高于再订货点', () => {
    const result = valueOf(deriveReplenishment({ ...driver, reviewPeriodDays: 7 }));
    expect(result.safetyStock).toBe(Math.ceil(1.645 * Math.sqrt(32 * 64 + 900 * 25)));
    expect(result.orderUpToLevel - result.reorderPoint).toBe(30 * 7);
    expect(result.steps.at(-1)?.label).toBe('补到水平');
  });

  test('填错的每一格都得到说明', () => {
    expect(said(deriveReplenishment({ dailyDemand: 0, demandDeviation: -1, leadTimeDays: '二十五', leadTimeDeviationDays: 1e9, reviewPeriodDays: Number.NaN, serviceLevelPercent: 100 }))).toMatchInlineSnapshot(`
      [
        "dailyDemand: 日均需求必须大于 0 件/日，现在是 0 件/日。",
        "demandDeviation: 日需求标准差不能小于 0 件/日，现在是 -1 件/日。",
        "leadTimeDays: 平均提前期要填写数字，现在是“二十五”。单位是 日。",
        "leadTimeDeviationDays: 提前期标准差不能大于 365 日，现在是 1000000000 日：请检查是否多写了零或用错了单位。",
        "reviewPeriodDays: 检查周期要填写数字，现在给出的不是有效的数。单位是 日。",
        "serviceLevelPercent: 周期服务水平不能大于 99.99%，现在是 100%：请检查是否多写了零或用错了单位。",
      ]
    `);
  });

  test('提前期越长、波动越大、服务水平越高，再订货点不会变低', () => {
    const figure = fc.double({ min: 0.1, max: 300, noNaN: true });
    fc.assert(
      fc.property(figure, figure, figure, fc.double({ min: 0, max: 60, noNaN: true }), fc.constantFrom('leadTimeDays', 'leadTimeDeviationDays', 'demandDeviation'), (d, sd, lead, sl, longer) => {
        const given = { ...driver, dailyDemand: d, demandDeviation: sd, leadTimeDays: lead, leadTimeDeviationDays: sl };
        const before = valueOf(deriveReplenishment(given));
        const after = valueOf(deriveReplenishment({ ...given, [longer]: given[longer] + 5 }));
        expect(after.reorderPoint).toBeGreaterThanOrEqual(before.reorderPoint);
        expect(valueOf(deriveReplenishment({ ...given, serviceLevelPercent: 99 })).reorderPoint).toBeGreaterThanOrEqual(before.reorderPoint);
      }),
    );
  });
});

test.each([
  [0.5, 0],
  [0.9, 1.281552],
  [0.95, 1.644854],
  [0.975, 1.959964],
  [0.98, 2.053749],
  [0.99, 2.326348],
  [0.9999, 3.719016],
  [0.01, -2.326348],
])('标准正态分布 %f 分位数是 %f', (probability, z) => {
  expect(normalQuantile(probability)).toBeCloseTo(z, 6);
});

describe('经济订货批量', () => {
  const given = { annualDemand: 9000, costPerOrder: 300, unitPrice: 8, carryingRatePercent: 25, minimumOrder: '', packSize: '' };

  test('算例：年需求 9000、订货成本 300 元、单价 8 元、费率 25%，得 1643 件', () => {
    const result = valueOf(deriveOrderQuantity(given));
    expect(Math.round(result.economic)).toBe(1643);
    expect(result.practical).toBe(1644);
    expect(result.steps[0]).toMatchObject({ value: 2, unit: '元/件·年' });
  });

  test('按起订量和整箱取整', () => {
    expect(valueOf(deriveOrderQuantity({ ...given, minimumOrder: 2000, packSize: 96 })).practical).toBe(2016);
    expect([roundToPacks(0, 0, 50), roundToPacks(50, 0, 50), roundToPacks(51, 0, 50), roundToPacks(10, 100, 30)]).toEqual([50, 50, 100, 120]);
  });

  test('经济批量处，订货成本与持有成本相等，多订少订都更贵', () => {
    const positive = fc.double({ min: 1, max: 10_000, noNaN: true });
    fc.assert(
      fc.property(positive, positive, positive, (annualDemand, costPerOrder, unitPrice) => {
        const { economic } = valueOf(deriveOrderQuantity({ ...given, annualDemand, costPerOrder, unitPrice }));
        const cost = (quantity: number) => (annualDemand / quantity) * costPerOrder + (quantity / 2) * unitPrice * 0.25;
        expect(cost(economic)).toBeLessThanOrEqual(Math.min(cost(economic * 1.1), cost(economic * 0.9)));
      }),
    );
  });

  test('0、文字和小数的包装数得到说明', () => {
    expect(said(deriveOrderQuantity({ ...given, annualDemand: 0, costPerOrder: '三百', packSize: 2.5 }))).toMatchInlineSnapshot(`
      [
        "annualDemand: 年需求必须大于 0 件/年，现在是 0 件/年。",
        "costPerOrder: 每次订货成本要填写数字，现在是“三百”。单位是 元/次。",
        "packSize: 包装数量必须是整数，现在是 2.5 件/箱。",
      ]
    `);
  });
});

describe('ABC 与 XYZ', () => {
  test('按累计金额分类，跨线的一项归前一类', () => {
    const items = [['灯罩', 100], ['驱动', 700], ['螺钉', 20], ['灯珠', 150], ['说明书', 30]].map(([id, yuan]) => ({ id: String(id), annualUsageYuan: Number(yuan) }));
    expect(valueOf(classifyAbc(items)).map(({ id, cumulativePercent, abc }) => [id, Math.round(cumulativePercent), abc])).toEqual([
      ['驱动', 70, 'A'],
      ['灯珠', 85, 'A'],
      ['灯罩', 95, 'B'],
      ['说明书', 98, 'C'],
      ['螺钉', 100, 'C'],
    ]);
  });

  test('各类从 A 到 C 不回头，累计到 100%', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1 }), (amounts) => {
        fc.pre(amounts.some((amount) => amount > 0));
        const classes = valueOf(classifyAbc(amounts.map((annualUsageYuan, index) => ({ id: String(index), annualUsageYuan }))));
        expect(classes.map(({ abc }) => abc).join('')).toMatch(/^A+B*C*$/);
        expect(classes.at(-1)?.cumulativePercent).toBeCloseTo(100, 6);
      }),
    );
  });

  test('没有金额、负数、倒置的分界得到说明', () => {
    const results = [classifyAbc([]), classifyAbc([{ id: '灯罩', annualUsageYuan: 0 }]), classifyAbc([{ id: '灯罩', annualUsageYuan: Number.NaN }], { aPercent: 95, bPercent: 80 })];
    expect(results.flatMap(said)).toMatchInlineSnapshot(`
      [
        "items: 没有一项物料有耗用金额，无法分类。",
        "items: 没有一项物料有耗用金额，无法分类。",
        "items.0: 物料 灯罩 的年耗用金额不是 0 或正数：请核对用量和单价。",
        "limits: 分界应满足 0 < A < B < 100，现在 A 为 95%，B 为 80%。",
      ]
    `);
  });

  test.each([
    [[10, 10, 10], 'X'],
    [[10, 20, 30], 'Y'],
    [[0, 0, 30], 'Z'],
  ] as const)('需求 %j 属于 %s', (demand, xyz) => {
    expect(valueOf(classifyXyz(demand)).xyz).toBe(xyz);
  });

  test('数据太少、全为 0 或有负数时说明原因', () => {
    expect([classifyXyz([1, 2]), classifyXyz([0, 0, 0]), classifyXyz([1, -1, 2])].flatMap(said)).toMatchInlineSnapshot(`
      [
        "demand: 需求数据只有 2 期，至少要 3 期才能看出波动。",
        "demand: 各期需求都是 0，没有波动可言：请按呆滞物料处理。",
        "demand: 需求数据要是 0 或正数，缺的期请补齐或去掉。",
      ]
    `);
  });
});

describe('周转与库龄', () => {
  test('周转率用销货成本，半年折成全年', () => {
    const year = valueOf(deriveStockTurnover({ costOfGoodsSoldYuan: 7_300_000, openingStockYuan: 900_000, closingStockYuan: 1_100_000, periodDays: '' }));
    expect([year.turnsPerYear, year.days]).toEqual([7.3, 50]);
    const month = valueOf(deriveStockTurnover({ costOfGoodsSoldYuan: 600_000, openingStockYuan: 900_000, closingStockYuan: 1_100_000, periodDays: 30 }));
    expect(month.turnsPerYear).toBeCloseTo(7.3, 10);
  });

  test('没有销售时天数不写数字，没有存货时说明原因', () => {
    expect(valueOf(deriveStockTurnover({ costOfGoodsSoldYuan: 0, openingStockYuan: 1, closingStockYuan: 1, periodDays: 365 })).steps.at(-1)).toMatchObject({ value: '—', unit: '' });
    expect(said(deriveStockTurnover({ costOfGoodsSoldYuan: 1, openingStockYuan: 0, closingStockYuan: 0, periodDays: 365 }))).toMatchInlineSnapshot(`
      [
        "closingStockYuan: 期初和期末存货都是 0，平均存货为 0，不能算周转。",
      ]
    `);
  });

  test('库龄分段首尾相接，边界日归前一段', () => {
    const stock = [0, 30, 31, 180, 181].map((ageDays) => ({ id: '灯罩', ageDays, valueYuan: 100 }));
    const { buckets, obsoletePercent } = valueOf(deriveStockAgeing(stock));
    expect(buckets.map(({ label, valueYuan }) => [label, valueYuan])).toEqual([
      ['0~30 天', 200],
      ['31~60 天', 100],
      ['61~90 天', 0],
      ['91~180 天', 100],
      ['超过 180 天', 100],
    ]);
    expect(obsoletePercent).toBe(20);
  });

  test('各段金额合计等于总额', () => {
    const record = fc.record({ id: fc.constant('x'), ageDays: fc.nat(2000), valueYuan: fc.nat(1_000_000) });
    fc.assert(
      fc.property(fc.array(record), (stock) => {
        const { totalYuan, buckets } = valueOf(deriveStockAgeing(stock));
        return totalYuan === buckets.reduce((sum, { valueYuan }) => sum + valueYuan, 0);
      }),
    );
  });

  test('负库龄、非数金额和乱序分段得到说明', () => {
    expect(said(deriveStockAgeing([{ id: 'A1', ageDays: -1, valueYuan: 1 }, { id: 'A2', ageDays: 1, valueYuan: Number.NaN }], [60, 30]))).toMatchInlineSnapshot(`
      [
        "stock.0: 物料 A1 的库龄要是 0 或正整数（天），现在是“-1”。",
        "stock.1: 物料 A2 的库存金额要是 0 或正数（元），现在给出的不是有效的数。",
        "limits: 库龄分段要是逐个变大的正整数（天），现在是 60、30。",
      ]
    `);
  });
});
