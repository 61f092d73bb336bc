import type { EntityKey } from '../model/entity.ts';
import { indexReferences } from '../model/reference-index.ts';
import type { BlockChange } from './compare-blocks.ts';
import type { DocumentChange, EntryChange, ManualChanges, Snapshot } from './compare-manuals.ts';

/** What a change means for one role. */
export interface RoleChange {
  readonly role: string;
  readonly title: string;
  /** Documents that the role must read, signs or works by. */
  readonly documents: readonly { readonly document: DocumentChange; /** Changes in steps in which the role has a part. */ readonly mine: readonly BlockChange[] }[];
  readonly entries: readonly EntryChange[];
}

export interface FormChange {
  readonly form: string;
  readonly title: string;
  /** The change of the form itself, if it has one. */
  readonly entry: EntryChange | undefined;
  /** Changed documents that use the form. */
  readonly documents: readonly DocumentChange[];
}

/** 「对我有什么变化」: only roles for whom something has. */
export function changesByRole({ documents, entries }: ManualChanges, before: Snapshot, after: Snapshot): readonly RoleChange[] {
  const roles = [...after.manual.registers.roles, ...before.manual.registers.roles.filter(({ id }) => !after.manual.entities.get('role')?.has(id))];
  return roles.flatMap(({ id, title }) => {
    const concerning = documents.filter((document) => concerns(document, { kind: 'role', id }, before, after));
    const own = entries.filter((entry) => (entry.kind === 'role' && entry.id === id) || (entry.kind !== 'role' && names(entry, { kind: 'role', id }, before, after)));
    if (concerning.length + own.length === 0) return [];
    return [{ role: id, title, documents: concerning.map((document) => ({ document, mine: ownSteps(document, id) })), entries: own }];
  });
}

export function changesByForm({ documents, entries }: ManualChanges, before: Snapshot, after: Snapshot): readonly FormChange[] {
  const ids = new Set([...(after.manual.entities.get('form')?.keys() ?? []), ...(before.manual.entities.get('form')?.keys() ?? [])]);
  return [...ids].sort().flatMap((form) => {
    const entry = entries.find(({ kind, id }) => kind === 'form' && id === form);
    const using = documents.filter((document) => concerns(document, { kind: 'form', id: form }, before, after));
    const title = (after.manual.entities.get('form')?.get(form) ?? before.manual.entities.get('form')?.get(form))?.title ?? form;
    return entry || using.length > 0 ? [{ form, title, entry, documents: using }] : [];
  });
}

const concerns = ({ code }: DocumentChange, key: EntityKey, before: Snapshot, after: Snapshot): boolean => refersTo({ kind: 'document', id: code }, key, before, after);

const names = ({ kind, id }: EntryChange, key: EntityKey, before: Snapshot, after: Snapshot): boolean => refersTo({ kind, id }, key, before, after);

const refersTo = (from: EntityKey, to: EntityKey, ...snapshots: readonly Snapshot[]): boolean =>
  snapshots.some(({ manual }) => indexReferences(manual).outgoing(from).some((reference) => reference.to.kind === to.kind && reference.to.id === to.id));

function ownSteps({ before, after, blocks }: DocumentChange, role: string): readonly BlockChange[] {
  const steps = [before, after].flatMap((document) => document?.steps ?? []).filter((step) => [step.role, step.accountable, ...step.consulted, ...step.informed].includes(role));
  const ids = new Set(steps.map(({ id }) => id));
  return blocks.filter(({ key }) => key.startsWith('steps/') && ids.has(key.split('/')[1] ?? ''));
}
