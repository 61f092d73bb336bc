import { PDFDict } from '@cantoo/pdf-lib';
import type { PDFDocument } from '@cantoo/pdf-lib';

import { decodeName, follow, itemsAt, nameOf, streamText } from './pdf-objects.ts';

export interface EmbeddedFont {
  /** With the six letters of its subset, as in AAAAAA+NotoSansSC-Regular; empty for a Type 3 font. */
  readonly name: string;
  readonly kind: string;
  readonly embedded: boolean;
  /** The characters that the file uses of it. */
  readonly characters: string;
}

const TOP_LEVEL: ReadonlySet<string> = new Set(['Type0', 'Type1', 'TrueType', 'Type3', 'MMType1']);

export function readFonts(doc: PDFDocument): readonly EmbeddedFont[] {
  return doc.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict) || decodeName(object.get(nameOf('Type'))) !== 'Font') return [];
    const kind = decodeName(object.get(nameOf('Subtype'))) ?? '';
    if (!TOP_LEVEL.has(kind)) return [];
    const name = decodeName(object.get(nameOf('BaseFont'))) ?? '';
    const characters = readCharacters(streamText(follow(doc, object.get(nameOf('ToUnicode')))));
    return [{ name, kind, embedded: kind === 'Type3' || hasFontFile(doc, object), characters }];
  });
}

function hasFontFile(doc: PDFDocument, font: PDFDict): boolean {
  const owners = [font, ...itemsAt(doc, font, 'DescendantFonts').map((item) => follow(doc, item))];
  return owners.some((owner) => {
    const descriptor = owner instanceof PDFDict ? follow(doc, owner.get(nameOf('FontDescriptor'))) : undefined;
    return descriptor instanceof PDFDict && ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(nameOf(key)));
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
