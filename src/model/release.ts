import { formatCsv } from '../domain/text/csv.ts';
import { documentPath } from './addresses.ts';
import type { Manual, ManualDocument } from './manual.ts';

export interface FileDigest {
  readonly path: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

export interface ReleaseFacts {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly commit: string;
  /** The release before this one, as it was named to the command. */
  readonly base: string | undefined;
  /** Files of the content folder. */
  readonly content: readonly FileDigest[];
  /** Files that readers download: the book, the model. */
  readonly published: readonly FileDigest[];
}

/** A release's number: the manual's code and version. */
export const releaseNumber = ({ company: { manual } }: Pick<Manual, 'company'>): string => `${manual.code}-${manual.version}`;

/** Documents that are in force, in the order of the manual. */
export const effectiveDocuments = ({ documents }: Pick<Manual, 'documents'>): readonly ManualDocument[] => documents.filter(({ header }) => header.status === '生效');

/** The manifest: what the release is made of, with digests that anybody can check (sha256sum). */
export function formatManifest(manual: Manual, { day, commit, base, content, published }: ReleaseFacts): string {
  const digests = new Map(content.map(({ path, sha256 }) => [path, sha256]));
  const documents = effectiveDocuments(manual).map((document) => ({
    code: document.code,
    title: document.title,
    version: document.header.version,
    effective: document.header.effective,
    file: document.file,
    sha256: digests.get(document.file.replace(/^content\//, '')),
    page: `${manual.company.site.url.replace(/\/$/, '')}${documentPath(document)}`,
  }));
  return `${JSON.stringify({ release: releaseNumber(manual), title: manual.company.manual.title, day, commit, base: base ?? null, documents, content, published }, null, 2)}\n`;
}

/** 有效文件清单 as a table for spreadsheets. */
export const formatEffectiveList = (manual: Manual): string =>
  formatCsv([
    ['编号', '文件', '章', '类型', '版次', '批准日期', '生效日期', '归口岗位', '批准岗位', '下次评审', '发放范围'],
    ...effectiveDocuments(manual).map(({ code, title, chapter, type, header }) => [
      code,
      title,
      manual.chapters.find(({ id }) => id === chapter)?.title ?? chapter,
      type.label,
      header.version,
      header.approved ?? '',
      header.effective ?? '',
      roleTitle(manual, header.owner),
      roleTitle(manual, header.approver),
      header.nextReview,
      header.distribution.map((role) => roleTitle(manual, role)).join('、'),
    ]),
  ]);

const roleTitle = (manual: Manual, role: string): string => manual.entities.get('role')?.get(role)?.title ?? role;
