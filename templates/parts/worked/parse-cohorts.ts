import type { WarrantyCohortGiven } from '../../../src/domain/cost/warranty-reserve.ts';
import { failWith, succeed, type Problem, type Result } from '../../../src/domain/result.ts';

const cohort = /^(\S+)\s+([\d.,]+)\s*件\s+([\d.]+)\s*[%％]\s+([\d.,]+)\s*元$/;

/** Shipments as authors write them: `三季度 420000 件 0.6 % 38 元；四季度 …`. Errors: field `cohorts`. */
export function parseCohorts(text: string): Result<readonly WarrantyCohortGiven[]> {
  const parsed = text.split(/[;；]/).map((part) => part.trim()).filter((part) => part !== '').map(parseCohort);
  const problems = parsed.flatMap((part): readonly Problem[] => ('message' in part ? [part] : []));
  if (parsed.length === 0) return failWith([{ field: 'cohorts', message: '至少写一批，如“三季度 420000 件 0.6 % 38 元”。' }]);
  return problems.length > 0 ? failWith(problems) : succeed(parsed.flatMap((part) => ('message' in part ? [] : [part])));
}

function parseCohort(text: string): WarrantyCohortGiven | Problem {
  const match = cohort.exec(text);
  if (match === null) return { field: 'cohorts', message: `“${text}”看不懂：每一批写成“三季度 420000 件 0.6 % 38 元”（期间、出货件数、尚余返修率、单件成本），批与批之间用分号隔开。` };
  return { label: match[1] ?? '', shippedItems: match[2], remainingRatePercent: match[3], costPerCaseYuan: match[4] };
}
