import { formatAmount, formatAmounts } from '../format-amount.ts';
import { parseNumbers, type GivenFor, type NumberRules, type NumbersFor } from '../given-numbers.ts';
import { power } from '../power.ts';
import { fail, succeed, type Result } from '../result.ts';
import type { WorkedStep } from '../worked-step.ts';
import { normalQuantile } from './normal-quantile.ts';

/** Inputs of the safety stock; demand in items per day, times in days, service level in per cent of replenishment cycles without a stockout. */
export const replenishmentInputs = {
  dailyDemand: { label: '日均需求', unit: '件/日', min: 0, above: true, max: 10_000_000 },
  demandDeviation: { label: '日需求标准差', unit: '件/日', min: 0, max: 10_000_000 },
  leadTimeDays: { label: '平均提前期', unit: '日', min: 0, above: true, max: 730 },
  leadTimeDeviationDays: { label: '提前期标准差', unit: '日', min: 0, max: 365, otherwise: 0 },
  reviewPeriodDays: { label: '检查周期', unit: '日', min: 0, max: 365, otherwise: 0 },
  serviceLevelPercent: { label: '周期服务水平', unit: '%', min: 50, max: 99.99 },
} as const satisfies NumberRules;

export interface Replenishment {
  /** Standard normal quantile of the service level, to three decimals as printed in tables, so that the steps can be followed by hand. */
  readonly z: number;
  /** Standard deviation of the demand during lead time (and review period), items. */
  readonly demandDeviationOverLeadTime: number;
  /** Whole items, rounded up. */
  readonly safetyStock: number;
  /** Whole items: order when the stock (on hand and on order) falls to it. */
  readonly reorderPoint: number;
  /** Whole items: with periodic review, order up to this level; equals the reorder point under continuous review. */
  readonly orderUpToLevel: number;
  /** Of the variance, the share in per cent that the lead time causes; tells whether to steady the supplier or the forecast. */
  readonly leadTimeSharePercent: number;
  readonly steps: readonly WorkedStep[];
}

/**
 * Safety stock and reorder point where demand and lead time both vary and do not depend on each other:
 * SS = z·√((L+T)·σd² + d²·σL²), ROP = d·L + SS, order-up-to level d·(L+T) + SS, with T = 0 for continuous review. Errors: the fields of `replenishmentInputs`.
 * Source: reference 6.1 (附录 J); Silver, Pyke & Thomas, Inventory and Production Management.
 */
export function deriveReplenishment(given: GivenFor<typeof replenishmentInputs>): Result<Replenishment> {
  const parsed = parseNumbers(replenishmentInputs, given);
  return parsed.ok ? compute(parsed.value) : parsed;
}

function compute(input: NumbersFor<typeof replenishmentInputs>): Result<Replenishment> {
  const { dailyDemand: d, demandDeviation, leadTimeDays: lead, leadTimeDeviationDays, reviewPeriodDays: review } = input;
  const demandVariance = (lead + review) * power(demandDeviation, 2);
  const leadTimeVariance = power(d, 2) * power(leadTimeDeviationDays, 2);
  const variance = demandVariance + leadTimeVariance;
  if (!Number.isFinite(variance)) return fail('dailyDemand', '数值太大，无法计算：请检查单位。');
  const z = Number(normalQuantile(input.serviceLevelPercent / 100).toFixed(3));
  const deviation = Math.sqrt(variance);
  const safetyStock = roundUp(z * deviation);
  const reorderPoint = roundUp(d * lead) + safetyStock;
  const orderUpToLevel = roundUp(d * (lead + review)) + safetyStock;
  const facts = { z, demandDeviationOverLeadTime: deviation, safetyStock, reorderPoint, orderUpToLevel };
  return succeed({ ...facts, leadTimeSharePercent: variance === 0 ? 0 : (100 * leadTimeVariance) / variance, steps: workedSteps(input, facts) });
}

// The tiny allowance keeps 7.000000000001, which is 7 but for the arithmetic, from becoming 8.
function roundUp(items: number): number {
  return Math.max(0, Math.ceil(items - 1e-9));
}

type Facts = Pick<Replenishment, 'z' | 'demandDeviationOverLeadTime' | 'safetyStock' | 'reorderPoint' | 'orderUpToLevel'>;

function workedSteps(input: NumbersFor<typeof replenishmentInputs>, facts: Facts): readonly WorkedStep[] {
  const { d, sd, lead, sl, review } = formatAmounts({
    d: input.dailyDemand,
    sd: input.demandDeviation,
    lead: input.leadTimeDays,
    sl: input.leadTimeDeviationDays,
    review: input.reviewPeriodDays,
  });
  const span = input.reviewPeriodDays > 0 ? `(${lead} + ${review})` : `${lead}`;
  const deviation = formatAmount(Number(facts.demandDeviationOverLeadTime.toFixed(2)));
  const upTo = { label: '补到水平', expression: `${d} × ${span} + ${facts.safetyStock}，向上取整`, value: facts.orderUpToLevel, unit: '件' };
  return [
    { label: '安全系数 z', expression: `标准正态分布单侧 ${formatAmount(input.serviceLevelPercent)}%`, value: facts.z, unit: '' },
    { label: '提前期内需求', expression: `d·L = ${d} × ${lead}`, value: input.dailyDemand * input.leadTimeDays, unit: '件' },
    { label: '提前期内需求标准差', expression: `√(${span} × ${sd}² + ${d}² × ${sl}²)`, value: facts.demandDeviationOverLeadTime, unit: '件' },
    { label: '安全库存', expression: `z·σ = ${facts.z} × ${deviation}，向上取整`, value: facts.safetyStock, unit: '件' },
    { label: '再订货点', expression: `${d} × ${lead} + ${facts.safetyStock}，向上取整`, value: facts.reorderPoint, unit: '件' },
    ...(input.reviewPeriodDays > 0 ? [upTo] : []),
  ];
}
