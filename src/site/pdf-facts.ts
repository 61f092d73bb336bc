/**
 * Pages are written before the book is printed: they carry these marks, and the build puts the facts of the finished file in their place.
 */
export const pdfMarks = { pages: '%%PDF-PAGES%%', size: '%%PDF-SIZE%%', digest: '%%PDF-DIGEST%%', state: '%%PDF-STATE%%' } as const;

const openMark = (key: string): string => `<!--edition ${key}-->`;
const closeMark = '<!--/edition-->';

/** How a page says where an edition is to be had, until its file exists. */
export const markEdition = (key: string, html: string): string => `${openMark(key)}${html}${closeMark}`;

/** Puts `html` in place of what a page says about an edition; a page may say it several times, or not at all. */
export function fillEdition(page: string, key: string, html: string): string {
  const [before = '', ...rest] = page.split(openMark(key));
  return before + rest.map((part) => markEdition(key, html) + part.slice(part.indexOf(closeMark) + closeMark.length)).join('');
}
