import { readingMinutes } from '../domain/text/reading-minutes.ts';
import type { ManualDocument } from './manual.ts';

/** Whole minutes that reading a document takes: its purpose, steps and body. */
export const documentMinutes = (document: Pick<ManualDocument, 'header' | 'steps' | 'body'>): number =>
  readingMinutes([
    ...document.steps.flatMap((step) => [step.action, step.criterion ?? '', step.fail?.action ?? '']),
    ...document.body.prose.map(({ text }) => text),
    document.header.purpose,
  ]);
