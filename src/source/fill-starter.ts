import { isMap, parseDocument, type Document as YamlDocument } from 'yaml';
import { nextReviewOf } from '../domain/revision/next-review.ts';
import type { DocumentType } from '../model/document-type.ts';
import { walkSchema } from '../model/walk-schema.ts';

export interface StarterFacts {
  readonly code: string;
  readonly title: string;
  /** A role of this company: every role in the starter becomes this one until the editor names the others. */
  readonly owner: string;
  readonly chapter: string;
  /** YYYY-MM-DD */
  readonly today: string;
}

/** A type's starter as a first draft of a new document: valid in any company, since it refers to nothing but the owner. */
export function fillStarter(starter: string, type: DocumentType, facts: StarterFacts): string {
  const [, header = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(starter) ?? [];
  const document = parseDocument(header);
  setFacts(document, facts);
  replaceReferences(document, type, facts.owner);
  return `---\n${document.toString({ lineWidth: 0, flowCollectionPadding: true })}---\n${body}`;
}

function setFacts(document: YamlDocument, { code, title, today }: StarterFacts): void {
  document.set('code', code);
  document.set('title', title);
  document.set('status', '草稿');
  document.set('nextReview', nextReviewOf(today));
  document.setIn(['changes', 0, 'date'], today);
}

/** Roles become the owner; other references are left out, for another company does not have them. */
function replaceReferences(document: YamlDocument, type: DocumentType, owner: string): void {
  const leaves = walkSchema(type.schema, document.toJS() as unknown).filter(({ meta }) => meta.ref !== undefined);
  for (const { path, meta } of leaves.toReversed()) {
    if (meta.ref === 'role') document.setIn([...path], owner);
    else document.deleteIn([...path]);
  }
  dropEmptyEntries(document, type);
}

/** An entry that lost its only reference says nothing any more. */
function dropEmptyEntries(document: YamlDocument, type: DocumentType): void {
  const result = type.schema.safeParse(document.toJS());
  if (result.success) return;
  for (const { path } of result.error.issues.toReversed()) {
    const parent = document.getIn(path.slice(0, -1), true);
    if (isMap(parent) && parent.items.length === 0) document.deleteIn(path.slice(0, -1));
  }
}
