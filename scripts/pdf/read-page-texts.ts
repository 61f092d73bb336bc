/** Every `step`th page, beginning with the page `from` (counted from 1). */
export interface PageStride {
  readonly from: number;
  readonly step: number;
}

/** The text of pages as a browser's PDF viewer extracts it, in page order; all of them when no stride is given. */
export async function readPageTexts(bytes: Uint8Array, { from, step }: PageStride = { from: 1, step: 1 }): Promise<readonly string[]> {
  // Only when it is needed: it teaches its whole program a slow way of reading what a browser sends.
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  // pdf.js takes its input away from the caller: it gets a copy.
  const task = getDocument({ data: bytes.slice(), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  const doc = await task.promise;
  try {
    const texts: string[] = [];
    for (let page = from; page <= doc.numPages; page += step) {
      const content = await (await doc.getPage(page)).getTextContent();
      texts.push(content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    }
    return texts;
  } finally {
    await task.destroy();
  }
}
