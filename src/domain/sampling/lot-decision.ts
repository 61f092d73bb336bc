import { parseNumber, type Given, type NumberRule } from '../given-numbers.ts';
import { fail, failWith, succeed, type Problem, type Result } from '../result.ts';
import type { WorkedStep } from '../worked-step.ts';
import type { DefectClassPlans } from './defect-class-plans.ts';

/** What a decision needs of a plan; numbers in items. */
export interface DecidablePlan {
  readonly inspected: number;
  readonly ac: number;
  readonly re: number;
}

export interface LotDecision {
  readonly accepted: boolean;
  readonly nonconforming: number;
  readonly steps: readonly WorkedStep[];
}

/** The decision of one class once its nonconforming items (not defects) are counted. Error: field `nonconforming`. Source: GB/T 2828.1-2012, 11.1.1. */
export function decideLot(plan: DecidablePlan, given: Given): Result<LotDecision> {
  const nonconforming = parseNumber(nonconformingRule(plan), given);
  if (typeof nonconforming !== 'number') return fail('nonconforming', nonconforming.message);
  const accepted = nonconforming <= plan.ac;
  const expression = accepted ? `${nonconforming} ≤ Ac = ${plan.ac}` : `${nonconforming} ≥ Re = ${plan.re}`;
  return succeed({ accepted, nonconforming, steps: [{ label: '批判定', expression, value: accepted ? '接收' : '不接收', unit: '' }] });
}

/** Nonconforming items found, by class, as typed. */
export interface DefectsFound {
  readonly critical: Given;
  readonly major: Given;
  readonly minor: Given;
}

const classLabels = { critical: '致命', major: '严重', minor: '轻微' } as const;
const defectClasses = ['critical', 'major', 'minor'] as const;

/** The decision over all classes: a lot is accepted only where every class accepts it. Errors: fields `critical`, `major`, `minor`. */
export function decideLotByClass(plans: DefectClassPlans, found: DefectsFound): Result<Omit<LotDecision, 'nonconforming'>> {
  const decisions = defectClasses.map((name) => ({ name, decision: decideLot(plans[name], found[name]) }));
  const problems = decisions.flatMap(({ name, decision }) => nameProblems(name, decision));
  if (problems.length > 0) return failWith(problems);
  const steps = decisions.flatMap(({ name, decision }) => nameSteps(name, decision));
  const accepted = decisions.every(({ decision }) => decision.ok && decision.value.accepted);
  const expression = accepted ? '各类都接收' : '至少一类不接收';
  return succeed({ accepted, steps: [...steps, { label: '批判定', expression, value: accepted ? '接收' : '不接收', unit: '' }] });
}

type DefectClass = (typeof defectClasses)[number];

function nameProblems(name: DefectClass, decision: Result<LotDecision>): readonly Problem[] {
  return decision.ok ? [] : decision.problems.map(({ message }) => ({ field: name, message: `${classLabels[name]}：${message}` }));
}

function nameSteps(name: DefectClass, decision: Result<LotDecision>): readonly WorkedStep[] {
  return decision.ok ? decision.value.steps.map((step) => ({ ...step, label: `${classLabels[name]}不合格` })) : [];
}

function nonconformingRule({ inspected }: DecidablePlan): NumberRule {
  return { label: '不合格品数', unit: '件', min: 0, max: inspected, whole: true };
}
