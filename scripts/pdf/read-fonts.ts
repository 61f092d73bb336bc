import { follow, itemsAt } from './pdf-objects.ts';
import type { PdfDocument } from './pdf-objects.ts';
import { decodeName, isDict, refIn } from './pdf-values.ts';
import type { PdfDict } from './pdf-values.ts';

export interface EmbeddedFont {
  /** With the six letters of its subset, as in AAAAAA+NotoSansSC-Regular; empty for a Type 3 font. */
  readonly name: string;
  readonly kind: string;
  readonly embedded: boolean;
  /** The characters that the file uses of it. */
  readonly characters: string;
}

const TOP_LEVEL: ReadonlySet<string> = new Set(['Type0', 'Type1', 'TrueType', 'Type3', 'MMType1']);

export function readFonts(doc: PdfDocument): readonly EmbeddedFont[] {
  return doc.dictsOf('Font').flatMap((font) => {
    const kind = decodeName(font.get('Subtype')) ?? '';
    if (!TOP_LEVEL.has(kind)) return [];
    const name = decodeName(font.get('BaseFont')) ?? '';
    const characters = readCharacters(doc.content(refIn(font.get('ToUnicode')) ?? 0));
    return [{ name, kind, embedded: kind === 'Type3' || hasFontFile(doc, font), characters }];
  });
}

function hasFontFile(doc: PdfDocument, font: PdfDict): boolean {
  const owners = [font, ...itemsAt(doc, font, 'DescendantFonts').map((item) => follow(doc, item))];
  return owners.some((owner) => {
    const descriptor = isDict(owner) ? follow(doc, owner.get('FontDescriptor')) : undefined;
    return isDict(descriptor) && ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(key));
  });
}

const readCharacters = (map: string): string => [...new Set(listMapped(map).map(([, character]) => character))].join('');

/** The glyphs of a ToUnicode map with their characters, ranges written out. */
export function listMapped(map: string): readonly (readonly [glyph: string, character: string])[] {
  const single = [...map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)].flatMap(([, body = '']) =>
    [...body.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)].map(([, glyph = '', hex = '']) => [glyph.toUpperCase(), decodeUtf16(hex)] as const),
  );
  const ranges = [...map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)].flatMap(([, body = '']) =>
    [...body.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)].flatMap(([, from = '', to = '', hex = '']) => {
      const [glyph, character] = [Number.parseInt(from, 16), decodeUtf16(hex).codePointAt(0) ?? 0];
      return Array.from({ length: Number.parseInt(to, 16) - glyph + 1 }, (_, index) => [(glyph + index).toString(16).toUpperCase().padStart(from.length, '0'), String.fromCodePoint(character + index)] as const);
    }),
  );
  return [...single, ...ranges];
}

function decodeUtf16(hex: string): string {
  const units = hex.match(/.{4}/g) ?? [];
  return String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
}
