import { PDFArray, PDFDict, PDFNumber, PDFRef } from '@cantoo/pdf-lib';
import type { PDFDocument, PDFObject, PDFPage } from '@cantoo/pdf-lib';

import { dictAt, follow, itemsAt, nameOf, streamText } from './pdf-objects.ts';
import { listMapped } from './read-fonts.ts';

/** A font of a file, as far as it takes to write numbers in it. Glyphs are told by the hexadecimal digits with which a content stream does. */
export interface NumberFont {
  readonly characterOf: ReadonlyMap<string, string>;
  readonly glyphOf: ReadonlyMap<string, string>;
  /** In thousandths of the font's size. */
  readonly widthOf: (glyph: string) => number;
}

/** The fonts of a page by the names that its content calls them; each font of the file is read once. */
export function openNumberFonts(doc: PDFDocument): (page: PDFPage) => (name: string) => NumberFont | undefined {
  const known = new Map<PDFRef, NumberFont>();
  return (page) => {
    const resources = page.node.Resources();
    const fonts = resources && dictAt(doc, resources, 'Font');
    return (name) => {
      const ref = fonts?.get(nameOf(name));
      if (!(ref instanceof PDFRef)) return undefined;
      const font = known.get(ref) ?? readFont(doc, ref);
      known.set(ref, font);
      return font;
    };
  };
}

function readFont(doc: PDFDocument, ref: PDFRef): NumberFont {
  const font = follow(doc, ref);
  if (!(font instanceof PDFDict)) return { characterOf: new Map(), glyphOf: new Map(), widthOf: () => 0 };
  const mapped = listMapped(streamText(follow(doc, font.get(nameOf('ToUnicode')))));
  const [descendant] = itemsAt(doc, font, 'DescendantFonts').map((item) => follow(doc, item));
  const widths = descendant instanceof PDFDict ? readWidths(itemsAt(doc, descendant, 'W'), doc) : new Map<number, number>();
  const usual = descendant instanceof PDFDict ? numberOf(descendant.get(nameOf('DW')), FULL) : FULL;
  return {
    characterOf: new Map(mapped),
    // Of two glyphs for a character the first is taken.
    glyphOf: new Map(mapped.toReversed().map(([glyph, character]) => [character, glyph])),
    widthOf: (glyph) => widths.get(Number.parseInt(glyph, 16)) ?? usual,
  };
}

const FULL = 1000;

const numberOf = (object: PDFObject | undefined, otherwise: number): number => (object instanceof PDFNumber ? object.asNumber() : otherwise);

/** `first [widths …]` and `first last width`, in any order (ISO 32000-1, 9.7.4.3). */
function readWidths(items: readonly PDFObject[], doc: PDFDocument): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  for (let at = 0; at < items.length; ) {
    const first = numberOf(items[at], 0);
    const next = follow(doc, items[at + 1]);
    if (next instanceof PDFArray) {
      next.asArray().forEach((width, index) => widths.set(first + index, numberOf(width, 0)));
      at += 2;
    } else {
      for (let glyph = first; glyph <= numberOf(next, 0); glyph += 1) widths.set(glyph, numberOf(items[at + 2], 0));
      at += 3;
    }
  }
  return widths;
}
