import type { Manual, ManualDocument } from '../../src/model/manual.ts';
import { printId } from '../../src/site/render-context.ts';

/** A CSS string: quotes and backslashes escaped, no line breaks. */
const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&').replace(/\s+/g, ' ')}"`;

const box = (name: string, content: string): string => `@${name}{content:${content}}`;

const pageOf = (document: ManualDocument): string => `page-${printId(document.code)}`;

/**
 * The @page rules of the book. Chromium has no string-set, so every document is a named page with its own running head,
 * and a second one for its wide tables.
 */
export function printRules(manual: Manual): string {
  const { company, chapters, documents } = manual;
  const issue = `${company.manual.code} ${company.manual.version}`;
  const foot = [box('bottom-left', quote(`${issue} · ${company.manual.controlNote}`)), box('bottom-right', '"第 " counter(page) " 页 / 共 " counter(pages) " 页"')].join('');
  const head = [box('top-left', quote(company.shortName)), box('top-right', quote(company.manual.title))].join('');
  return [
    `@page{${head}${foot}}`,
    `@page cover{margin:0;${['top-left', 'top-right', 'bottom-left', 'bottom-right'].map((name) => box(name, 'none')).join('')}}`,
    ...chapters.map((chapter) => `@page chapter-${printId(chapter.id)}{${box('top-left', quote(`第 ${chapter.order} 章`))}${box('top-right', quote(chapter.title))}}.print-chapter--${printId(chapter.id)}{page:chapter-${printId(chapter.id)}}`),
    ...documents.map((document) => documentRules(manual, document)),
  ].join('\n');
}

function documentRules(manual: Manual, document: ManualDocument): string {
  const chapter = manual.chapters.find(({ id }) => id === document.chapter);
  const name = pageOf(document);
  const heads = [
    box('top-left', quote(`${chapter?.order ?? ''} ${chapter?.title ?? ''}`)),
    box('top-right', quote(`${document.number} ${document.title}`)),
    box('bottom-left', quote(`${document.code} ${document.header.version} · ${manual.company.manual.controlNote}`)),
  ].join('');
  const id = `#${printId(document.code)}`;
  return `@page ${name}{${heads}}@page ${name}-wide{size:A4 landscape;${heads}}${id}{page:${name}}${id} .print-landscape{page:${name}-wide}`;
}
