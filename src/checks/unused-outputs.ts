import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic, Position } from '../diagnostics/diagnostic.ts';
import type { Output } from '../model/document-type.ts';
import type { EntityKey } from '../model/entity.ts';
import { findDocument, findEntity, type Check, type Manual, type ManualDocument } from '../model/manual.ts';
import { indexReferences } from '../model/reference-index.ts';

/** M405: what a process hands on and nobody takes: a form that no other document uses, or a document that does not mention where it comes from. */
export const unusedOutputs: Check = (manual) =>
  manual.complete ? manual.documents.filter(({ header }) => header.status !== '作废').flatMap((document) => (document.type.outputs?.(document.data) ?? []).flatMap((output) => unusedOutput(manual, document, output))) : [];

function unusedOutput(manual: Manual, document: ManualDocument, output: Output): readonly Diagnostic[] {
  const taker = output.document === undefined ? undefined : findDocument(manual, output.document);
  // Looked for only where there is something to say: finding a place reads the file's text again.
  const place = (): Position & { readonly file: string } => ({ file: document.file, ...document.locate(output.path) });
  if (taker && !isUsed(manual, document, taker.code, { kind: 'document', id: document.code }))
    return [createDiagnostic('M405', place(), { message: `输出「${output.name}」交给 ${taker.code}「${taker.title}」，那份文件却没有提到 ${document.code}。`, hint: `在 ${taker.code} 的输入（inputs）或 references 里写上 ${document.code}，或改正这里的去处。` })];
  const form = output.form;
  if (taker || form === undefined || !findEntity(manual, 'form', form) || isUsed(manual, document, undefined, { kind: 'form', id: form })) return [];
  return [createDiagnostic('M405', place(), { message: `输出「${output.name}」用的表单 ${form}，没有别的文件用到。`, hint: `写明交给哪份文件（document），在用它的文件的 inputs 或 forms 里写上 ${form}；只留存备查的记录不算输出，写在步骤的 records 里。` })];
}

/** Whether another document (or the one named) or a register uses a thing. */
const isUsed = (manual: Manual, document: ManualDocument, by: string | undefined, thing: EntityKey): boolean =>
  indexReferences(manual).incoming(thing).some(({ from }) => (by === undefined ? from.id !== document.code : from.id === by));
