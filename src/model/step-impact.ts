import { derive } from './derive.ts';
import { currentDocuments } from './document-relations.ts';
import { findDocument, findEntity, type Manual, type ManualDocument } from './manual.ts';
import { accountableFor } from './raci.ts';
import { indexReferences } from './reference-index.ts';
import type { Step } from './step.ts';

/** Why another document has to follow a changed step: it goes on there, it works with the record, it was written by the step, or the step controls its risk. */
export type StepTie = '接着做' | '用它的记录' | '照它写的';

export interface StepImpact {
  readonly step: Step;
  /** Its place in the document, from 1. */
  readonly number: number;
  /** Who carries it out, answers, is asked or told; in that order. */
  readonly roles: readonly string[];
  readonly courses: readonly string[];
  readonly forms: readonly string[];
  readonly risks: readonly string[];
  readonly documents: readonly { readonly code: string; readonly ties: readonly StepTie[] }[];
}

/** What a change of each step of a document touches, in the order of the steps. */
export const findStepImpacts = (manual: Manual, document: ManualDocument): readonly StepImpact[] =>
  document.steps.map((step, index) => ({
    step,
    number: index + 1,
    roles: [...new Set([step.role, accountableFor(document, step), ...step.consulted, ...step.informed])],
    courses: step.courses,
    forms: step.records,
    risks: manual.registers.risks.filter(({ controls }) => controls.some((control) => control.document === document.code && (control.step === step.name || control.step === step.id))).map(({ id }) => id),
    documents: mergeTies([...onward(manual, step), ...sharing(manual, document, step), ...confirming(manual, document, step)]),
  }));

type Tied = readonly [code: string, tie: StepTie];

const mergeTies = (found: readonly Tied[]): StepImpact['documents'] =>
  [...Map.groupBy(found, ([code]) => code)].map(([code, ties]) => ({ code, ties: [...new Set(ties.map(([, tie]) => tie))] })).toSorted((a, b) => (a.code < b.code ? -1 : 1));

const onward = (manual: Manual, { next, branches, fail }: Step): readonly Tied[] =>
  [next, fail?.goto, ...branches.map(({ goto }) => goto)].flatMap((target) => (target !== undefined && findEntity(manual, 'document', target) ? [[target, '接着做'] as const] : []));

function sharing(manual: Manual, document: ManualDocument, { records }: Step): readonly Tied[] {
  const users = records.flatMap((form) => indexReferences(manual).incoming({ kind: 'form', id: form }).map(({ from }) => from));
  return users.flatMap(({ kind, id }) => (kind === 'document' && id !== document.code && isCurrent(manual, id) ? [[id, '用它的记录'] as const] : []));
}

const isCurrent = (manual: Manual, code: string): boolean => (findDocument(manual, code)?.header.status ?? '作废') !== '作废';

const confirming = (manual: Manual, document: ManualDocument, { id }: Step): readonly Tied[] =>
  (indexConfirmed(manual).get(`${document.code}#${id}`) ?? []).map((code) => [code, '照它写的'] as const);

/** What current documents were confirmed to follow, with the codes of those documents. */
const indexConfirmed = derive((manual: Manual): ReadonlyMap<string, readonly string[]> => {
  const pairs = currentDocuments(manual).flatMap(({ code, header }) => header.confirmed.map(({ to }) => ({ code, to })));
  return new Map([...Map.groupBy(pairs, ({ to }) => to)].map(([to, found]) => [to, found.map(({ code }) => code)]));
});
