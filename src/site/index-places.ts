import type { EntityKey } from '../model/entity.ts';
import type { ManualDocument, Reference } from '../model/manual.ts';
import { stepAnchor } from '../model/step-anchor.ts';

/** Fields that are printed in a section of another name. */
const sectionOfField: Readonly<Record<string, string>> = { inputs: 'scope', outputs: 'scope', sections: 'content', kpis: 'related', forms: 'related', records: 'related', terms: 'related' };

/**
 * Where in a document a reader finds what the index names: the step that leaves the form, the paragraph that uses the term, the section whose
 * field names it. The id within the document; undefined for its first page.
 */
export const placeOfUse = (document: ManualDocument, key: EntityKey, references: readonly Reference[]): string | undefined =>
  key.kind === 'term' ? placeOfWord(document, key.id) : (stepThatLeaves(document, key) ?? placeInText(document, references) ?? sectionThatNames(document, references));

function stepThatLeaves({ steps }: ManualDocument, { kind, id }: EntityKey): string | undefined {
  const step = kind === 'form' ? steps.find(({ records }) => records.includes(id)) : undefined;
  return step && stepAnchor(step.id);
}

function placeInText(document: ManualDocument, references: readonly Reference[]): string | undefined {
  const inText = references.find(({ via }) => via.startsWith('<'));
  return inText && headingAbove(document, inText.line);
}

/** The author's heading under which a line of the file stands. */
const headingAbove = ({ body, outline }: ManualDocument, line: number): string | undefined => {
  const known = new Set(outline.map(({ id }) => id));
  return body.headings.findLast((heading) => heading.line <= line && known.has(heading.id))?.id;
};

function sectionThatNames({ outline }: ManualDocument, references: readonly Reference[]): string | undefined {
  const fields = references.map(({ via }) => /^[a-zA-Z]+/.exec(via)?.[0] ?? '').map((field) => sectionOfField[field] ?? field);
  return outline.find(({ id }) => fields.includes(id))?.id;
}

function placeOfWord(document: ManualDocument, word: string): string | undefined {
  const step = document.steps.find(({ name, action, criterion }) => [name, action, criterion].some((text) => text?.includes(word)));
  if (step) return stepAnchor(step.id);
  const said = document.body.prose.find(({ text }) => text.includes(word));
  return said && headingAbove(document, said.line);
}
