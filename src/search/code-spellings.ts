const separators = /[\s\-_./]+/gu;

/** A code without separators and in lower case: `QC-SOP-003` → `qcsop003`. */
export const joinCode = (text: string): string => text.toLowerCase().replace(separators, '');

/** The number of a standard with its year: letters, number, parts, year. */
const standardNumber = /^(?<body>[A-Z][A-Z/]*(?: [A-Z]+)?) ?(?<number>\d+(?:[.-]\d{1,2})*)(?<year>[-:]\d{4})?$/u;

const standardSpellings = ({ body = '', number = '', year = '' }: Readonly<Record<string, string | undefined>>): readonly string[] =>
  [...new Set([`${body}${number}${year}`, `${body}${number}`].map((spelling) => spelling.replace(separators, '').replace(/:/gu, '')).concat(number.replace(separators, '')))];

/** The spellings under which a code is indexed: `QC-SOP-003` → `QC-SOP-003 QCSOP003 QC003 SOP003`, `GB/T 7000.1-2023` → `GBT700012023 GBT70001 70001`. */
export const codeSpellings = (code: string): readonly string[] => {
  const standard = standardNumber.exec(code)?.groups;
  if (standard !== undefined) return standardSpellings(standard);
  const parts = code.toUpperCase().split(separators).filter(Boolean);
  const [serial = '', ...prefixes] = parts.toReversed();
  const short = prefixes.every((part) => /^[A-Z]+$/u.test(part)) ? prefixes.toReversed().map((part) => `${part}${serial}`) : [];
  return [...new Set([code.replace(/\s+/gu, '-'), parts.join(''), ...short])];
};

/**
 * What a reader may have meant as a code, joined, with the serial number as typed and filled to two and three digits:
 * `qc sop 3` → `['qcsop3', 'qcsop03', 'qcsop003']`; a standard's longer number as typed. Empty when the text does not look like a code.
 */
export const parseCodeQuery = (text: string): readonly string[] => {
  const match = /^([a-z]{1,10})(\d{1,12})$/u.exec(joinCode(text));
  if (match === null) return [];
  const [, letters = '', digits = ''] = match;
  const serial = digits.replace(/^0+(?=\d)/u, '');
  const filled = digits.length > 3 ? [] : [serial.padStart(2, '0'), serial.padStart(3, '0')];
  return [...new Set([digits, ...filled].map((number) => `${letters}${number}`))];
};
