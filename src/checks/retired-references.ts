import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import { findDocument, findEntity, type Check, type Manual, type Reference } from '../model/manual.ts';

/** M202: a document in force that relies on one that is 作废. What is itself 作废 may point to its successor. */
export const retiredReferences: Check = (manual) =>
  manual.references.filter((reference) => isMisplaced(manual, reference)).map((reference) =>
    createDiagnostic('M202', reference, {
      message: `${reference.via.replace(/([^项])$/, '$1 ')}引用的文件 ${reference.to.id}「${findEntity(manual, 'document', reference.to.id)?.title ?? ''}」已经作废。`,
      hint: remedy(manual, reference.to.id),
    }),
  );

const isMisplaced = (manual: Manual, { from, to }: Reference): boolean =>
  to.kind === 'document' &&
  findEntity(manual, 'document', to.id)?.retired !== undefined &&
  findEntity(manual, from.kind, from.id)?.retired === undefined;

function remedy(manual: Manual, code: string): string {
  const successor = findDocument(manual, code)?.header.supersededBy;
  return successor ? `改引代替它的 ${successor}「${findEntity(manual, 'document', successor)?.title ?? ''}」。` : '改引现行文件，或删去这处引用。';
}
