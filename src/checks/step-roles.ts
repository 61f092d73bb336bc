import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { findEntity, type Check, type Manual, type ManualDocument } from '../model/manual.ts';
import { accountableFor } from '../model/raci.ts';
import type { Step } from '../model/step.ts';

/** M404: a role that is asked or told about a step which it does or answers for itself, or that is named twice. Every step has one R and one A by its schema. */
export const stepRoles: Check = (manual) =>
  manual.documents.flatMap((document) => document.steps.flatMap((step, index) => repeatedRoles(document, step).map((repeated) => describe(manual, document, step, index, repeated))));

interface RepeatedRole {
  readonly role: string;
  readonly field: 'consulted' | 'informed';
  readonly at: number;
  /** What it is already in this step. */
  readonly already: string;
}

function repeatedRoles(document: ManualDocument, step: Step): readonly RepeatedRole[] {
  const seen = new Map([[accountableFor(document, step), '负责（A）'], [step.role, '执行（R）']]);
  const told = [...step.consulted.map((role, at) => ({ role, at, field: 'consulted' as const })), ...step.informed.map((role, at) => ({ role, at, field: 'informed' as const }))];
  return told.flatMap(({ role, at, field }) => {
    const already = seen.get(role);
    if (already === undefined) seen.set(role, field === 'consulted' ? '征求意见（C）' : '知会（I）');
    return already === undefined ? [] : [{ role, at, field, already }];
  });
}

function describe(manual: Manual, document: ManualDocument, step: Step, index: number, { role, field, at, already }: RepeatedRole): Diagnostic {
  const title = findEntity(manual, 'role', role)?.title ?? role;
  const isOwner = step.accountable === undefined && role === document.header.owner && role !== step.role;
  return createDiagnostic('M404', { file: document.file, ...document.locate(['steps', index, field, at]) }, {
    message: `步骤「${step.name}」的「${title}」已经是${already}，又写进了 ${field}。`,
    hint: isOwner ? `这一步没有写 accountable，由归口岗位负责；从 ${field} 里去掉 ${role}，或写明由谁负责。` : `从 ${field} 里去掉 ${role}。`,
  });
}
