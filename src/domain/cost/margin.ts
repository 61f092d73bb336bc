import { formatAmounts } from '../format-amount.ts';
import { parseNumbers, type GivenFor, type NumberRules } from '../given-numbers.ts';
import { succeed, type Result } from '../result.ts';
import type { WorkedStep } from '../worked-step.ts';

/** Inputs of the gross margin, both in yuan and both without tax. */
export const marginInputs = {
  revenueYuan: { label: '销售收入（不含税）', unit: '元', min: 0, above: true, max: 1e13 },
  costYuan: { label: '销售成本（不含税）', unit: '元', min: 0, above: true, max: 1e13 },
} as const satisfies NumberRules;

export interface Margin {
  readonly grossProfitYuan: number;
  /** Profit over revenue, per cent; always below 100. */
  readonly marginPercent: number;
  /** Profit over cost, per cent; always larger than the margin where there is a profit. */
  readonly markupPercent: number;
  readonly steps: readonly WorkedStep[];
}

/** Gross margin and markup side by side: 毛利率 divides by the revenue, 加成率 by the cost. Errors: the fields of `marginInputs`. Source: KPI-SA-07, reference trap 14. */
export function deriveMargin(given: GivenFor<typeof marginInputs>): Result<Margin> {
  const parsed = parseNumbers(marginInputs, given);
  if (!parsed.ok) return parsed;
  const { revenueYuan, costYuan } = parsed.value;
  const grossProfitYuan = revenueYuan - costYuan;
  const marginPercent = (100 * grossProfitYuan) / revenueYuan;
  const markupPercent = (100 * grossProfitYuan) / costYuan;
  const { revenue, cost, profit } = formatAmounts({ revenue: revenueYuan, cost: costYuan, profit: grossProfitYuan });
  const steps: readonly WorkedStep[] = [
    { label: '毛利', expression: `${revenue} − ${cost}`, value: grossProfitYuan, unit: '元' },
    { label: '毛利率（除以收入）', expression: `${profit} ÷ ${revenue} × 100%`, value: marginPercent, unit: '%' },
    { label: '加成率（除以成本）', expression: `${profit} ÷ ${cost} × 100%`, value: markupPercent, unit: '%' },
  ];
  return succeed({ grossProfitYuan, marginPercent, markupPercent, steps });
}

/** The markup that gives a margin, both in per cent: 30 % margin needs 42.86 % markup. The margin must be below 100. */
export function markupFromMargin(marginPercent: number): number {
  return (100 * marginPercent) / (100 - marginPercent);
}

/** The margin that a markup gives, both in per cent. */
export function marginFromMarkup(markupPercent: number): number {
  return (100 * markupPercent) / (100 + markupPercent);
}
