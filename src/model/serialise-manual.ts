import { documentPath, siteUrl } from './addresses.ts';
import type { Manual, ManualDocument } from './manual.ts';

/** The compiled model as plain data: what dist/manual.json publishes. */
export const serialiseManual = (manual: Manual) => ({
  $schema: siteUrl(manual, '/manual.schema.json'),
  company: manual.company,
  chapters: manual.chapters,
  documents: manual.documents.map(serialiseDocument),
  registers: manual.registers,
  references: manual.references.map(({ from, to, via }) => ({ from, to, via })),
});

const serialiseDocument = (document: ManualDocument) => ({
  code: document.code,
  title: document.title,
  number: document.number,
  chapter: document.chapter,
  type: document.type.name,
  typeLabel: document.type.label,
  file: document.file,
  href: documentPath(document),
  header: document.header,
  outline: document.outline,
  captions: document.captions,
});
