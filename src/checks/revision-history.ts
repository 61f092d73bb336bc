import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { findHistoryProblems } from '../domain/revision/change-history.ts';
import { reviewStatus } from '../domain/revision/review-status.ts';
import type { Check, Clock, ManualDocument } from '../model/manual.ts';

/** Days before the review date on which it is announced. */
const notice = 30;

/** M601 to M604: versions, approval and review of each document. */
export const revisionHistory: Check = (manual, clock) =>
  manual.documents.flatMap((document) => [...historyProblems(document), ...approvalProblems(document), ...reviewProblems(document, clock)]);

function historyProblems(document: ManualDocument): readonly Diagnostic[] {
  const { changes, version } = document.header;
  return findHistoryProblems(changes, version).map(({ field, message }) => {
    const [, index, key] = field.split('.');
    const path = index === undefined ? ['version'] : ['changes', Number(index), key ?? 'version'];
    return createDiagnostic('M601', { file: document.file, ...document.locate(path) }, { message, hint: '修订记录从旧到新写，每改一次加一行；version 与最后一行一致。' });
  });
}

function approvalProblems(document: ManualDocument): readonly Diagnostic[] {
  const { status, approved, effective } = document.header;
  const at = (field: string) => ({ file: document.file, ...document.locate([field]) });
  if (status === '生效' && (approved === undefined || effective === undefined))
    return [createDiagnostic('M602', at('status'), { message: `状态是生效，却没有写${approved === undefined ? '批准日期（approved）' : '生效日期（effective）'}。`, hint: '补上日期；还没有批准的，状态写成评审或草稿。' })];
  if (approved !== undefined && effective !== undefined && effective < approved)
    return [createDiagnostic('M602', at('effective'), { message: `生效日期 ${effective} 早于批准日期 ${approved}。`, hint: '生效日期改到批准当天或之后。' })];
  const last = document.header.changes.at(-1);
  if (status === '生效' && approved !== undefined && last !== undefined && approved < last.date)
    return [createDiagnostic('M602', at('approved'), { message: `批准日期 ${approved} 早于最后一次修订 ${last.version} 的日期 ${last.date}：批准的不是这一版。`, hint: '批准以后用 npm run revise -- 编号 --approved 日期 写上；还没有批准的，状态写成评审。' })];
  return [];
}

function reviewProblems(document: ManualDocument, { today }: Clock): readonly Diagnostic[] {
  const { nextReview, status } = document.header;
  const state = status === '作废' ? 'ok' : reviewStatus(nextReview, today, notice);
  if (state === 'ok') return [];
  const place = { file: document.file, ...document.locate(['nextReview']) };
  return [
    state === 'overdue'
      ? createDiagnostic('M603', place, { message: `《${document.title}》应在 ${nextReview} 前评审，今天是 ${today}。`, hint: '请归口岗位评审；内容不变也要改 nextReview，并在修订记录里写明已评审。' })
      : createDiagnostic('M604', place, { message: `《${document.title}》的评审日期是 ${nextReview}，不到 ${notice} 天。`, hint: '通知归口岗位安排评审。' }),
  ];
}
