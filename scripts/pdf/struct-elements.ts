import { dictAt, follow, itemsAt } from './pdf-objects.ts';
import type { PdfDocument } from './pdf-objects.ts';
import { decodeName, isDict, numberIn, refIn } from './pdf-values.ts';
import type { PdfDict, PdfValue } from './pdf-values.ts';

/** One element of the structure tree (a tag). */
export interface StructElement {
  /** The reference to it. */
  readonly ref: string;
  readonly dict: PdfDict;
  /** H1, P, Table, LI … */
  readonly type: string;
}

export const structRoot = (doc: PdfDocument): PdfDict | undefined => dictAt(doc, doc.catalog, 'StructTreeRoot');

/** Every tag of the file, in reading order. */
export function listStructElements(doc: PdfDocument): readonly StructElement[] {
  const root = structRoot(doc);
  return root ? collect(doc, itemsAt(doc, root, 'K'), []) : [];
}

/** The tags directly below one, without its marked content. */
export function childElements(doc: PdfDocument, element: PdfDict): readonly StructElement[] {
  return itemsAt(doc, element, 'K').flatMap((kid) => elementAt(doc, kid) ?? []);
}

export function elementAt(doc: PdfDocument, value: PdfValue): StructElement | undefined {
  if (typeof value !== 'string' || refIn(value) === undefined) return undefined;
  const dict = follow(doc, value);
  const type = isDict(dict) ? decodeName(dict.get('S')) : undefined;
  return isDict(dict) && type !== undefined ? { ref: value, dict, type } : undefined;
}

/** Every tag below one, in reading order. */
export function descendants(doc: PdfDocument, element: StructElement): readonly StructElement[] {
  return collect(doc, itemsAt(doc, element.dict, 'K'), []);
}

/** The value of an attribute of a tag (Scope, ListNumbering), whichever owner it belongs to. */
export function attributeOf(doc: PdfDocument, element: PdfDict, key: string): PdfValue | undefined {
  const attributes = itemsAt(doc, element, 'A').map((item) => follow(doc, item));
  return attributes.map((one) => (isDict(one) ? one.get(key) : undefined)).find((value) => value !== undefined);
}

/** A stretch of marked content on a page, as a tag refers to it. */
export interface MarkedContent {
  /** The number of the page. */
  readonly page: number;
  readonly id: number;
}

/** The marked content that a kid of `element` stands for, undefined when it is a tag or an annotation. */
export function markedContentAt(doc: PdfDocument, element: PdfDict, kid: PdfValue): MarkedContent | undefined {
  const value = follow(doc, kid);
  const id = numberIn(isDict(value) ? value.get('MCID') : value);
  const page = refIn((isDict(value) ? value.get('Pg') : undefined) ?? element.get('Pg'));
  return id === undefined || page === undefined ? undefined : { page, id };
}

/** Tells the parent tree that a stretch of marked content now belongs to another tag, or to none. */
export function setContentParent(doc: PdfDocument, content: MarkedContent, parent: string | null): void {
  const page = doc.object(content.page);
  const key = isDict(page) ? numberIn(page.get('StructParents')) : undefined;
  const parents = key === undefined ? undefined : parentTreeOf(doc).get(key);
  if (Array.isArray(parents)) parents[content.id] = parent ?? 'null';
}

const parentTrees = new WeakMap<PdfDocument, ReadonlyMap<number, PdfValue | undefined>>();

/** The entries of the parent tree by their keys: a book has tens of thousands, and its tree is a chain of lists. */
function parentTreeOf(doc: PdfDocument): ReadonlyMap<number, PdfValue | undefined> {
  const known = parentTrees.get(doc);
  if (known) return known;
  const root = structRoot(doc);
  const tree = root && dictAt(doc, root, 'ParentTree');
  const entries = new Map(tree ? listNumbers(doc, tree) : []);
  parentTrees.set(doc, entries);
  return entries;
}

function listNumbers(doc: PdfDocument, node: PdfDict): readonly (readonly [number, PdfValue | undefined])[] {
  const numbers = itemsAt(doc, node, 'Nums');
  const own = numbers.flatMap((key, at) => (at % 2 === 0 ? [[numberIn(key) ?? 0, follow(doc, numbers[at + 1])] as const] : []));
  const below = itemsAt(doc, node, 'Kids').flatMap((kid) => {
    const child = follow(doc, kid);
    return isDict(child) ? listNumbers(doc, child) : [];
  });
  return [...own, ...below];
}

function collect(doc: PdfDocument, kids: readonly PdfValue[], found: StructElement[]): readonly StructElement[] {
  for (const kid of kids) {
    const element = elementAt(doc, kid);
    if (!element) continue;
    found.push(element);
    collect(doc, itemsAt(doc, element.dict, 'K'), found);
  }
  return found;
}
