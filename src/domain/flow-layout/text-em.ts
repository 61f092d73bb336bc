const NARROW = new Set("iljtfrI|!.,:;'`()[]{}/\\-·");
const WIDE = new Set('mwMW@%&');

function isFullWidth(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe4f) ||
    (code >= 0xff01 && code <= 0xff60) ||
    (code >= 0x2460 && code <= 0x24ff) ||
    (code >= 0x2010 && code <= 0x2027) ||
    (code >= 0x2190 && code <= 0x22ff) ||
    code >= 0x20000
  );
}

/** Width of one character in em: a Han character is 1, Latin letters and digits about 0.55 (source: metrics of Noto Sans SC). */
export function charEm(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (isFullWidth(code)) return 1;
  if (code === 0x20) return 0.26;
  if (NARROW.has(char)) return 0.38;
  if (WIDE.has(char)) return 0.9;
  return code >= 0x41 && code <= 0x5a ? 0.66 : 0.57;
}

/** Width of a text in em, on one line. */
export function textEm(text: string): number {
  let width = 0;
  for (const char of text) width += charEm(char);
  return width;
}
