import { derive } from '../model/derive.ts';
import { markTerms } from '../model/mark-terms.ts';
import type { Manual, ManualDocument } from '../model/manual.ts';
import type { BodyNode } from '../model/parsed-body.ts';
import type { RenderContext } from './render-context.ts';

const termsOf = derive(({ registers }: Manual): readonly string[] => registers.terms.map(({ id }) => id));

/** What an author wrote, ready for a medium: on the web each term of the glossary is marked where it first stands; paper has an index. */
export const bodyNodes = (document: ManualDocument, { medium, manual }: RenderContext): readonly BodyNode[] =>
  medium === 'web' ? markTerms(document.body.nodes, termsOf(manual)) : document.body.nodes;
