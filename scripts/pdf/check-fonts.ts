import { latin1Of } from './latin1.ts';
import { openDocument } from './pdf-objects.ts';
import type { PrintProblem } from './print-problem.ts';
import { readFonts } from './read-fonts.ts';
import type { EmbeddedFont } from './read-fonts.ts';

/** The PostScript names of the faces in print-fonts.css, after the six letters of a subset. */
const BUNDLED = /^[A-Z]{6}\+Noto(?:SansSC|SerifSC|SansMath|SansSymbols)/;

export function checkFonts(fonts: readonly EmbeddedFont[]): readonly PrintProblem[] {
  return fonts
    .filter((font) => font.kind === 'Type3' || !font.embedded || !BUNDLED.test(font.name))
    .map((font) => ({
      code: 'P302',
      message: `用到了不随书的字体 ${font.name || 'Type 3'}：换一台电脑打印，页面就不一样，文字也可能提取不出。用到它的字：${shorten(font.characters)}`,
      hint: '换成随书字体里有的字；或在 templates/shell/styles/print-fonts.css 里加一个有这些字的静态字体。',
    }));
}

const SHOWN_CHARACTERS = 40;

const shorten = (characters: string): string =>
  characters === '' ? '（未知）' : [...characters].slice(0, SHOWN_CHARACTERS).join('') + (characters.length > SHOWN_CHARACTERS ? '……' : '');

/** The same for a file fresh from Chromium: its objects lie open, so that a file without fault need not be parsed. */
export async function checkRawFonts(bytes: Uint8Array): Promise<readonly PrintProblem[]> {
  const text = latin1Of(bytes);
  const names = [...text.matchAll(/\/BaseFont \/([^\s/]+)/g)].map(([, name = '']) => name);
  const suspicious = text.includes('/Subtype /Type3') || names.some((name) => !BUNDLED.test(name));
  return suspicious ? checkFonts(readFonts(openDocument(bytes))) : [];
}
