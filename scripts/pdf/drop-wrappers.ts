import { PdfDocument } from './pdf-objects.ts';
import type { PlainFile } from './plain-file.ts';
import { dictOf, isDict, parseValue, refIn, refTo } from './pdf-values.ts';
import type { PdfDict, PdfValue } from './pdf-values.ts';

/**
 * Opens a file without the tags that say nothing: seven of ten that Chromium writes are `NonStruct` around a text or a box, and what is in one belongs
 * as well to the tag above. Whatever is done with the tags afterwards, by us and by every reader of the book, has a third of them to walk through.
 *
 * One that says more than where it stands (a language, a name) stays, and one whose text would then lie in a tag that may hold only other tags.
 */
export function openWithoutWrappers({ objects, catalog, info }: PlainFile): PdfDocument {
  const tree = readWrappers(objects);
  const doc = new PdfDocument({ objects: new Map([...objects].filter(([number]) => !tree.dropped.has(number))), catalog, info });
  for (const number of tree.dropped.size === 0 ? [] : tree.left) inherit(doc.object(number), tree);
  return doc;
}

interface Wrapper {
  readonly parent: number;
  readonly page: string | undefined;
  readonly kids: readonly string[];
}

interface WrapperTree {
  readonly wrappers: ReadonlyMap<number, Wrapper>;
  /** With the tag that each leaves its kids to. */
  readonly dropped: ReadonlyMap<number, number>;
  /** The numbers of what may refer to one: the other tags, and the lists of which tag a content belongs to. */
  readonly left: readonly number[];
}

const WRAPPER = /^<<\/Type \/StructElem\s+\/S \/NonStruct\s+\/P (\d+) 0 R(?:\s+\/Pg (\d+ 0 R))?\s+\/K (\d+|\d+ 0 R|\[[^[\]]*\])>>$/;

/** Dictionaries for content of other pages and for annotations, references to tags, numbers of marked content. */
const KID = /<<[^>]*>>|\d+ 0 R|\d+/g;

const REFERS = /^(?:<<\/Type \/(?:StructElem|ParentTree)\b|\[[^<(]*\]$)/;

/** Tags whose kids are tags of certain kinds. */
const STRICT = new Set(['Table', 'THead', 'TBody', 'TFoot', 'TR', 'L']);
/** Tags that hold other tags and no text of their own. */
const GROUPS = new Set(['Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'Aside']);

function readWrappers(objects: PlainFile['objects']): WrapperTree {
  const wrappers = new Map<number, Wrapper>();
  const referring: number[] = [];
  for (const [number, text] of objects) {
    const found = WRAPPER.exec(text);
    if (found) wrappers.set(number, { parent: Number(found[1]), page: found[2], kids: (found[3] ?? '').match(KID) ?? [] });
    if (REFERS.test(text)) referring.push(number);
  }
  const dropped = new Map<number, number>();
  const kept = new Set<number>();
  const ownerOf = (number: number): number => {
    const wrapper = wrappers.get(number);
    if (!wrapper || kept.has(number)) return number;
    const known = dropped.get(number);
    if (known !== undefined) return known;
    const owner = ownerOf(wrapper.parent);
    if (mayLeave(wrapper, typeOf(objects.get(owner)))) dropped.set(number, owner);
    else kept.add(number);
    return dropped.get(number) ?? number;
  };
  for (const number of wrappers.keys()) ownerOf(number);
  return { wrappers, dropped, left: referring.filter((number) => !dropped.has(number)) };
}

const typeOf = (text = ''): string | undefined => /^<<\/Type \/StructElem\s+\/S \/(\w+)/.exec(text)?.[1];

function mayLeave({ kids }: Wrapper, owner: string | undefined): boolean {
  if (owner === undefined || STRICT.has(owner)) return false;
  return !GROUPS.has(owner) || kids.every((kid) => refIn(kid) !== undefined);
}

/** Lets an object refer to the heirs of what is dropped. */
function inherit(value: PdfValue | undefined, tree: WrapperTree): void {
  if (Array.isArray(value)) referToHeirs(value, tree);
  if (!isDict(value)) return;
  const numbers = value.get('Nums');
  if (Array.isArray(numbers)) referToHeirs(numbers, tree);
  const parent = value.get('P');
  if (parent !== undefined) value.set('P', heirOf(parent, tree));
  inheritKids(value, tree);
}

function referToHeirs(values: PdfValue[], tree: WrapperTree): void {
  for (const [at, value] of values.entries()) values[at] = heirOf(value, tree);
}

function heirOf(value: PdfValue, { dropped }: WrapperTree): PdfValue {
  const heir = dropped.get(refIn(value) ?? -1);
  return heir === undefined ? value : refTo(heir);
}

/** Puts the kids of the dropped ones in their places. Marked content counts by pages: that of another page than the tag's says which. */
function inheritKids(tag: PdfDict, tree: WrapperTree): void {
  const kids = tag.get('K');
  const own = Array.isArray(kids) ? kids : kids === undefined ? [] : [kids];
  if (!own.some((kid) => tree.dropped.has(refIn(kid) ?? -1))) return;
  const page = tag.get('Pg');
  const placed: PlacedKid[] = [];
  for (const kid of own) placeKid(kid, page, tree, placed);
  const chosen = page ?? placed.find((kid) => kid.page !== undefined)?.page;
  if (chosen !== undefined) tag.set('Pg', chosen);
  tag.set('K', placed.map((kid) => (kid.page === undefined || kid.page === chosen ? kid.value : dictOf({ Type: '/MCR', Pg: kid.page, MCID: kid.value }))));
}

interface PlacedKid {
  readonly value: PdfValue;
  /** Of marked content that does not say so itself. */
  readonly page: PdfValue | undefined;
}

function placeKid(kid: PdfValue, page: PdfValue | undefined, tree: WrapperTree, placed: PlacedKid[]): void {
  const number = refIn(kid);
  const wrapper = number !== undefined && tree.dropped.has(number) ? tree.wrappers.get(number) : undefined;
  if (wrapper) for (const one of wrapper.kids) placeKid(one.startsWith('<<') ? parseValue(one) : one, wrapper.page, tree, placed);
  else placed.push({ value: kid, page: typeof kid === 'string' && number === undefined ? page : undefined });
}
