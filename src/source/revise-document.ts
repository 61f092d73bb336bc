import { nextVersion, type ChangeGrade } from '../domain/revision/version.ts';
import { splitDocument } from './document-source.ts';
import { editYaml, type YamlEdit } from './edit-yaml.ts';

export interface Approval {
  /** YYYY-MM-DD */
  readonly approved: string;
  readonly effective: string;
}

/** What the document relies on, looked at again: its place in `confirmed` and the fingerprint that it has now. */
export interface Confirmation {
  readonly index: number;
  readonly fingerprint: string;
}

export interface Revision {
  readonly grade: ChangeGrade;
  readonly summary: string;
  readonly sections: readonly string[];
  /** YYYY-MM-DD */
  readonly date: string;
  readonly nextReview: string;
  readonly confirmed: readonly Confirmation[];
}

/** The fields of a checked document that a revision starts from. */
export interface RevisedHeader {
  readonly version: string;
}

/**
 * A document's text with the next version: a line in its history, the review date moved, in review and no longer approved.
 * @throws when the version is none: the document has been checked
 */
export function reviseDocument(text: string, { version }: RevisedHeader, { grade, summary, sections, date, nextReview, confirmed }: Revision): string {
  const next = nextVersion(version, grade);
  if (!next.ok) throw new Error(next.problems.map(({ message }) => message).join(''));
  return editHeader(text, [
    { kind: 'set', path: ['version'], value: next.value },
    { kind: 'set', path: ['status'], value: '评审' },
    { kind: 'remove', field: 'approved' },
    { kind: 'remove', field: 'effective' },
    { kind: 'set', path: ['nextReview'], value: nextReview },
    ...confirmationEdits(confirmed, date),
    { kind: 'append', field: 'changes', entry: { version: next.value, date, kind: grade, summary, ...(sections.length > 0 ? { sections } : {}) } },
  ]);
}

/** A document's text with what it relies on confirmed anew, and nothing else. */
export const confirmDocument = (text: string, confirmed: readonly Confirmation[], date: string): string => editHeader(text, confirmationEdits(confirmed, date));

const confirmationEdits = (confirmed: readonly Confirmation[], date: string): readonly YamlEdit[] =>
  confirmed.flatMap(({ index, fingerprint }): readonly YamlEdit[] => [
    { kind: 'set', path: ['confirmed', index, 'fingerprint'], value: fingerprint },
    { kind: 'set', path: ['confirmed', index, 'date'], value: date },
  ]);

/** A document's text as approved: in force from a day on. */
export const approveDocument = (text: string, { approved, effective }: Approval): string =>
  editHeader(text, [
    { kind: 'set', path: ['status'], value: '生效' },
    { kind: 'set', path: ['approved'], value: approved, after: 'status' },
    { kind: 'set', path: ['effective'], value: effective, after: 'approved' },
  ]);

function editHeader(text: string, edits: readonly YamlEdit[]): string {
  const parts = splitDocument(text);
  if (!parts) throw new Error('没有文件头');
  const start = text.indexOf('\n') + 1;
  return text.slice(0, start) + editYaml(parts.header, edits) + text.slice(start + parts.header.length);
}
