import type { Manual, ManualDocument } from '../../src/model/manual.ts';
import { printId } from '../../src/site/render-context.ts';

/** A CSS string: quotes and backslashes escaped, no line breaks. */
const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&').replace(/\s+/g, ' ')}"`;

const box = (name: string, content: string): string => `@${name}{content:${content}}`;

const ink = '#565b63';
const rule = '#cbc4b8';
const headStyle = `font:7.5pt var(--font-print-sans);color:${ink};border-block-end:0.25pt solid ${rule};padding-block-end:2mm;vertical-align:bottom;`;
const footStyle = `font:7pt var(--font-print-sans);color:${ink};padding-block-start:2mm;vertical-align:top;`;

/** The look of the page and its margin boxes. All @page rules stand in one sheet: Chromium weighs their selectors within a sheet only. */
const basePage = `@page{size:A4;margin:22mm 18mm 20mm 20mm;@top-left{${headStyle}}@top-right{${headStyle}}@bottom-left{${footStyle}}@bottom-right{${footStyle}}}`;

const noBoxes = ['top-left', 'top-right', 'bottom-left', 'bottom-right'].map((name) => `@${name}{content:none;border:0}`).join('');

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
    basePage,
    `@page{${head}${foot}}`,
    `@page cover{margin:0;${noBoxes}}@page print-filler{${noBoxes}}`,
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
  return `@page ${name}{${heads}}@page ${name}-wide{size:A4 landscape;${heads}}${id}{page:${name}}${id} :is(.print-landscape,.heading:has(+.print-landscape)){page:${name}-wide}`;
}
