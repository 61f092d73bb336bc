import { formatAmounts } from '../format-amount.ts';
import { parseNumbers, type GivenFor, type NumberRules } from '../given-numbers.ts';
import { succeed, type Result } from '../result.ts';
import type { WorkedStep } from '../worked-step.ts';

/** Inputs of the economic order quantity; demand in items per year, money in yuan, the carrying rate in per cent of the price per year. */
export const orderQuantityInputs = {
  annualDemand: { label: '年需求', unit: '件/年', min: 0, above: true, max: 1_000_000_000 },
  costPerOrder: { label: '每次订货成本', unit: '元/次', min: 0, above: true, max: 10_000_000 },
  unitPrice: { label: '单价', unit: '元/件', min: 0, above: true, max: 10_000_000 },
  carryingRatePercent: { label: '年持有费率', unit: '%', min: 0, above: true, max: 200 },
  minimumOrder: { label: '最小起订量', unit: '件', min: 0, max: 1_000_000_000, whole: true, otherwise: 0 },
  packSize: { label: '包装数量', unit: '件/箱', min: 1, max: 1_000_000, whole: true, otherwise: 1 },
} as const satisfies NumberRules;

export interface OrderQuantity {
  /** Items per order at the least yearly cost, not rounded. */
  readonly economic: number;
  /** Items to order: at least the minimum, rounded up to whole packs. */
  readonly practical: number;
  readonly ordersPerYear: number;
  readonly steps: readonly WorkedStep[];
}

/** EOQ = √(2·D·S / H) with H = price × carrying rate; then minimum and packs. Errors: the fields of `orderQuantityInputs`. Source: reference 6.1 (附录 J); Harris 1913. */
export function deriveOrderQuantity(given: GivenFor<typeof orderQuantityInputs>): Result<OrderQuantity> {
  const parsed = parseNumbers(orderQuantityInputs, given);
  if (!parsed.ok) return parsed;
  const { annualDemand, costPerOrder, unitPrice, carryingRatePercent, minimumOrder, packSize } = parsed.value;
  const holdingCost = (unitPrice * carryingRatePercent) / 100;
  const economic = Math.sqrt((2 * annualDemand * costPerOrder) / holdingCost);
  const practical = roundToPacks(economic, minimumOrder, packSize);
  const { demand, cost, holding, price, rate } = formatAmounts({
    demand: annualDemand,
    cost: costPerOrder,
    holding: holdingCost,
    price: unitPrice,
    rate: carryingRatePercent,
  });
  const steps: readonly WorkedStep[] = [
    { label: '单位年持有成本 H', expression: `${price} × ${rate}%`, value: holdingCost, unit: '元/件·年' },
    { label: '经济订货批量', expression: `√(2 × ${demand} × ${cost} ÷ ${holding})`, value: economic, unit: '件' },
    { label: '实际订货量', expression: `不少于起订量 ${minimumOrder} 件，向上取整到 ${packSize} 件的倍数`, value: practical, unit: '件' },
    { label: '年订货次数', expression: `${demand} ÷ ${practical}`, value: annualDemand / practical, unit: '次/年' },
  ];
  return succeed({ economic, practical, ordersPerYear: annualDemand / practical, steps });
}

/** The larger of quantity and minimum, rounded up to whole packs; at least one pack. All in items. */
export function roundToPacks(quantity: number, minimumOrder: number, packSize: number): number {
  return Math.max(1, Math.ceil((Math.max(quantity, minimumOrder) - 1e-9) / packSize)) * packSize;
}
