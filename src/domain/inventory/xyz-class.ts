import { power } from '../power.ts';
import { fail, succeed, type Result } from '../result.ts';

export type XyzClass = 'X' | 'Y' | 'Z';

export interface XyzResult {
  /** Standard deviation (of the sample, n − 1) over the mean. */
  readonly variation: number;
  readonly xyz: XyzClass;
}

/** Ends of X and Y in coefficients of variation; the company's choice. X is below the first, Z above the second. */
export interface XyzLimits {
  readonly x: number;
  readonly y: number;
}

export const usualXyzLimits: XyzLimits = { x: 0.5, y: 1 };

/** How steady a demand is, from at least 3 figures of equal periods (items). Errors: `demand`. Source: reference 6.1 (附录 J). */
export function classifyXyz(demand: readonly number[], limits: XyzLimits = usualXyzLimits): Result<XyzResult> {
  if (demand.length < 3) return fail('demand', `需求数据只有 ${demand.length} 期，至少要 3 期才能看出波动。`);
  if (demand.some((figure) => !Number.isFinite(figure) || figure < 0 || figure > 1e12)) return fail('demand', '需求数据要是 0 或正数，缺的期请补齐或去掉。');
  const mean = demand.reduce((sum, figure) => sum + figure, 0) / demand.length;
  if (mean === 0) return fail('demand', '各期需求都是 0，没有波动可言：请按呆滞物料处理。');
  const variance = demand.reduce((sum, figure) => sum + power(figure - mean, 2), 0) / (demand.length - 1);
  const variation = Math.sqrt(variance) / mean;
  return succeed({ variation, xyz: variation < limits.x ? 'X' : variation <= limits.y ? 'Y' : 'Z' });
}
