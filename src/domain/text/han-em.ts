// Han, kana and full-width forms, and the marks that Chinese faces draw one em wide although Unicode calls them ambiguous.
const fullWidth =
  /[\u1100-\u115F\u2014\u2018\u2019\u201C\u201D\u2025\u2026\u203B\u2103\u2116\u2160-\u217F\u2190-\u21FF\u2200-\u22FF\u2460-\u27BF\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFF}±·×÷]/u;
const noWidth = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u;

// Advance widths of Noto Sans SC Regular, rounded up to classes, so that a box drawn around the text never is too small.
const halfWidthClasses = [
  { em: 0.29, characters: " ',.:;ijlI|" },
  { em: 0.39, characters: '!f()[]{}-t/\\r°²³' },
  { em: 0.52, characters: '"*?szxcvy' },
  { em: 0.62, characters: 'AESTZ`hnoubdpq' },
  { em: 0.74, characters: 'PCRKB&DGNUHOQ' },
  { em: 0.93, characters: 'wMW%m@' },
] as const;
const ordinaryEm = 0.57;

const emOf = new Map<string, number>(halfWidthClasses.flatMap(({ em, characters }) => [...characters].map((character) => [character, em] as const)));

/**
 * Width of a text in em as laid out in the Chinese sans face of the manual: full-width characters 1, half-width ones about 0.5
 * (by measured class, 0.29 to 0.93), combining and invisible characters 0. Kerning is ignored; the result is never narrower than the drawn text.
 */
export function hanEm(text: string): number {
  return [...text].reduce((sum, character) => sum + characterEm(character), 0);
}

function characterEm(character: string): number {
  if (noWidth.test(character)) return 0;
  if (fullWidth.test(character)) return 1;
  return emOf.get(character) ?? ordinaryEm;
}
