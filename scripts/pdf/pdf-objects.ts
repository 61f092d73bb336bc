import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFRef, PDFStream, PDFString } from '@cantoo/pdf-lib';
import type { PDFObject, PDFPage } from '@cantoo/pdf-lib';

import { deflate, inflate } from './flate.ts';
import { bytesOfLatin1, latin1Of } from './latin1.ts';

export const nameOf = (text: string): PDFName => PDFName.of(text);

export const textOf = (text: string): PDFHexString => PDFHexString.fromText(text);

/** The object itself where `object` is a reference to it. */
export function follow(doc: PDFDocument, object: PDFObject | undefined): PDFObject | undefined {
  return object instanceof PDFRef ? doc.context.lookup(object) : object;
}

export function dictAt(doc: PDFDocument, dict: PDFDict, key: string): PDFDict | undefined {
  const found = follow(doc, dict.get(nameOf(key)));
  return found instanceof PDFDict ? found : undefined;
}

/** The items under a key, whether the file has an array there, one item, or nothing. */
export function itemsAt(doc: PDFDocument, dict: PDFDict, key: string): readonly PDFObject[] {
  const value = dict.get(nameOf(key));
  const found = follow(doc, value);
  if (found instanceof PDFArray) return found.asArray();
  return value === undefined ? [] : [value];
}

/** The text of a name without its slash, undefined for anything else. */
export const decodeName = (object: PDFObject | undefined): string | undefined => (object instanceof PDFName ? textOfName(object) : undefined);

const nameTexts = new WeakMap<PDFName, string>();

/** There is one object for every name, and a book asks for the same few a million times. */
function textOfName(name: PDFName): string {
  const text = nameTexts.get(name) ?? name.decodeText();
  nameTexts.set(name, text);
  return text;
}

export function decodeText(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined;
}

/** A stream's decoded content as Latin-1 text. */
export function streamText(stream: PDFObject | undefined): string {
  // A blank page has a stream that is compressed and empty at once.
  if (stream instanceof PDFRawStream && stream.contents.length > 0 && stream.dict.has(nameOf('Filter'))) return latin1Of(unpack(stream));
  return stream instanceof PDFStream ? latin1Of(stream.getContents()) : '';
}

const isPlainFlate = ({ dict }: PDFRawStream): boolean => decodeName(dict.get(nameOf('Filter'))) === 'FlateDecode' && !dict.has(nameOf('DecodeParms'));

const unpack = (stream: PDFRawStream): Uint8Array => (isPlainFlate(stream) ? inflate(stream.contents) : decodePDFRawStream(stream).decode());

export function pageContent(doc: PDFDocument, page: PDFPage): string {
  return itemsAt(doc, page.node, 'Contents')
    .map((item) => streamText(follow(doc, item)))
    .join('\n');
}

export function setPageContent(doc: PDFDocument, page: PDFPage, content: string): void {
  const [first] = itemsAt(doc, page.node, 'Contents');
  const stream = PDFRawStream.of(doc.context.obj({ Filter: 'FlateDecode' }), deflate(bytesOfLatin1(content)));
  if (first instanceof PDFRef) doc.context.assign(first, stream);
  page.node.set(nameOf('Contents'), first instanceof PDFRef ? first : doc.context.register(stream));
}

export function annotationsOf(doc: PDFDocument, page: PDFPage): readonly PDFDict[] {
  return itemsAt(doc, page.node, 'Annots').flatMap((item) => {
    const dict = follow(doc, item);
    return dict instanceof PDFDict ? [dict] : [];
  });
}

/** Opens a file for changes in place: nothing is rewritten that is not asked for. */
export async function openDocument(bytes: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Infinity });
}
