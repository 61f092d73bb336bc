/**
 * Pages are written before the book is printed: they carry these marks, and the build puts the facts of the finished file in their place.
 */
export const pdfMarks = { pages: '%%PDF-PAGES%%', size: '%%PDF-SIZE%%', digest: '%%PDF-DIGEST%%', state: '%%PDF-STATE%%' } as const;
