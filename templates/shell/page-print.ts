import type { Manual, ManualDocument } from '../../src/model/manual.ts';
import { documentHead, draftMarks, quote } from './print-rules.ts';

const small = 'font:7.5pt sans-serif;color:#565b63;';

/** The running head and foot of a document that is printed from its web page: the same words at the same places as in the book. */
export function documentPageRules(manual: Manual, document: ManualDocument): string {
  const { chapter, code, header } = document;
  const home = manual.chapters.find(({ id }) => id === chapter);
  const boxes: readonly (readonly [string, string])[] = [
    ['top-left', quote(`${home?.order ?? ''} ${home?.title ?? ''}`)],
    ['top-right', quote(documentHead(document))],
    ['bottom-left', quote(`${code} ${header.version} · ${manual.company.manual.controlNote}`)],
    ['bottom-right', '"第 " counter(page) " 页 / 共 " counter(pages) " 页"'],
  ];
  return `@page{${boxes.map(([name, content]) => `@${name}{content:${content};${small}}`).join('')}${draftMarks(document).join('')}}`;
}

/**
 * The book's style sheet for a web page on paper: what it says of the root that holds the book holds of the page that is printed.
 * The doubled root outweighs the sheets of the screen in the same layer.
 */
export const pagePrintSheet = (paperSheet: string): string =>
  [
    '@page{size:A4;margin:22mm 18mm 20mm 20mm}@page wide{size:A4 landscape}',
    paperSheet.replace(/\/\*[\s\S]*?\*\//g, '').replaceAll('.paper', ':root:root').replaceAll('var(--font-print-sans)', 'var(--font-print)').replace(/\s+/g, ' '),
    '@layer tokens{:root:root{--font-print:"Noto Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;--header-height:0px}}',
    // On the web a document's own title is the page's first heading, one level above the book's.
    '@layer print{h2{font-size:var(--size-4)}h3{font-size:var(--size-3)}h4{font-size:var(--size-2)}.print-landscape,.heading:has(+.print-landscape){page:wide}.term{color:inherit}:root:root .document{break-before:auto}.site-footer{display:none}}',
  ].join('\n');
