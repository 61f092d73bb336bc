import type { Caption } from '../../../src/model/compile-captions.ts';
import type { ManualDocument } from '../../../src/model/manual.ts';
import { printId } from '../../../src/site/render-context.ts';

/** The prefix of the ids in a figure's drawing: unique among all documents, since the book is one page. */
export const chartId = (document: ManualDocument, numbered: Caption | undefined): string => `${printId(document.code)}-${numbered?.id ?? 'figure'}`;
