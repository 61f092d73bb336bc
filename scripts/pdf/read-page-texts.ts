import type { Placed } from './check-structure.ts';

/** What a reader gets when he searches or copies. */
export interface BookTexts {
  /** Every character that stands in it, once. */
  readonly characters: string;
  /** The characters that are wrong, with their pages. */
  readonly wrong: readonly Placed[];
}

/** U+FFFD and the Kangxi and CJK radicals: what comes out when a font's characters are guessed from its glyphs. */
const WRONG_CHARACTER = /[\u2E80-\u2FDF\uFFFD]/gu;

export function judgeTexts(pages: readonly string[]): BookTexts {
  return {
    characters: [...new Set(pages.join(''))].join(''),
    wrong: pages.flatMap((text, index) => [...new Set(text.match(WRONG_CHARACTER))].map((what) => ({ what, page: index + 1 }))),
  };
}

/** The texts of parts that stand one behind the other: each with the number of its pages. */
export function joinTexts(parts: readonly { readonly texts: BookTexts; readonly pages: number }[]): BookTexts {
  let before = 0;
  const wrong = parts.map(({ texts, pages }) => {
    const moved = texts.wrong.map(({ what, page }) => ({ what, page: page + before }));
    before += pages;
    return moved;
  });
  return { characters: [...new Set(parts.map(({ texts }) => texts.characters).join(''))].join(''), wrong: wrong.flat() };
}

/** Only when it is needed: it teaches its whole program a slow way of reading what a browser sends. */
export const loadExtractor = (): Promise<typeof import('pdfjs-dist/legacy/build/pdf.mjs')> => import('pdfjs-dist/legacy/build/pdf.mjs');

/** The text of every page as a browser's PDF viewer extracts it, in page order. */
export async function readPageTexts(bytes: Uint8Array): Promise<readonly string[]> {
  const { getDocument, VerbosityLevel } = await loadExtractor();
  // pdf.js takes its input away from the caller: it gets a copy.
  const task = getDocument({ data: bytes.slice(), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  const doc = await task.promise;
  try {
    const texts: string[] = [];
    for (let page = 1; page <= doc.numPages; page += 1) {
      const content = await (await doc.getPage(page)).getTextContent();
      texts.push(content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    }
    return texts;
  } finally {
    await task.destroy();
  }
}
