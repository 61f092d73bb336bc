import type { PlainFile } from './plain-file.ts';

type Objects = PlainFile['objects'];

/**
 * Removes what Chromium varies between two prints of one page: the two dates and the ids of table cells. `date` is YYYY-MM-DD, the date of the
 * content. What streams hold is left as it is.
 */
export function normaliseObjects(objects: Objects, date: string): Objects {
  const stamp = `${date.replaceAll('-', '')}000000+00'00'`;
  const cells = new Map<string, string>();
  return new Map([...objects].map(([number, text]) => [number, text.endsWith('endstream') ? text : renumberCells(setDates(text, stamp), cells)] as const));
}

const setDates = (text: string, stamp: string): string => (text.includes('Date (D:') ? text.replace(/\/(CreationDate|ModDate) \(D:\d{14}[+-]\d\d'\d\d'\)/g, (_, key: string) => `/${key} (D:${stamp})`) : text);

const CELL_ID = /\(node\d{8}\)/g;

/** Chromium hands the ids out in no fixed order, so they are numbered as they appear; their tree is sorted anew when the part is mended. */
function renumberCells(text: string, known: Map<string, string>): string {
  if (!text.includes('(node')) return text;
  return text.replace(CELL_ID, (id) => {
    const next = known.get(id) ?? `(node${String(known.size + 1).padStart(8, '0')})`;
    known.set(id, next);
    return next;
  });
}
