import { PdfDocument } from './pdf-objects.ts';
import { splitStream } from './pdf-text.ts';
import { need, openPlainFile } from './plain-file.ts';
import type { NumberedObject, PlainFile } from './plain-file.ts';

/** A mended part: a plain file, read when it is its turn. */
export interface PartFile {
  readonly read: () => Promise<Uint8Array>;
}

/**
 * Makes one file of the parts of a book, one behind the other, with their tags and destinations. `finish` is given the frame of the book to
 * write in: its catalog, facts, destinations and, of several parts, the head of the tags; the pages are not in it.
 *
 * Works on the text of the files and not on an object model: every reference gets a new number, the page trees become branches of one, each
 * part's `Document` tag becomes a `Part` of one document (ISO 32000-1, 14.8.4.2), the keys of the parent trees and the ids of cells are counted on.
 * Merging by copying pages would lose the tags and the destinations.
 */
export async function joinParts(files: readonly PartFile[], finish: (frame: PdfDocument) => void): Promise<PlainFile> {
  const opened: (readonly [PlainFile, PlacedPart])[] = [];
  for (const file of files) {
    const plain = openPlainFile(await file.read());
    opened.push([plain, placePart(plain, opened.at(-1)?.[1], files.length > 1)]);
  }
  const parts = opened.map(([, part]) => part);
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) throw new Error('没有可以合成的打印件。');
  const frame = openFrame(parts, first, last.end);
  finish(frame);
  const moved = opened.flatMap(([plain, part]) => [...moveObjects(plain, part, last.end)]);
  return { objects: new Map([...moved, ...frame.list()]), catalog: first.catalog, info: first.info };
}

/** What of a part is needed for the frame of the book, and where the part stands in it. */
interface PlacedPart {
  readonly catalog: number;
  readonly info: number;
  readonly dests: number | undefined;
  /** The numbers of what hangs on the common objects; a book of one part has none. */
  readonly joints: Joints | undefined;
  /** The texts of objects that go into the frame. */
  readonly texts: Readonly<Record<'catalog' | 'info' | 'dests' | 'pages' | 'parents' | 'ids', string>>;
  readonly index: number;
  /** What is added to its object numbers and to the keys of its parent tree. */
  readonly shift: number;
  readonly keyShift: number;
  /** The first object number and key that are free behind it. */
  readonly end: number;
  readonly nextKey: number;
}

interface Joints {
  readonly pages: number;
  readonly root: number;
  readonly document: number;
  readonly parents: number;
  readonly ids: number | undefined;
}

function placePart({ objects, catalog, info }: PlainFile, previous: PlacedPart | undefined, isJoined: boolean): PlacedPart {
  const text = (wanted: number | undefined): string => (wanted === undefined ? '' : (objects.get(wanted) ?? ''));
  const dests = maybe(/\/Dests (\d+) 0 R/, text(catalog));
  const joints = isJoined ? readJoints(objects, text(catalog)) : undefined;
  const [shift, keyShift] = [previous ? previous.end - 1 : 0, previous?.nextKey ?? 0];
  return {
    catalog,
    info,
    dests,
    joints,
    texts: { catalog: text(catalog), info: text(info), dests: text(dests), pages: text(joints?.pages), parents: text(joints?.parents), ids: text(joints?.ids) },
    index: previous ? previous.index + 1 : 0,
    shift,
    keyShift,
    end: shift + [...objects.keys()].reduce((most, number) => Math.max(most, number), 0) + 1,
    nextKey: keyShift + (joints ? Number(need(/\/ParentTreeNextKey (\d+)/, text(joints.root))) : 0),
  };
}

function readJoints(objects: PlainFile['objects'], catalog: string): Joints {
  const root = Number(need(/\/StructTreeRoot (\d+) 0 R/, catalog));
  const text = objects.get(root) ?? '';
  return {
    pages: Number(need(/\/Pages (\d+) 0 R/, catalog)),
    root,
    document: Number(need(/\/K (\d+) 0 R/, text)),
    parents: Number(need(/\/ParentTree (\d+) 0 R/, text)),
    ids: maybe(/\/IDTree (\d+) 0 R/, text),
  };
}

/** The numbers of the objects that all parts share, from the first free one on. */
const shared = (first: number) => ({ pages: first, dests: first + 1, root: first + 2, document: first + 3, parents: first + 4, ids: first + 5 });

/** The objects of a part under their new numbers, without those that are in the frame. */
function* moveObjects({ objects }: PlainFile, part: PlacedPart, first: number): Generator<NumberedObject> {
  const { joints } = part;
  const framed = new Set([part.catalog, part.info, part.dests, joints?.root, joints?.parents, joints?.ids]);
  const common = shared(first);
  for (const [number, text] of objects) {
    if (framed.has(number)) continue;
    const moved = moveText(text, part);
    if (number === joints?.pages) yield [number + part.shift, moved.replace('<<', `<</Parent ${common.pages} 0 R\n`)];
    else yield [number + part.shift, number === joints?.document ? asPart(moved, common.document) : moved];
  }
}

const asPart = (text: string, document: number): string => text.replace('/S /Document', '/S /Part').replace(/\/P \d+ 0 R/, `/P ${document} 0 R`);

/** The frame as a document of its own. Its references into the parts lead nowhere until it stands with them in one file. */
function openFrame(parts: readonly PlacedPart[], first: PlacedPart, end: number): PdfDocument {
  const { catalog, info, dests, texts } = first;
  const alone: readonly NumberedObject[] = [[catalog, texts.catalog], ...(dests === undefined ? [] : [[dests, texts.dests] as const])];
  const objects: readonly NumberedObject[] = first.joints ? [[catalog, pointToCommon(texts.catalog, shared(end))], ...commonObjects(parts, end)] : alone;
  return new PdfDocument({ objects: new Map([...objects, [info, texts.info]]), catalog, info }, end);
}

const pointToCommon = (catalog: string, { pages, dests, root }: ReturnType<typeof shared>): string =>
  catalog.replace(/\/Pages \d+ 0 R/, `/Pages ${pages} 0 R`).replace(/\/Dests \d+ 0 R/, '').replace(/\/StructTreeRoot \d+ 0 R/, `/StructTreeRoot ${root} 0 R\n/Dests ${dests} 0 R`);

function commonObjects(parts: readonly PlacedPart[], first: number): readonly NumberedObject[] {
  const common = shared(first);
  const refs = (pick: (joints: Joints) => number): string => parts.flatMap(({ joints, shift }) => (joints ? [`${pick(joints) + shift} 0 R`] : [])).join(' ');
  const count = parts.reduce((sum, { texts }) => sum + Number(need(/\/Count (\d+)/, texts.pages)), 0);
  return [
    [common.pages, `<</Type /Pages\n/Count ${count}\n/Kids [${refs(({ pages }) => pages)}]>>`],
    [common.dests, `<<${parts.map((part) => moveText(insideOf(part.texts.dests), part)).join('\n')}>>`],
    [common.root, `<</Type /StructTreeRoot\n/K ${common.document} 0 R\n/ParentTreeNextKey ${parts.at(-1)?.nextKey ?? 0}\n/ParentTree ${common.parents} 0 R\n/IDTree ${common.ids} 0 R>>`],
    [common.document, `<</Type /StructElem\n/S /Document\n/Lang (zh-CN)\n/P ${common.root} 0 R\n/K [${refs(({ document }) => document)}]>>`],
    [common.parents, `<</Type /ParentTree\n/Nums [${parts.map(parentsOf).join(' ')}]>>`],
    [common.ids, `<</Names [${parts.map((part) => moveText(/\/Names \[([\s\S]*)\]/.exec(part.texts.ids)?.[1] ?? '', part)).join(' ')}]>>`],
  ];
}

const insideOf = (dictionary: string): string => dictionary.trim().replace(/^<</, '').replace(/>>$/, '');

const parentsOf = ({ texts, shift, keyShift }: PlacedPart): string =>
  need(/\/Nums \[([\s\S]*?)\]/, texts.parents).replace(/(\d+) (\d+) 0 R/g, (_, key: string, ref: string) => `${Number(key) + keyShift} ${Number(ref) + shift} 0 R`);

function moveText(text: string, part: PlacedPart): string {
  if (part.index === 0) return text;
  const { dict, data } = splitStream(text);
  return moveReferences(dict, part) + data;
}

const CELL_ID = /^\(node(\d{8})\)$/;
const CELLS_PER_PART = 1_000_000;

/** Strings first: what looks like a reference in one is text, and the id of a cell is a string. */
const moveReferences = (text: string, { shift, keyShift, index }: PlacedPart): string =>
  text.replace(/(\((?:\\[\s\S]|[^\\()])*\)|<[0-9A-Fa-f\s]*>)|(\d+) 0 R|\/(StructParents?) (\d+)/g, (_, string: string | undefined, number: string | undefined, key: string | undefined, value: string) => {
    if (string !== undefined) return moveCell(string, index * CELLS_PER_PART);
    return key === undefined ? `${Number(number) + shift} 0 R` : `/${key} ${Number(value) + keyShift}`;
  });

function moveCell(string: string, by: number): string {
  const id = CELL_ID.exec(string)?.[1];
  return id === undefined ? string : `(node${String(Number(id) + by).padStart(8, '0')})`;
}

const maybe = (pattern: RegExp, text: string): number | undefined => {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
};
