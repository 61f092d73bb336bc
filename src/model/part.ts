import type * as z from 'zod';
import type { CaptionKind } from './compile-captions.ts';

/** A component that authors may use in a body. Attributes are literals; references inside them are checked like any other. */
export interface Part<S extends z.ZodObject = z.ZodObject> {
  /** The tag, PascalCase. */
  readonly name: string;
  /** One sentence for editors: what it is for. */
  readonly about: string;
  readonly attributes: S;
  /** 'none' for a self-closing tag, 'inline' for words, 'blocks' for paragraphs, lists and tables. */
  readonly content: 'none' | 'inline' | 'blocks';
  /** Its `caption` attribute is numbered among the document's tables or figures. */
  readonly numbered?: CaptionKind;
  /** Drawn from a table of figures: that of the KPI in its `id`, or the one that its `figure` names. */
  readonly data?: 'kpi' | 'table';
  /** A valid example, shown in the editors' guide and built by tests. */
  readonly example: string;
}

export const definePart = <S extends z.ZodObject>(part: Part<S>): Part<S> => part;
