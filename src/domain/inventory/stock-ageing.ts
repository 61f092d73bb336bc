import { describeGiven } from '../given-numbers.ts';
import { failWith, succeed, type Problem, type Result } from '../result.ts';

/** A stock record: age in whole days since receipt, value in yuan. */
export interface AgedStock {
  readonly id: string;
  readonly ageDays: number;
  readonly valueYuan: number;
}

/** Ages from `fromDays` to `toDays`, both included; the last bucket has no end. */
export interface AgeingBucket {
  readonly fromDays: number;
  readonly toDays: number | undefined;
  readonly label: string;
  readonly valueYuan: number;
  readonly sharePercent: number;
}

export interface StockAgeing {
  readonly totalYuan: number;
  readonly buckets: readonly AgeingBucket[];
  /** Share of the stock older than the last limit, per cent: 呆滞占比 (KPI-WH-04). */
  readonly obsoletePercent: number;
}

/** Last days of the buckets; 180 days is where stock of LED goods counts as obsolete by the company's choice. */
export const usualAgeLimits: readonly number[] = [30, 60, 90, 180];

/** Sorts stock into age buckets. Errors: `stock.<index>`, `limits`. Source: KPI-WH-04, reference 6 and 9.6. */
export function deriveStockAgeing(stock: readonly AgedStock[], limits: readonly number[] = usualAgeLimits): Result<StockAgeing> {
  const problems = [...stock.flatMap(findStockProblems), ...findLimitProblems(limits)];
  if (problems.length > 0) return failWith(problems);
  const total = sumValues(stock);
  const starts = [0, ...limits.map((limit) => limit + 1)];
  const buckets = starts.map((fromDays, index) => deriveBucket(stock, fromDays, limits[index], total));
  return succeed({ totalYuan: total, buckets, obsoletePercent: buckets.at(-1)?.sharePercent ?? 0 });
}

function deriveBucket(stock: readonly AgedStock[], fromDays: number, toDays: number | undefined, total: number): AgeingBucket {
  const value = sumValues(stock.filter(({ ageDays }) => ageDays >= fromDays && ageDays <= (toDays ?? Number.POSITIVE_INFINITY)));
  const label = toDays === undefined ? `超过 ${fromDays - 1} 天` : `${fromDays}~${toDays} 天`;
  return { fromDays, toDays, label, valueYuan: value, sharePercent: total === 0 ? 0 : (100 * value) / total };
}

function sumValues(stock: readonly AgedStock[]): number {
  return stock.reduce((sum, { valueYuan }) => sum + valueYuan, 0);
}

function findStockProblems({ id, ageDays, valueYuan }: AgedStock, index: number): readonly Problem[] {
  const field = `stock.${index}`;
  if (!Number.isInteger(ageDays) || ageDays < 0) return [{ field, message: `物料 ${id} 的库龄要是 0 或正整数（天），${describeGiven(ageDays)}。` }];
  const valid = Number.isFinite(valueYuan) && valueYuan >= 0 && valueYuan <= 1e15;
  return valid ? [] : [{ field, message: `物料 ${id} 的库存金额要是 0 或正数（元），${describeGiven(valueYuan)}。` }];
}

function findLimitProblems(limits: readonly number[]): readonly Problem[] {
  const rising = limits.every((limit, index) => Number.isInteger(limit) && limit > (limits[index - 1] ?? 0));
  return limits.length > 0 && rising ? [] : [{ field: 'limits', message: `库龄分段要是逐个变大的正整数（天），现在是 ${limits.join('、') || '空的'}。` }];
}
