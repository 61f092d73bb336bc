import type { PlainFile } from './plain-file.ts';

/**
 * Takes out the tags that say nothing: seven of ten that Chromium writes are `NonStruct` around a text or a box, and what is in one belongs as well
 * to the tag above. Whatever is done with the tags afterwards, by us and by every reader of the book, has a third of them to walk through.
 *
 * One that says more than where it stands (a language, a name) stays, and one whose text would then lie in a tag that may hold only other tags.
 */
export function dropWrappers(objects: PlainFile['objects']): PlainFile['objects'] {
  const tree = readWrappers(objects);
  if (tree.dropped.size === 0) return objects;
  return new Map([...objects].flatMap(([number, text]) => (tree.dropped.has(number) ? [] : [[number, rewrite(text, tree)] as const])));
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
}

const WRAPPER = /^<<\/Type \/StructElem\s+\/S \/NonStruct\s+\/P (\d+) 0 R(?:\s+\/Pg (\d+) 0 R)?\s+\/K (\d+|\d+ 0 R|\[[^[\]]*\])>>$/;

/** Dictionaries for content of other pages and for annotations, references to tags, numbers of marked content. */
const KID = /<<[^>]*>>|\d+ 0 R|\d+/g;
const TAG_KID = /^(\d+) 0 R$/;

/** Tags whose kids are tags of certain kinds. */
const STRICT = new Set(['Table', 'THead', 'TBody', 'TFoot', 'TR', 'L']);
/** Tags that hold other tags and no text of their own. */
const GROUPS = new Set(['Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'Aside']);

function readWrappers(objects: PlainFile['objects']): WrapperTree {
  const wrappers = new Map<number, Wrapper>();
  for (const [number, text] of objects) {
    const found = WRAPPER.exec(text);
    if (found) wrappers.set(number, { parent: Number(found[1]), page: found[2], kids: (found[3] ?? '').match(KID) ?? [] });
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
  return { wrappers, dropped };
}

const typeOf = (text = ''): string | undefined => /^<<\/Type \/StructElem\s+\/S \/(\w+)/.exec(text)?.[1];

function mayLeave({ kids }: Wrapper, owner: string | undefined): boolean {
  if (owner === undefined || STRICT.has(owner)) return false;
  return !GROUPS.has(owner) || kids.every((kid) => TAG_KID.test(kid));
}

function rewrite(text: string, tree: WrapperTree): string {
  if (text.startsWith('<</Type /StructElem')) return inheritKids(adopt(text, tree), tree);
  return /^(?:\[[^<(]*\]$|<<\/Type \/ParentTree\b)/.test(text) ? text.replace(/(\d+) 0 R/g, (whole, kid: string) => referTo(Number(kid), whole, tree)) : text;
}

const referTo = (number: number, reference: string, { dropped }: WrapperTree): string => {
  const owner = dropped.get(number);
  return owner === undefined ? reference : `${owner} 0 R`;
};

const adopt = (text: string, tree: WrapperTree): string => text.replace(/\/P (\d+) 0 R/, (_, parent: string) => `/P ${referTo(Number(parent), `${parent} 0 R`, tree)}`);

const KIDS = /\/K (\d+ 0 R|\d+|\[[^[\]]*\])/;

/** Puts the kids of the dropped ones in their places. Marked content counts by pages: that of another page than the tag's says which. */
function inheritKids(text: string, tree: WrapperTree): string {
  const own = (KIDS.exec(text)?.[1] ?? '').match(KID) ?? [];
  if (!own.some((kid) => isDropped(kid, tree))) return text;
  const page = /\/Pg (\d+) 0 R/.exec(text.slice(0, text.search(KIDS)))?.[1];
  const placed = own.flatMap((kid) => placeKids(kid, page, tree));
  const chosen = page ?? placed.find((kid) => kid.page !== undefined)?.page;
  const kids = placed.map((kid) => (kid.page === undefined || kid.page === chosen ? kid.text : `<</Type /MCR\n/Pg ${kid.page} 0 R\n/MCID ${kid.text}>>`));
  return text.replace(KIDS, () => `${page === undefined && chosen !== undefined ? `/Pg ${chosen} 0 R\n` : ''}/K [${kids.join(' ')}]`);
}

const isDropped = (kid: string, { dropped }: WrapperTree): boolean => dropped.has(Number(TAG_KID.exec(kid)?.[1] ?? -1));

interface PlacedKid {
  readonly text: string;
  /** Of marked content that does not say so itself. */
  readonly page: string | undefined;
}

function placeKids(kid: string, page: string | undefined, tree: WrapperTree): readonly PlacedKid[] {
  if (/^\d+$/.test(kid)) return [{ text: kid, page }];
  const wrapper = isDropped(kid, tree) ? tree.wrappers.get(Number.parseInt(kid, 10)) : undefined;
  return wrapper ? wrapper.kids.flatMap((one) => placeKids(one, wrapper.page, tree)) : [{ text: kid, page: undefined }];
}
