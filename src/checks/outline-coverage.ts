import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearest } from '../domain/text/nearest.ts';
import { documentPlaces, findPlace } from '../model/document-places.ts';
import { findDocument, type Check, type Manual } from '../model/manual.ts';
import { isUnread } from '../model/parsed-body.ts';
import type { ClaimPlace, OutlineClaim } from '../model/registers/coverage.ts';

/** M709, M710: claims of the outlines that no place answers, or whose place is not there. An unknown document is M201's finding. */
export const outlineCoverage: Check = (manual) => manual.registers['outline-claims'].flatMap((claim) => [...unanswered(manual, claim), ...claim.places.flatMap((place, index) => misplaced(manual, claim, place, index))]);

function unanswered(manual: Manual, { id, claim, places }: OutlineClaim): readonly Diagnostic[] {
  if (places.length > 0) return [];
  return [
    createDiagnostic('M709', manual.locate({ kind: 'claim', id }, ['places']), {
      message: `提纲条目 ${id}「${claim}」没有指到手册的任何地方。`,
      hint: '在 places 里写做到它的文件和小节，如 { document: QC-SOP-003, heading: 判定批 }，或登记册条目，如 { kpi: KPI-QA-01 }；还没有写的，先把内容写出来。',
    }),
  ];
}

function misplaced(manual: Manual, { id }: OutlineClaim, { document: code, heading }: ClaimPlace, index: number): readonly Diagnostic[] {
  const document = code === undefined || heading === undefined ? undefined : findDocument(manual, code);
  if (!document || heading === undefined || isUnread(document.body) || findPlace(document, heading)) return [];
  const near = nearest(heading, documentPlaces(document).map(({ title }) => title), 2);
  return [
    createDiagnostic('M710', manual.locate({ kind: 'claim', id }, ['places', index, 'heading']), {
      message: `${document.code}《${document.title}》里没有「${heading}」。`,
      hint: near.length === 0 ? '写这份文件里真实的小节标题、步骤名、条款名或任务名。' : `最接近的是${near.map((title) => `「${title}」`).join('、')}。`,
    }),
  ];
}
