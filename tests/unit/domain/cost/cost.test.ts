import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveMargin, marginFromMarkup, markupFromMargin } from '../../../../src/domain/cost/margin.ts';
import { deriveRoas, deriveRoi } from '../../../../src/domain/cost/marketing-return.ts';
import { derivePriceBuildUp } from '../../../../src/domain/cost/price-build-up.ts';
import { deriveQualityCost } from '../../../../src/domain/cost/quality-cost.ts';
import { deriveWarrantyReserve } from '../../../../src/domain/cost/warranty-reserve.ts';
import type { Result } from '../../../../src/domain/result.ts';
import type { WorkedStep } from '../../../../src/domain/worked-step.ts';

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const said = (result: Result<unknown>) => (result.ok ? [] : result.problems.map(({ field, message }) => `${field}: ${message}`));
const lines = (steps: readonly WorkedStep[]) => steps.map(({ label, expression, value, unit }) => `${label}:${expression} = ${typeof value === 'number' ? Number(value.toFixed(4)) : value} ${unit}`);

describe('质量成本', () => {
  const given = { preventionYuan: 40_000, appraisalYuan: 60_000, internalFailureYuan: 70_000, externalFailureYuan: 30_000, salesYuan: 10_000_000 };

  test('COPQ 只含内外部损失，CoQ 四项都含', () => {
    const result = valueOf(deriveQualityCost(given));
    expect(result).toMatchObject({ poorQualityYuan: 100_000, totalYuan: 200_000, poorQualityPercentOfSales: 1, totalPercentOfSales: 2 });
    expect(lines(result.steps)).toMatchInlineSnapshot(`
      [
        "不良质量成本 COPQ:70000 + 30000 = 100000 元",
        "总质量成本 CoQ:40000 + 60000 + 70000 + 30000 = 200000 元",
        "COPQ 率:100000 ÷ 10000000 × 100% = 1 %",
        "CoQ 率:200000 ÷ 10000000 × 100% = 2 %",
      ]
    `);
  });

  test('没有销售收入时不算比例，负数和文字指出是哪一项', () => {
    expect(said(deriveQualityCost({ ...given, salesYuan: 0, preventionYuan: -1, appraisalYuan: '六万' }))).toMatchInlineSnapshot(`
      [
        "preventionYuan: 预防成本不能小于 0 元，现在是 -1 元。",
        "appraisalYuan: 鉴定成本要填写数字，现在是“六万”。单位是 元。",
        "salesYuan: 销售收入必须大于 0 元，现在是 0 元。",
      ]
    `);
  });

  test('COPQ 不超过 CoQ', () => {
    const yuan = fc.nat(1_000_000_000);
    fc.assert(
      fc.property(yuan, yuan, yuan, yuan, (preventionYuan, appraisalYuan, internalFailureYuan, externalFailureYuan) => {
        const { poorQualityYuan, totalYuan } = valueOf(deriveQualityCost({ preventionYuan, appraisalYuan, internalFailureYuan, externalFailureYuan, salesYuan: 1 }));
        return poorQualityYuan <= totalYuan;
      }),
    );
  });
});

describe('保修预计负债', () => {
  const cohorts = [
    { label: '2025 年出货', shippedItems: 80_000, remainingRatePercent: 0.5, costPerCaseYuan: 45 },
    { label: '2026 年出货', shippedItems: '100,000', remainingRatePercent: 1.5, costPerCaseYuan: 45 },
  ];

  test('按出货批次：件数 × 尚余返修率 × 单件成本', () => {
    const result = valueOf(deriveWarrantyReserve(cohorts));
    expect(result.cohorts.map(({ expectedCases, reserveYuan }) => [expectedCases, reserveYuan])).toEqual([
      [400, 18_000],
      [1500, 67_500],
    ]);
    expect(result.reserveYuan).toBe(85_500);
    expect(lines(result.steps)).toMatchInlineSnapshot(`
      [
        "2025 年出货:80000 × 0.5% × 45 = 18000 元",
        "2026 年出货:100000 × 1.5% × 45 = 67500 元",
        "应提预计负债:18000 + 67500 = 85500 元",
      ]
    `);
  });

  test('没有批次、件数带小数、比例超过 100% 都得到说明', () => {
    expect([deriveWarrantyReserve([]), deriveWarrantyReserve([{ label: '2025 年出货', shippedItems: 0.5, remainingRatePercent: 101, costPerCaseYuan: '' }])].flatMap(said)).toMatchInlineSnapshot(`
      [
        "cohorts: 没有出货批次：请至少填写一个出货期间。",
        "cohorts.0.shippedItems: 2025 年出货：出货件数必须是整数，现在是 0.5 件。",
        "cohorts.0.remainingRatePercent: 2025 年出货：保修期内尚余返修率不能大于 100%，现在是 101%：请检查是否多写了零或用错了单位。",
        "cohorts.0.costPerCaseYuan: 2025 年出货：请填写单件保修成本（元/件）。",
      ]
    `);
  });
});

describe('ROI 与 ROAS', () => {
  test('同样的数：ROI 减成本得 200%，ROAS 不减得 3 倍', () => {
    expect(lines(valueOf(deriveRoi({ gainYuan: 300_000, costYuan: 100_000 })).steps)).toEqual(['投资回报率 ROI:(300000 − 100000) ÷ 100000 × 100%（减成本） = 200 %']);
    expect(lines(valueOf(deriveRoas({ attributedSalesYuan: 300_000, adSpendYuan: 100_000 })).steps)).toEqual(['广告支出回报 ROAS:300000 ÷ 100000（不减成本） = 3 倍']);
  });

  test('收支相抵时 ROI 为 0，亏损为负', () => {
    expect(valueOf(deriveRoi({ gainYuan: 100, costYuan: 100 })).roiPercent).toBe(0);
    expect(valueOf(deriveRoi({ gainYuan: 0, costYuan: 100 })).roiPercent).toBe(-100);
  });

  test('同一组数，ROI% 总等于（ROAS − 1）× 100', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 }), (gain, cost) => {
        const { roiPercent } = valueOf(deriveRoi({ gainYuan: gain, costYuan: cost }));
        expect(roiPercent).toBeCloseTo((valueOf(deriveRoas({ attributedSalesYuan: gain, adSpendYuan: cost })).roasTimes - 1) * 100, 5);
      }),
    );
  });

  test('没有投入就没有回报率', () => {
    expect([deriveRoi({ gainYuan: 1, costYuan: 0 }), deriveRoas({ attributedSalesYuan: -1, adSpendYuan: '' })].flatMap(said)).toMatchInlineSnapshot(`
      [
        "costYuan: 投入成本必须大于 0 元，现在是 0 元。",
        "attributedSalesYuan: 广告带来的销售额不能小于 0 元，现在是 -1 元。",
        "adSpendYuan: 请填写广告支出（元）。",
      ]
    `);
  });
});

describe('毛利率与加成率', () => {
  test('成本 70、售价 100：毛利率 30%，加成率 42.86%', () => {
    const result = valueOf(deriveMargin({ revenueYuan: 100, costYuan: 70 }));
    expect(result.marginPercent).toBe(30);
    expect(result.markupPercent).toBeCloseTo(42.857, 3);
    expect(lines(result.steps)).toMatchInlineSnapshot(`
      [
        "毛利:100 − 70 = 30 元",
        "毛利率（除以收入）:30 ÷ 100 × 100% = 30 %",
        "加成率（除以成本）:30 ÷ 70 × 100% = 42.8571 %",
      ]
    `);
  });

  test('两种率可以互换，有利润时加成率总大于毛利率', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 95, noNaN: true }), (margin) => {
        expect(marginFromMarkup(markupFromMargin(margin))).toBeCloseTo(margin, 8);
        expect(markupFromMargin(margin)).toBeGreaterThan(margin);
      }),
    );
  });
});

describe('价格构成', () => {
  const stages = [
    { label: '出厂价', basis: 'margin', percent: 30 },
    { label: '经销商价', basis: 'markup', percent: 20 },
    { label: '零售价', basis: 'margin', percent: 40 },
  ] as const;

  test('成本 70 元经三级到零售，每级同时写明毛利率与加成率', () => {
    const result = valueOf(derivePriceBuildUp(70, stages, ''));
    expect(result.stages.map(({ sellsAtYuan }) => Number(sellsAtYuan.toFixed(6)))).toEqual([100, 120, 200]);
    expect(result.taxedPriceYuan).toBeCloseTo(226, 8);
    expect(lines(result.steps)).toMatchInlineSnapshot(`
      [
        "出厂价:70 ÷ (1 − 毛利率 30%)，即加成率 42.8571% = 100 元",
        "经销商价:100 × (1 + 加成率 20%)，即毛利率 16.6667% = 120 元",
        "零售价:120 ÷ (1 − 毛利率 40%)，即加成率 66.6667% = 200 元",
        "含税价:200 × (1 + 13%) = 226 元",
      ]
    `);
  });

  test('没有环节时价格就是成本', () => {
    expect(valueOf(derivePriceBuildUp(70, [], 0))).toMatchObject({ netPriceYuan: 70, taxedPriceYuan: 70 });
  });

  test('毛利率 100% 不可能，错误写明是哪一级', () => {
    expect(said(derivePriceBuildUp(0, [{ label: '出厂价', basis: 'margin', percent: 100 }, { label: '零售价', basis: 'markup', percent: '四成' }], 45))).toMatchInlineSnapshot(`
      [
        "costYuan: 单件成本必须大于 0 元，现在是 0 元。",
        "stages.0.percent: 出厂价:毛利率不能大于 99%，现在是 100%：请检查是否多写了零或用错了单位。",
        "stages.1.percent: 零售价:加成率要填写数字，现在是“四成”。单位是 %。",
        "taxPercent: 增值税率不能大于 30%，现在是 45%：请检查是否多写了零或用错了单位。",
      ]
    `);
  });
});
