import { referencesIn, splitStream } from './pdf-text.ts';
import { need } from './plain-file.ts';
import type { PlainFile } from './plain-file.ts';

/** What has a number and a place of its own in a linearised file: one object, or a stream into which several are packed. */
export interface Unit {
  /** The objects in it, by their numbers in the plain file. */
  readonly members: readonly number[];
  readonly isPack: boolean;
}

/** The units of a file in the order of a linearised one (ISO 32000-1, annex F). */
export interface LinearOrder {
  /** The catalog and what a viewer asks for when it opens the file. */
  readonly opening: readonly Unit[];
  /** The first page, what it needs, and the bookmarks, which a viewer shows beside it. */
  readonly first: readonly Unit[];
  readonly outline: readonly Unit[];
  /** Each other page with what it alone needs. */
  readonly pages: readonly (readonly Unit[])[];
  /** What several of the other pages need. */
  readonly shared: readonly Unit[];
  readonly rest: readonly Unit[];
  /** What each page needs, the first too. */
  readonly needs: readonly (readonly Unit[])[];
}

/** Sorts the objects of a file by the pages that need them. */
export function orderObjects(file: PlainFile): LinearOrder {
  const pages = listPages(file, Number(need(/\/Pages (\d+) 0 R/, file.objects.get(file.catalog))));
  const uses = findUses(file, pages);
  return placeUnits(makeUnits(file, pages, uses), pages, uses);
}

function listPages(file: PlainFile, node: number): readonly number[] {
  const text = file.objects.get(node) ?? '';
  return /\/Type \/Pages\b/.test(text) ? referencesIn(need(/\/Kids \[([^\]]*)\]/, text)).flatMap((kid) => listPages(file, kid)) : [node];
}

type Numbers = ReadonlySet<number>;

/** Which objects whom serve. */
interface Uses {
  readonly catalog: number;
  readonly byPage: readonly Numbers[];
  readonly byOutline: Numbers;
  readonly byOpening: Numbers;
  readonly byOthers: Numbers;
}

const OPENING = new Set(['ViewerPreferences', 'Threads', 'OpenAction', 'AcroForm']);

function findUses({ objects, catalog, info }: PlainFile, pages: readonly number[]): Uses {
  const stops = new Set(pages);
  const textOf = (number: number): string => objects.get(number) ?? '';
  const reach = (text: string): Set<number> => reachFrom(text, textOf, stops);
  const branches: Record<'outline' | 'opening', string[]> = { outline: [], opening: [] };
  const others = textOf(catalog).replace(/\/(\w+) (\d+ 0 R)/g, (whole, key: string, reference: string) => {
    if (key !== 'Outlines' && !OPENING.has(key)) return whole;
    branches[key === 'Outlines' ? 'outline' : 'opening'].push(reference);
    return '';
  });
  return {
    catalog,
    byPage: pages.map((page) => reach(textOf(page).replace(/\/Parent \d+ 0 R/, '')).add(page)),
    byOutline: reach(branches.outline.join(' ')),
    byOpening: reach(branches.opening.join(' ')),
    byOthers: reach(`${others} ${info} 0 R`),
  };
}

/** No way leads through a page: a bookmark or a tag that points to one does not need what is on it. */
function reachFrom(text: string, textOf: (number: number) => string, stops: Numbers): Set<number> {
  const reached = new Set<number>();
  const open = [...referencesIn(text)];
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    if (reached.has(number) || stops.has(number)) continue;
    reached.add(number);
    for (const next of referencesIn(textOf(number))) open.push(next);
  }
  return reached;
}

/** As many objects are packed into one stream: a reader unpacks all of them to see one. */
const PACK = 100;

/** Streams, pages and the catalog stand alone; everything else is packed with what serves the same. What serves nobody is left out: Chromium's own tree of ids, of which no two prints are alike. */
function makeUnits({ objects }: PlainFile, pages: readonly number[], { catalog, byPage, byOutline, byOpening, byOthers }: Uses): readonly Unit[] {
  const single = new Set([...pages, catalog]);
  const [first = new Set<number>(), ...later] = byPage;
  const served = new Set(later.flatMap((numbers) => [...numbers]));
  const kinds = [byOutline, byOpening, first, served, byOthers];
  const needed = [...objects].filter(([number]) => number === catalog || kinds.some((kind) => kind.has(number)));
  const isSingle = ([number, text]: readonly [number, string]): boolean => single.has(number) || splitStream(text).data !== '';
  const [alone = [], packed = []] = [Map.groupBy(needed, isSingle)].flatMap((groups) => [groups.get(true), groups.get(false)]);
  const groups = Map.groupBy(packed.map(([number]) => number), (number) => kinds.findIndex((kind) => kind.has(number)));
  const packs = [...groups.values()].flatMap((numbers) => Array.from({ length: Math.ceil(numbers.length / PACK) }, (_, at) => numbers.slice(at * PACK, (at + 1) * PACK)));
  return [...alone.map(([number]) => ({ members: [number], isPack: false })), ...packs.map((members) => ({ members, isPack: true }))];
}

/** Puts each unit where the first who needs it looks for it. Of one list the units lie in the order of their numbers. */
function placeUnits(units: readonly Unit[], pages: readonly number[], { catalog, byPage, byOutline, byOpening, byOthers }: Uses): LinearOrder {
  const unitOf = new Map(units.flatMap((unit) => unit.members.map((number) => [number, unit] as const)));
  const unitsOf = (numbers: Iterable<number>): ReadonlySet<Unit> => new Set([...numbers].flatMap((number) => unitOf.get(number) ?? []));
  const needs = byPage.map((numbers) => [...unitsOf(numbers)]);
  const owners = new Map<Unit, number[]>();
  needs.forEach((own, page) => { for (const unit of own) owners.set(unit, [...(owners.get(unit) ?? []), page]); });
  const [roots, outline, opening, others] = [unitsOf([catalog]), unitsOf(byOutline), unitsOf(byOpening), unitsOf(byOthers)];
  const placeOf = (unit: Unit): string => {
    const [first, second] = owners.get(unit) ?? [];
    if (roots.has(unit)) return 'root';
    if (outline.has(unit)) return 'outline';
    if (opening.has(unit)) return 'opening';
    if (first === 0) return 'first';
    if (first !== undefined && second === undefined && !others.has(unit)) return `page ${first}`;
    return second === undefined ? 'rest' : 'shared';
  };
  const places = Map.groupBy(units, placeOf);
  const at = (place: string): readonly Unit[] => places.get(place) ?? [];
  const startingWith = (page: number, own: readonly Unit[]): readonly Unit[] => own.toSorted((a, b) => Number(b.members.includes(page)) - Number(a.members.includes(page)));
  return {
    opening: [...at('root'), ...at('opening')],
    first: startingWith(pages[0] ?? 0, at('first')),
    outline: at('outline'),
    pages: pages.slice(1).map((page, index) => startingWith(page, at(`page ${index + 1}`))),
    shared: at('shared'),
    rest: at('rest'),
    needs,
  };
}
