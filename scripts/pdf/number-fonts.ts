import { dictAt, follow, itemsAt } from './pdf-objects.ts';
import type { PdfDocument, PdfPage } from './pdf-objects.ts';
import { isDict, numberIn, refIn } from './pdf-values.ts';
import type { PdfValue } from './pdf-values.ts';
import { listMapped } from './read-fonts.ts';

/** A font of a file, as far as it takes to write numbers in it. Glyphs are told by the hexadecimal digits with which a content stream does. */
export interface NumberFont {
  readonly characterOf: ReadonlyMap<string, string>;
  readonly glyphOf: ReadonlyMap<string, string>;
  /** In thousandths of the font's size. */
  readonly widthOf: (glyph: string) => number;
}

/** The fonts of a page by the names that its content calls them; each font of the file is read once. */
export function openNumberFonts(doc: PdfDocument): (page: PdfPage) => (name: string) => NumberFont | undefined {
  const known = new Map<number, NumberFont>();
  return (page) => {
    const resources = dictAt(doc, page.dict, 'Resources');
    const fonts = resources && dictAt(doc, resources, 'Font');
    return (name) => {
      const ref = refIn(fonts?.get(name));
      if (ref === undefined) return undefined;
      const font = known.get(ref) ?? readFont(doc, ref);
      known.set(ref, font);
      return font;
    };
  };
}

function readFont(doc: PdfDocument, ref: number): NumberFont {
  const font = doc.object(ref);
  if (!isDict(font)) return { characterOf: new Map(), glyphOf: new Map(), widthOf: () => 0 };
  const mapped = listMapped(doc.content(refIn(font.get('ToUnicode')) ?? 0));
  const [descendant] = itemsAt(doc, font, 'DescendantFonts').map((item) => follow(doc, item));
  const widths = isDict(descendant) ? readWidths(itemsAt(doc, descendant, 'W'), doc) : new Map<number, number>();
  const usual = isDict(descendant) ? (numberIn(descendant.get('DW')) ?? FULL) : FULL;
  return {
    characterOf: new Map(mapped),
    // Of two glyphs for a character the first is taken.
    glyphOf: new Map(mapped.toReversed().map(([glyph, character]) => [character, glyph])),
    widthOf: (glyph) => widths.get(Number.parseInt(glyph, 16)) ?? usual,
  };
}

const FULL = 1000;

/** `first [widths …]` and `first last width`, in any order (ISO 32000-1, 9.7.4.3). */
function readWidths(items: readonly PdfValue[], doc: PdfDocument): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  for (let at = 0; at < items.length; ) {
    const first = numberIn(items[at]) ?? 0;
    const next = follow(doc, items[at + 1]);
    if (Array.isArray(next)) {
      next.forEach((width, index) => widths.set(first + index, numberIn(width) ?? 0));
      at += 2;
    } else {
      for (let glyph = first; glyph <= (numberIn(next) ?? 0); glyph += 1) widths.set(glyph, numberIn(items[at + 2]) ?? 0);
      at += 3;
    }
  }
  return widths;
}
