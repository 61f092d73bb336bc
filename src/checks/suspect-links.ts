import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearest } from '../domain/text/nearest.ts';
import { findConfirmedPart, isUnreadable } from '../model/confirmed-part.ts';
import type { Check, Clock, Manual, ManualDocument } from '../model/manual.ts';

/** M606, and M201 for what is not there: a document relies on a step, limit, document or standard that has changed since it was last confirmed. */
export const suspectLinks: Check = (manual, clock) =>
  manual.documents.flatMap((document) => document.header.confirmed.flatMap((confirmed, index) => checkConfirmed(manual, document, confirmed, index, clock)));

type Confirmed = ManualDocument['header']['confirmed'][number];

function checkConfirmed(manual: Manual, document: ManualDocument, confirmed: Confirmed, index: number, { today }: Clock): readonly Diagnostic[] {
  const part = findConfirmedPart(manual, confirmed.to);
  if (!part) return isUnreadable(manual, confirmed.to) ? [] : [missing(manual, document, confirmed.to, index)];
  if (part.fingerprint === confirmed.fingerprint) return [];
  return [
    createDiagnostic('M606', { file: document.file, ...document.locate(['confirmed', index, 'fingerprint']) }, {
      message: confirmed.fingerprint === '' ? `${part.title}还没有记下确认时的指纹。` : `${part.title}在 ${confirmed.date} 确认之后改过。`,
      hint: `对照它的修订记录看本文件要不要跟着改；看完后运行 npm run revise -- ${document.code} --confirm，或自己写 fingerprint: '${part.fingerprint}'，date: ${today}。`,
    }),
  ];
}

function missing(manual: Manual, document: ManualDocument, to: string, index: number): Diagnostic {
  const known = [...manual.documents.flatMap(({ code, steps }) => [code, ...steps.map(({ id }) => `${code}#${id}`)]), ...manual.registers.standards.map(({ id }) => id)];
  const near = nearest(to, known, 2);
  return createDiagnostic('M201', { file: document.file, ...document.locate(['confirmed', index, 'to']) }, {
    message: `confirmed 第 ${index + 1} 项确认的 ${to} 不存在。`,
    hint: `${near.length === 0 ? '' : `最接近的是 ${near.join('、')}。`}写文件编号、「文件编号#步骤编号」或标准编号。`,
  });
}
