import type { PDFDocument, PDFObject } from '@cantoo/pdf-lib';

import { decodeText, nameOf } from './pdf-objects.ts';
import { listStructElements, structRoot } from './struct-elements.ts';

/** Lists the ids of the tags anew, sorted as a name tree must be: normalising gave them other numbers. Changes `doc`. */
export function rebuildIdTree(doc: PDFDocument): void {
  const owners = listStructElements(doc).flatMap(({ ref, dict }) => {
    const id = dict.get(nameOf('ID'));
    const text = decodeText(id);
    return id === undefined || text === undefined ? [] : [{ id, text, ref }];
  });
  const sorted = owners.sort((a, b) => (a.text < b.text ? -1 : 1));
  const names = sorted.flatMap(({ id, ref }): readonly PDFObject[] => [id, ref]);
  if (names.length > 0) structRoot(doc)?.set(nameOf('IDTree'), doc.context.register(doc.context.obj({ Names: names })));
}
