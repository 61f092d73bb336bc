import type { DocumentHeader } from './document-header.ts';
import type { Manual, ManualDocument } from './manual.ts';

/** One revision of a document. */
export interface Revision {
  readonly document: ManualDocument;
  readonly change: DocumentHeader['changes'][number];
}

/** All revisions of all documents, newest first; those of one day by code. */
export const listRevisions = ({ documents }: Pick<Manual, 'documents'>): readonly Revision[] =>
  documents.flatMap((document) => document.header.changes.map((change) => ({ document, change })).toReversed()).toSorted(byDayThenCode);

function byDayThenCode(a: Revision, b: Revision): number {
  if (a.change.date !== b.change.date) return a.change.date < b.change.date ? 1 : -1;
  if (a.document.code === b.document.code) return 0;
  return a.document.code < b.document.code ? -1 : 1;
}
