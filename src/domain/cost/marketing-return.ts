import { formatAmount, formatAmounts } from '../format-amount.ts';
import { parseNumbers, type GivenFor, type NumberRules } from '../given-numbers.ts';
import { succeed, type Result } from '../result.ts';
import type { WorkedStep } from '../worked-step.ts';

/** Inputs of the return on investment, in yuan: the gain before the cost of the measure is taken off, and that cost. */
export const roiInputs = {
  gainYuan: { label: '收益（未扣投入成本）', unit: '元', min: -1e13, max: 1e13 },
  costYuan: { label: '投入成本', unit: '元', min: 0, above: true, max: 1e13 },
} as const satisfies NumberRules;

/** Inputs of the return on advertising spend, in yuan: sales attributed to the advertising, and the advertising spend alone. */
export const roasInputs = {
  attributedSalesYuan: { label: '广告带来的销售额', unit: '元', min: 0, max: 1e13 },
  adSpendYuan: { label: '广告支出', unit: '元', min: 0, above: true, max: 1e13 },
} as const satisfies NumberRules;

export interface ReturnOnInvestment {
  /** Per cent; 0 % is break-even. */
  readonly roiPercent: number;
  readonly steps: readonly WorkedStep[];
}

export interface ReturnOnAdSpend {
  /** A multiple, not per cent; break-even lies at 1 ÷ gross margin, not at 1. */
  readonly roasTimes: number;
  readonly steps: readonly WorkedStep[];
}

/** ROI = (gain − cost) ÷ cost × 100 %: the cost is subtracted. Errors: the fields of `roiInputs`. Source: KPI-MK-01, reference trap 14. */
export function deriveRoi(given: GivenFor<typeof roiInputs>): Result<ReturnOnInvestment> {
  const parsed = parseNumbers(roiInputs, given);
  if (!parsed.ok) return parsed;
  const { gainYuan, costYuan } = parsed.value;
  const roiPercent = (100 * (gainYuan - costYuan)) / costYuan;
  const { gain, cost } = formatAmounts({ gain: gainYuan, cost: costYuan });
  return succeed({ roiPercent, steps: [{ label: '投资回报率 ROI', expression: `(${gain} − ${cost}) ÷ ${cost} × 100%（减成本）`, value: roiPercent, unit: '%' }] });
}

/** ROAS = attributed sales ÷ ad spend: nothing is subtracted. Errors: the fields of `roasInputs`. Source: KPI-MK-02, reference trap 14. */
export function deriveRoas(given: GivenFor<typeof roasInputs>): Result<ReturnOnAdSpend> {
  const parsed = parseNumbers(roasInputs, given);
  if (!parsed.ok) return parsed;
  const { attributedSalesYuan, adSpendYuan } = parsed.value;
  const roasTimes = attributedSalesYuan / adSpendYuan;
  const expression = `${formatAmount(attributedSalesYuan)} ÷ ${formatAmount(adSpendYuan)}（不减成本）`;
  return succeed({ roasTimes, steps: [{ label: '广告支出回报 ROAS', expression, value: roasTimes, unit: '倍' }] });
}
