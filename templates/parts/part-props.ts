import type { Caption } from '../../src/model/compile-captions.ts';
import type { ManualDocument } from '../../src/model/manual.ts';
import type { RenderContext } from '../../src/site/render-context.ts';

/** What every part receives beside its own attributes. */
export type PartProps<Attributes> = Attributes & {
  readonly context: RenderContext;
  readonly document: ManualDocument;
  /** Its number and title, when the part is a numbered table or figure. */
  readonly numbered: Caption | undefined;
};
