import { bytesOfLatin1, latin1Of } from './latin1.ts';

/**
 * Removes what Chromium varies between two prints of one page: the two dates and the ids of table cells.
 * Every replacement has the length of what it replaces, so that the cross-reference table stays true.
 * `date` is YYYY-MM-DD, the date of the content.
 */
export function normaliseBytes(bytes: Uint8Array, date: string): Uint8Array {
  const stamp = `${date.replaceAll('-', '')}000000+00'00'`;
  const dated = latin1Of(bytes).replace(/\/(CreationDate|ModDate) \(D:\d{14}[+-]\d\d'\d\d'\)/g, (_, key: string) => `/${key} (D:${stamp})`);
  return bytesOfLatin1(renumberCells(dated));
}

const CELL_ID = /\(node(\d{8})\)/g;

/** Chromium hands the ids out in no fixed order, so they are numbered as they appear; their tree is sorted anew when the part is mended. */
function renumberCells(text: string): string {
  const ids = [...new Set([...text.matchAll(CELL_ID)].map((match) => match[0]))];
  const next = new Map(ids.map((id, index) => [id, `(node${String(index + 1).padStart(8, '0')})`]));
  return text.replace(CELL_ID, (id) => next.get(id) ?? id);
}
