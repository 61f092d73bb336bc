import { markTerms } from '../model/mark-terms.ts';
import type { Manual, ManualDocument } from '../model/manual.ts';
import type { BodyNode } from '../model/parsed-body.ts';
import type { RenderContext } from './render-context.ts';

const words = new WeakMap<Manual, readonly string[]>();

function termsOf(manual: Manual): readonly string[] {
  const known = words.get(manual) ?? manual.registers.terms.map(({ id }) => id);
  words.set(manual, known);
  return known;
}

/** What an author wrote, ready for a medium: on the web each term of the glossary is marked where it first stands; paper has an index. */
export const bodyNodes = (document: ManualDocument, { medium, manual }: RenderContext): readonly BodyNode[] =>
  medium === 'web' ? markTerms(document.body.nodes, termsOf(manual)) : document.body.nodes;
