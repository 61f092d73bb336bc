import type { Given } from '../given-numbers.ts';
import { failWith, succeed, type Problem, type Result } from '../result.ts';
import type { WorkedStep } from '../worked-step.ts';
import { codeLetters } from './master-tables.ts';
import { resolvePlan, type TabledPlan } from './resolve-plan.ts';
import { parseLot } from './sampling-request.ts';
import { selectSinglePlan, type SinglePlan } from './single-plan.ts';

/** Plans of one lot by class of nonconformity. Items are inspected once for all classes, so the largest sample is drawn. */
export interface DefectClassPlans {
  readonly critical: CriticalRule;
  readonly major: SinglePlan;
  readonly minor: SinglePlan;
  /** Items to draw: the larger of the two samples. Critical items are looked at on every item of the lot besides. */
  readonly drawn: number;
}

/** Not a column of the standard but the company's choice: every item is checked and a single critical defect rejects the lot. */
export interface CriticalRule {
  readonly inspected: number;
  readonly ac: 0;
  readonly re: 1;
  readonly note: string;
}

export interface DefectClassGiven {
  readonly lot: Given;
  readonly level: Given;
  readonly severity: Given;
  readonly majorAql: Given;
  readonly minorAql: Given;
}

const criticalNote = '致命不合格由企业约定：安全项目 100% 检验，发现 1 件即不接收整批（c=0）；AQL = 0 不是标准表中的档位，破坏性项目改用型式试验或专项抽样。';

/**
 * Plans for critical (100 %, c=0), major and minor nonconformities of one lot, in items. Errors: fields `lot`, `level`, `severity`,
 * `majorAql`, `minorAql`. Source: GB/T 2828.1-2012 for major and minor; the AQL values and the critical rule are the company's or the contract's.
 */
export function selectDefectClassPlans(given: DefectClassGiven): Result<DefectClassPlans> {
  const lot = parseLot(given.lot);
  const major = selectSinglePlan({ ...given, aql: given.majorAql });
  const minor = selectSinglePlan({ ...given, aql: given.minorAql });
  if (!lot.ok || !major.ok || !minor.ok) return failWith(mergeProblems(major, minor));
  const critical = { inspected: lot.value, ac: 0, re: 1, note: criticalNote } as const;
  return succeed({ critical, major: major.value, minor: minor.value, drawn: Math.max(major.value.inspected, minor.value.inspected) });
}

function mergeProblems(major: Result<SinglePlan>, minor: Result<SinglePlan>): readonly Problem[] {
  const all = [...nameAqlField(major, 'majorAql'), ...nameAqlField(minor, 'minorAql')];
  return all.filter(({ field }, index) => all.findIndex((earlier) => earlier.field === field) === index);
}

function nameAqlField(plan: Result<SinglePlan>, aqlField: string): readonly Problem[] {
  return plan.ok ? [] : plan.problems.map((problem) => (problem.field === 'aql' ? { ...problem, field: aqlField } : problem));
}

/**
 * The same plans with one sample size: all classes move to the letter of the largest sample. Only where the responsible authority
 * designates or approves it. A class stays as it is where its column has only an arrow at that letter. Source: GB/T 2828.1-2012, 10.3.
 */
export function unifySampleSize(plans: readonly SinglePlan[]): readonly SinglePlan[] {
  const code = codeLetters.findLast((letter) => plans.some((plan) => plan.code === letter));
  if (code === undefined) return plans;
  return plans.map((plan) => {
    const moved = resolvePlan(plan.severity, code, plan.aql);
    if (moved === undefined || moved.code !== code || plan.code === code) return plan;
    return moveTo(plan, moved);
  });
}

function moveTo(plan: SinglePlan, moved: TabledPlan): SinglePlan {
  const expression = `各类不合格统一使用字码 ${moved.code}:Ac ${moved.ac}，Re ${moved.re}（须经负责部门指定或批准）`;
  const step: WorkedStep = { label: '统一样本量', expression, value: moved.sampleSize, unit: '件' };
  const inspected = Math.min(moved.sampleSize, plan.lot);
  return { ...plan, ...moved, inspected, fullInspection: moved.sampleSize >= plan.lot, steps: [...plan.steps, step] };
}
