import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of every page as a browser's PDF viewer extracts it, in page order. */
export async function readPageTexts(bytes: Uint8Array): Promise<readonly string[]> {
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
