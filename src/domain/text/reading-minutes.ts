/** Han characters that an adult reads of a working text in a minute; slower than a novel, since limits and steps are checked. */
const charactersPerMinute = 300;

/** Whole minutes, at least one, that a text takes. Latin words and numbers count as one character each. */
export function readingMinutes(texts: readonly string[]): number {
  const characters = texts.reduce((sum, text) => sum + countCharacters(text), 0);
  return Math.max(1, Math.ceil(characters / charactersPerMinute));
}

/** Han characters, and runs of Latin letters and digits. Counted off: lists of them would be as long as the texts. */
function countCharacters(text: string): number {
  let count = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const wordGoesOn = isAlphanumeric(code);
    if (wordGoesOn ? !inWord : isHan(text, at, code)) count += 1;
    inWord = wordGoesOn;
  }
  return count;
}

const isAlphanumeric = (code: number): boolean => (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);

/** Most are in Unicode's basic block of ideographs; the second half of a pair of surrogates is nothing by itself. */
const isHan = (text: string, at: number, code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) || (code > 0x2e7f && (code < 0xdc00 || code > 0xdfff) && /\p{Script=Han}/u.test(String.fromCodePoint(text.codePointAt(at) ?? 0)));
