import { formatCsv } from '../domain/text/csv.ts';
import { currentDocuments } from './document-relations.ts';
import { entityLabels, type EntityKind } from './entity.ts';
import { findImpact, touchedIds, touchedKinds, type ChangeableKind } from './impact.ts';
import { findEntity, type Manual } from './manual.ts';
import { buildRaciOverview, raciLetters } from './raci.ts';
import { listRevisions } from './revisions.ts';

/** All controlled documents, by code, as a table for a spreadsheet. */
export const formatDocumentsCsv = (manual: Manual): string =>
  formatCsv([
    ['编号', '文件', '章', '类型', '版次', '状态', '批准日期', '生效日期', '归口岗位', '编制岗位', '审核岗位', '批准岗位', '下次评审'],
    ...manual.documents.map(({ code, title, chapter, type, header }) => [
      code,
      title,
      chapterTitle(manual, chapter),
      type.label,
      header.version,
      header.status,
      header.approved ?? '',
      header.effective ?? '',
      ...[header.owner, header.author, header.reviewer, header.approver].map((role) => titleOf(manual, 'role', role)),
      header.nextReview,
    ]),
  ]);

/** All revisions of all documents, the newest first. */
export const formatRevisionsCsv = (manual: Manual): string =>
  formatCsv([
    ['日期', '编号', '文件', '章', '版次', '类别', '改了什么', '涉及的小节', '编写', '批准'],
    ...listRevisions(manual).map(({ document: { code, title, chapter, header }, change }) => [
      change.date,
      code,
      title,
      chapterTitle(manual, chapter),
      change.version,
      change.kind,
      change.summary,
      change.sections.join('、'),
      titleOf(manual, 'role', header.author),
      titleOf(manual, 'role', header.approver),
    ]),
  ]);

/** Roles by documents; a cell names each letter with its number of steps, like `R3 A1`. */
export function formatRaciCsv(manual: Manual): string {
  const { documents, rows } = buildRaciOverview(currentDocuments(manual), manual.registers.roles.map(({ id }) => id));
  return formatCsv([
    ['岗位', ...documents.map(({ code, title }) => `${code} ${title}`)],
    ...rows.map(({ role, cells }) => [
      titleOf(manual, 'role', role),
      ...cells.map((counts) => raciLetters.flatMap((letter) => (counts && counts[letter] > 0 ? `${letter}${counts[letter]}` : [])).join(' ')),
    ]),
  ]);
}

/** What a change of each entry of a kind touches: names where the page has numbers. */
export const formatImpactCsv = (manual: Manual, kind: ChangeableKind): string =>
  formatCsv([
    ['编号', entityLabels[kind], ...touchedKinds.map((one) => entityLabels[one]), '再往外一层'],
    ...[...(manual.entities.get(kind)?.values() ?? [])].map(({ id, title }) => {
      const { direct, indirect } = findImpact(manual, { kind, id });
      return [id, title, ...touchedKinds.map((one) => touchedIds(direct, one).map((touched) => titleOf(manual, one, touched)).join('；')), String(indirect.length)];
    }),
  ]);

const titleOf = (manual: Manual, kind: EntityKind, id: string): string => findEntity(manual, kind, id)?.title ?? id;

const chapterTitle = ({ chapters }: Manual, chapter: string): string => chapters.find(({ id }) => id === chapter)?.title ?? chapter;
