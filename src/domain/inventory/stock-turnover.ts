import { formatAmount } from '../format-amount.ts';
import { parseNumbers, type GivenFor, type NumberRules } from '../given-numbers.ts';
import { fail, succeed, type Result } from '../result.ts';
import type { WorkedStep } from '../worked-step.ts';

/** Inputs of the stock turnover. The numerator is the cost of goods sold, never the sales (reference, trap 14). */
export const stockTurnoverInputs = {
  costOfGoodsSoldYuan: { label: '期间销货成本（COGS）', unit: '元', min: 0, max: 1e13 },
  openingStockYuan: { label: '期初存货', unit: '元', min: 0, max: 1e13 },
  closingStockYuan: { label: '期末存货', unit: '元', min: 0, max: 1e13 },
  periodDays: { label: '期间天数', unit: '日', min: 1, max: 366, whole: true, otherwise: 365 },
} as const satisfies NumberRules;

export interface StockTurnover {
  readonly averageStockYuan: number;
  /** Turns per year, whatever the length of the period. */
  readonly turnsPerYear: number;
  /** Days of stock; undefined where nothing was sold. */
  readonly days: number | undefined;
  readonly steps: readonly WorkedStep[];
}

const daysPerYear = 365;

/** Turns = COGS ÷ average stock, put on a year of 365 days; days = 365 ÷ turns. Errors: the fields of `stockTurnoverInputs`. Source: KPI-WH-01, KPI-WH-02. */
export function deriveStockTurnover(given: GivenFor<typeof stockTurnoverInputs>): Result<StockTurnover> {
  const parsed = parseNumbers(stockTurnoverInputs, given);
  if (!parsed.ok) return parsed;
  const { costOfGoodsSoldYuan: cogs, openingStockYuan: opening, closingStockYuan: closing, periodDays } = parsed.value;
  const average = (opening + closing) / 2;
  if (average === 0) return fail('closingStockYuan', '期初和期末存货都是 0，平均存货为 0，不能算周转。');
  const turns = (cogs / average) * (daysPerYear / periodDays);
  const days = turns > 0 ? daysPerYear / turns : undefined;
  const steps: readonly WorkedStep[] = [
    { label: '平均存货', expression: `(${formatAmount(opening)} + ${formatAmount(closing)}) ÷ 2`, value: average, unit: '元' },
    { label: '年周转率', expression: `${formatAmount(cogs)} ÷ ${formatAmount(average)} × ${daysPerYear} ÷ ${periodDays}`, value: turns, unit: '次/年' },
    daysStep(turns, days),
  ];
  return succeed({ averageStockYuan: average, turnsPerYear: turns, days, steps });
}

function daysStep(turns: number, days: number | undefined): WorkedStep {
  const label = '周转天数';
  if (days === undefined) return { label, expression: '期间没有销货成本', value: '—', unit: '' };
  return { label, expression: `${daysPerYear} ÷ ${formatAmount(turns)}`, value: days, unit: '天' };
}
