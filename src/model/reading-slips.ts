import { parseVersion } from '../domain/revision/version.ts';
import { formatCsv } from '../domain/text/csv.ts';
import { documentPath } from './addresses.ts';
import type { Manual, ManualDocument } from './manual.ts';

/** A sheet on which the members of a team sign that they have read a version of a document. */
export interface ReadingSlip {
  readonly document: ManualDocument;
  /** The version that has to be read: the last 重大 one. A 一般 change after it asks nobody again. */
  readonly version: string;
  /** When that version was made, YYYY-MM-DD. */
  readonly date: string;
  readonly role: string;
  readonly team: string;
  /** Where the document is read. */
  readonly page: string;
}

/** The last version that people have to read anew. */
export function readingVersion({ header }: Pick<ManualDocument, 'header'>): { readonly version: string; readonly date: string } {
  const major = header.changes.findLast(({ kind, version }) => {
    const parsed = parseVersion(version);
    return kind === '重大' || (parsed.ok && parsed.value.minor === 0);
  });
  return major ?? header.changes[0] ?? { version: header.version, date: header.effective ?? '' };
}

/** A slip for every role that must read each of these documents. */
export function readingSlips(manual: Manual, documents: readonly ManualDocument[]): readonly ReadingSlip[] {
  return documents.filter(({ header }) => header.status === '生效').flatMap((document) =>
    [...new Set(document.header.distribution)].map((role) => ({
      document,
      ...readingVersion(document),
      role,
      team: manual.entities.get('role')?.get(role)?.title ?? role,
      page: `${manual.company.site.url.replace(/\/$/, '')}${documentPath(document)}`,
    })),
  );
}

/** One line for each document version and team, with empty cells for who has read it. */
export const formatSlipsCsv = (slips: readonly ReadingSlip[]): string =>
  formatCsv([['编号', '文件', '版次', '变更日期', '岗位或班组', '网页', '姓名', '阅读日期'], ...slips.map(({ document, version, date, team, page }) => [document.code, document.title, version, date, team, page, '', ''])]);
