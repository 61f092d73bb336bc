import type { PdfDocument } from './pdf-objects.ts';
import { decodeText, dictOf } from './pdf-values.ts';
import { listStructElements, structRoot } from './struct-elements.ts';

/** Lists the ids of the tags anew, sorted as a name tree must be: normalising gave them other numbers. Changes `doc`. */
export function rebuildIdTree(doc: PdfDocument): void {
  const owners = listStructElements(doc).flatMap(({ ref, dict }) => {
    const id = dict.get('ID');
    const text = decodeText(id);
    return id === undefined || text === undefined ? [] : [{ id, text, ref }];
  });
  const sorted = owners.sort((a, b) => (a.text < b.text ? -1 : 1));
  const names = sorted.flatMap(({ id, ref }) => [id, ref]);
  if (names.length > 0) structRoot(doc)?.set('IDTree', doc.add(dictOf({ Names: names })));
}
