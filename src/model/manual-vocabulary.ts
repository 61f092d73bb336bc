import { listVocabulary, type Vocabulary } from '../domain/text/vocabulary.ts';
import { derive } from './derive.ts';
import type { Manual } from './manual.ts';

/** The words of all documents. */
export const listManualVocabulary = (manual: Manual): Vocabulary =>
  listVocabulary(
    manual.documents.flatMap(({ title, header, body, steps }) => [
      title,
      header.purpose,
      ...steps.flatMap(({ name, action, criterion }) => [name, action, criterion ?? '']),
      ...body.prose.map(({ text }) => text),
    ]),
  );

export const manualVocabulary = derive(listManualVocabulary);
