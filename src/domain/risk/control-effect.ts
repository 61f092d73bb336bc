import { failWith, succeed, type Problem, type Result } from '../result.ts';
import { rateRisk, riskBands, type RiskGiven, type RiskRating } from './risk-matrix.ts';

export interface ControlEffect {
  readonly before: RiskRating;
  readonly after: RiskRating;
  readonly reducedBy: number;
  /** True where the control moves the risk into a lower class of control. */
  readonly lowersBand: boolean;
}

/**
 * A risk before and after its control measures. A control never makes a risk worse: a higher likelihood or severity afterwards is a
 * problem. Errors: `before.likelihood`, `before.severity`, `after.likelihood`, `after.severity`. Source: risk register (附录 H), column 残余.
 */
export function deriveControlEffect(before: RiskGiven, after: RiskGiven): Result<ControlEffect> {
  const rated = [rateRisk(before), rateRisk(after)] as const;
  const [first, second] = rated;
  if (!first.ok || !second.ok) return failWith([...prefix('before', first), ...prefix('after', second)]);
  const worse = [...findWorse('likelihood', '可能性', first.value, second.value), ...findWorse('severity', '严重度', first.value, second.value)];
  if (worse.length > 0) return failWith(worse);
  const lowersBand = riskBands.indexOf(second.value.managedAs) < riskBands.indexOf(first.value.managedAs);
  return succeed({ before: first.value, after: second.value, reducedBy: first.value.score - second.value.score, lowersBand });
}

function prefix(name: string, rating: Result<RiskRating>): readonly Problem[] {
  return rating.ok ? [] : rating.problems.map(({ field, message }) => ({ field: `${name}.${field}`, message }));
}

function findWorse(field: 'likelihood' | 'severity', label: string, before: RiskRating, after: RiskRating): readonly Problem[] {
  if (after[field] <= before[field]) return [];
  return [{ field: `after.${field}`, message: `控制后的${label} ${after[field]} 高于控制前的 ${before[field]}：措施不会让风险变大，请核对两次打分。` }];
}
