/** Spreadsheets take a UTF-8 file for one only when it begins with this mark. */
const byteOrderMark = '\uFEFF';

const formulaStart = /^[=+\-@\t\r]/;

/** Quoted where needed; a text that a spreadsheet would take for a formula gets an apostrophe. */
function formatCell(text: string): string {
  const safe = formulaStart.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows of cells as a table that spreadsheets open (RFC 4180, with a byte order mark). */
export const formatCsv = (rows: readonly (readonly string[])[]): string =>
  `${byteOrderMark}${rows.map((row) => row.map(formatCell).join(',')).join('\r\n')}\r\n`;

/** The way back; empty rows are left out, apostrophes before formula signs taken off. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const cells = text.replace(byteOrderMark, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|\r|$)/g);
  for (const [whole, quoted, plain, end] of cells) {
    if (whole === '') break;
    rows.at(-1)?.push(readCell(quoted?.replaceAll('""', '"') ?? plain ?? ''));
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

const readCell = (text: string): string => (text.startsWith("'") && formulaStart.test(text.slice(1)) ? text.slice(1) : text);
