import type { EntityKind } from './entity.ts';
import type { Manual, ManualDocument } from './manual.ts';
import { indexReferences } from './reference-index.ts';

/** The ids of a kind that a document uses, in the order of first use. */
export function usedBy(manual: Pick<Manual, 'references'>, code: string, kind: EntityKind): readonly string[] {
  return [...new Set(indexReferences(manual).outgoing({ kind: 'document', id: code }).filter(({ to }) => to.kind === kind).map(({ to }) => to.id))];
}

/** Codes of the documents that refer to an entity; never typed, always derived. */
export function referrers(manual: Pick<Manual, 'references'>, kind: EntityKind, id: string): readonly string[] {
  const found = indexReferences(manual).incoming({ kind, id }).filter(({ from }) => from.kind === 'document' && from.id !== id);
  return [...new Set(found.map(({ from }) => from.id))].sort();
}

/** The roles that act in a document's steps, in the order in which they first appear. */
export const rolesInSteps = (document: ManualDocument): readonly string[] => [...new Set(document.steps.map(({ role }) => role))];

/** The documents that are not obsolete: nobody works by the others any more. */
export const currentDocuments = ({ documents }: Pick<Manual, 'documents'>): readonly ManualDocument[] => documents.filter(({ header }) => header.status !== '作废');
