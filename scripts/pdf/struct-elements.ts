import { PDFArray, PDFDict, PDFNumber, PDFRef } from '@cantoo/pdf-lib';
import type { PDFDocument, PDFObject } from '@cantoo/pdf-lib';

import { decodeName, dictAt, follow, itemsAt, nameOf } from './pdf-objects.ts';

/** One element of the structure tree (a tag). */
export interface StructElement {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  /** H1, P, Table, LI … */
  readonly type: string;
}

export const structRoot = (doc: PDFDocument): PDFDict | undefined => dictAt(doc, doc.catalog, 'StructTreeRoot');

/** Every tag of the file, in reading order. */
export function listStructElements(doc: PDFDocument): readonly StructElement[] {
  const root = structRoot(doc);
  return root ? itemsAt(doc, root, 'K').flatMap((kid) => walk(doc, kid)) : [];
}

/** The tags directly below one, without its marked content. */
export function childElements(doc: PDFDocument, element: PDFDict): readonly StructElement[] {
  return itemsAt(doc, element, 'K').flatMap((kid) => elementAt(doc, kid) ?? []);
}

export function elementAt(doc: PDFDocument, object: PDFObject): StructElement | undefined {
  const dict = follow(doc, object);
  if (!(object instanceof PDFRef) || !(dict instanceof PDFDict)) return undefined;
  const type = decodeName(dict.get(nameOf('S')));
  return type === undefined ? undefined : { ref: object, dict, type };
}

/** Every tag below one, in reading order. */
export function descendants(doc: PDFDocument, element: StructElement): readonly StructElement[] {
  return itemsAt(doc, element.dict, 'K').flatMap((kid) => walk(doc, kid));
}

/** The value of an attribute of a tag (Scope, ListNumbering), whichever owner it belongs to. */
export function attributeOf(doc: PDFDocument, element: PDFDict, key: string): PDFObject | undefined {
  const attributes = itemsAt(doc, element, 'A').map((item) => follow(doc, item));
  return attributes.map((one) => (one instanceof PDFDict ? one.get(nameOf(key)) : undefined)).find((value) => value !== undefined);
}

/** A stretch of marked content on a page, as a tag refers to it. */
export interface MarkedContent {
  readonly page: PDFRef;
  readonly id: number;
}

/** The marked content that a kid of `element` stands for, undefined when it is a tag or an annotation. */
export function markedContentAt(doc: PDFDocument, element: PDFDict, kid: PDFObject): MarkedContent | undefined {
  const value = follow(doc, kid);
  const id = value instanceof PDFDict ? value.get(nameOf('MCID')) : value;
  const ownPage = value instanceof PDFDict ? value.get(nameOf('Pg')) : undefined;
  const page = ownPage ?? element.get(nameOf('Pg'));
  return id instanceof PDFNumber && page instanceof PDFRef ? { page, id: id.asNumber() } : undefined;
}

/** Tells the parent tree that a stretch of marked content now belongs to another tag, or to none. */
export function setContentParent(doc: PDFDocument, content: MarkedContent, parent: PDFRef | null): void {
  const page = doc.context.lookup(content.page);
  const key = page instanceof PDFDict ? page.get(nameOf('StructParents')) : undefined;
  const parents = key instanceof PDFNumber ? parentTreeOf(doc).get(key.asNumber()) : undefined;
  if (parents instanceof PDFArray) parents.set(content.id, parent ?? doc.context.obj(null));
}

const parentTrees = new WeakMap<PDFDocument, ReadonlyMap<number, PDFObject | undefined>>();

/** The entries of the parent tree by their keys: a book has tens of thousands, and its tree is a chain of lists. */
function parentTreeOf(doc: PDFDocument): ReadonlyMap<number, PDFObject | undefined> {
  const known = parentTrees.get(doc);
  if (known) return known;
  const root = structRoot(doc);
  const tree = root && dictAt(doc, root, 'ParentTree');
  const entries = new Map(tree ? listNumbers(doc, tree) : []);
  parentTrees.set(doc, entries);
  return entries;
}

function listNumbers(doc: PDFDocument, node: PDFDict): readonly (readonly [number, PDFObject | undefined])[] {
  const numbers = itemsAt(doc, node, 'Nums');
  const own = numbers.flatMap((key, at) => (at % 2 === 0 && key instanceof PDFNumber ? [[key.asNumber(), follow(doc, numbers[at + 1])] as const] : []));
  const below = itemsAt(doc, node, 'Kids').flatMap((kid) => {
    const child = follow(doc, kid);
    return child instanceof PDFDict ? listNumbers(doc, child) : [];
  });
  return [...own, ...below];
}

function walk(doc: PDFDocument, object: PDFObject): readonly StructElement[] {
  const element = elementAt(doc, object);
  if (!element) return [];
  return [element, ...itemsAt(doc, element.dict, 'K').flatMap((kid) => walk(doc, kid))];
}
