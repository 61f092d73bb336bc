import type { FlowEdgeKind } from './flow.ts';
import type { FlowStep } from './flow-step.ts';

/** A way out of a step, as written: where to, under which condition, and in which field it stands. */
export interface StepTarget {
  readonly goto: string;
  readonly when: string;
  readonly kind: FlowEdgeKind;
  /** The field within the step. */
  readonly field: readonly (string | number)[];
}

export const END = 'end';

/** Number of a document, such as QC-SOP-006. */
const DOCUMENT_CODE = /^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+$/;

export function isDocumentCode(target: string): boolean {
  return DOCUMENT_CODE.test(target);
}

/** All ways out of a step; `following` is the step after it in the list, or the end. */
export function stepTargets(step: FlowStep, following: string): readonly StepTarget[] {
  const branches = step.branches ?? [];
  const onward = step.next ?? (step.branches === undefined ? following : undefined);
  const targets: StepTarget[] = branches.map(({ when, goto }, index) => ({ goto, when, kind: 'normal', field: ['branches', index, 'goto'] }));
  if (onward !== undefined) targets.unshift({ goto: onward, when: branches.length > 0 ? '其他' : '', kind: 'normal', field: ['next'] });
  if (step.fail?.goto !== undefined) targets.push({ goto: step.fail.goto, when: step.fail.when, kind: 'fail', field: ['fail', 'goto'] });
  return targets;
}
