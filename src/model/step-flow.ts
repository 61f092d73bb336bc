import { compileFlow } from '../domain/flow-layout/compile-flow.ts';
import type { FlowStep, FlowStepKind } from '../domain/flow-layout/flow-step.ts';
import { documentPath } from './addresses.ts';
import { findDocument, findEntity, type Manual, type ManualDocument } from './manual.ts';
import type { Step } from './step.ts';
import { stepAnchor } from './step-anchor.ts';

const flowKinds: Readonly<Record<Step['kind'], FlowStepKind>> = { 作业: 'task', 判定: 'decision', 文件: 'document', 等待: 'timer', 移交: 'message' };

/** A typed step as the flow layout takes it. */
export const toFlowStep = (step: Step): FlowStep => ({
  id: step.id,
  name: step.name,
  role: step.role,
  kind: flowKinds[step.kind],
  next: step.next,
  branches: step.branches.length > 0 ? step.branches : undefined,
  fail: step.fail && { when: step.fail.when, goto: step.fail.goto },
});

/** Titles of the lanes: the roles that act, and those that the manual does not know under their own id. */
export const laneLabels = (manual: Pick<Manual, 'entities'>, document: ManualDocument): Readonly<Record<string, string>> =>
  Object.fromEntries(document.steps.map(({ role }) => [role, findEntity(manual, 'role', role)?.title ?? role]));

interface FlowAddresses {
  readonly step: (id: string) => string;
  readonly document: (code: string) => string | undefined;
}

/** The process of a document as a flow, or what is wrong with it. */
export function compileStepFlow(manual: Manual, document: ManualDocument, addresses: FlowAddresses = siteAddresses(manual)): ReturnType<typeof compileFlow> {
  return compileFlow(document.steps.map(toFlowStep), laneLabels(manual, document), {
    id: document.code,
    title: `${document.title}流程`,
    stepHref: addresses.step,
    document: (code) => ({ title: findDocument(manual, code)?.title, href: addresses.document(code) }),
  });
}

const siteAddresses = (manual: Manual): FlowAddresses => ({
  step: (id) => `#${stepAnchor(id)}`,
  document: (code) => {
    const found = findDocument(manual, code);
    return found && documentPath(found);
  },
});
