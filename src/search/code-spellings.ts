const separators = /[\s\-_./]+/gu;

/** A code without separators and in lower case: `QC-SOP-003` → `qcsop003`. */
export const joinCode = (text: string): string => text.toLowerCase().replace(separators, '');

/** The spellings under which a document's code is indexed: `QC-SOP-003` → `QC-SOP-003 QCSOP003 QC003 SOP003`. */
export const codeSpellings = (code: string): readonly string[] => {
  const parts = code.toUpperCase().split(separators).filter(Boolean);
  const serial = parts.at(-1) ?? '';
  const short = parts.slice(0, -1).map((part) => `${part}${serial}`);
  return [...new Set([code, parts.join(''), ...short])];
};

/**
 * What a reader may have meant as a document code, joined, with the serial number as typed and filled to three digits:
 * `qc sop 3` → `['qcsop3', 'qcsop003']`. Empty when the text does not look like a code.
 */
export const parseCodeQuery = (text: string): readonly string[] => {
  const match = /^([a-z]{1,10})(\d{1,4})$/u.exec(joinCode(text));
  if (match === null) return [];
  const [, letters = '', digits = ''] = match;
  return [...new Set([`${letters}${digits}`, `${letters}${digits.replace(/^0+(?=\d)/u, '').padStart(3, '0')}`])];
};
