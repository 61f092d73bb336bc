import { bytesOfLatin1, latin1Of } from './latin1.ts';

/** Links into other parts of the book leave Chromium under this address; no host can have it (RFC 6761). */
export const abroadPrefix = 'https://book.invalid/#';

/**
 * Makes one file of several that Chromium printed, one behind the other, with their tags, destinations and links.
 *
 * Works on the text of the files and not on an object model: every reference gets a new number, the page trees become branches of one, each
 * part's `Document` tag becomes a `Part` of one document (ISO 32000-1, 14.8.4.2), the keys of the parent trees are counted on, and a link under
 * `abroad` becomes one to the destination of that name. Merging by copying pages would lose the tags and the destinations.
 * Throws for a file that Chromium did not print.
 */
export function joinPrints(prints: readonly Uint8Array[], abroad: string): Uint8Array {
  const [only, ...others] = prints;
  if (only && others.length === 0) return only;
  const parts = placeParts(prints.map((bytes) => openPrint(latin1Of(bytes))));
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) throw new Error('没有可以合成的打印件。');
  return writeFile([...parts.flatMap((part) => moveObjects(part, last.end, abroad)), ...commonObjects(parts, last.end)], first);
}

interface Print {
  /** The text of every object by its number, without `N 0 obj` and `endobj`. */
  readonly objects: ReadonlyMap<number, string>;
  readonly catalog: number;
  readonly info: number;
  readonly pages: number;
  readonly dests: number | undefined;
  readonly root: number;
  readonly document: number;
  readonly parents: number;
  readonly ids: number | undefined;
  /** How many keys its parent tree uses. */
  readonly keys: number;
}

/** A print with what is added to its object numbers and to the keys of its parent tree. */
interface PlacedPrint extends Print {
  readonly shift: number;
  readonly keyShift: number;
  /** The first object number that is free behind it. */
  readonly end: number;
  readonly isFirst: boolean;
}

const ENTRY = 20;
const DIGITS = 10;

function openPrint(text: string): Print {
  const start = Number(need(/startxref\s+(\d+)/, text.slice(-64)));
  const header = /^xref\n0 (\d+)\n/.exec(text.slice(start, start + 40));
  const size = Number(header?.[1] ?? need(/^xref\n0 (\d+)/, ''));
  const objects = new Map<number, string>();
  for (let number = 1; number < size; number += 1) {
    const entry = text.slice(start + (header?.[0].length ?? 0) + number * ENTRY).slice(0, ENTRY);
    if (entry.includes('n')) objects.set(number, bodyOf(text, Number(entry.slice(0, DIGITS))));
  }
  const trailer = text.slice(text.lastIndexOf('trailer'));
  const catalog = Number(need(/\/Root (\d+) 0 R/, trailer));
  const root = Number(need(/\/StructTreeRoot (\d+) 0 R/, objects.get(catalog)));
  return {
    objects,
    catalog,
    info: Number(need(/\/Info (\d+) 0 R/, trailer)),
    pages: Number(need(/\/Pages (\d+) 0 R/, objects.get(catalog))),
    dests: maybe(/\/Dests (\d+) 0 R/, objects.get(catalog)),
    root,
    document: Number(need(/\/K (\d+) 0 R/, objects.get(root))),
    parents: Number(need(/\/ParentTree (\d+) 0 R/, objects.get(root))),
    ids: maybe(/\/IDTree (\d+) 0 R/, objects.get(root)),
    keys: Number(need(/\/ParentTreeNextKey (\d+)/, objects.get(root))),
  };
}

/** A stream may hold anything, so its length says where it ends. */
function bodyOf(text: string, offset: number): string {
  const start = text.indexOf('obj', offset) + 'obj'.length;
  const body = text.slice(start, text.indexOf('endobj', start));
  const stream = body.indexOf('stream\n');
  if (stream < 0) return body.trim();
  const length = Number(need(/\/Length (\d+)(?! 0 R)/, body.slice(0, stream)));
  return text.slice(start, text.indexOf('endobj', start + stream + 'stream\n'.length + length)).trim();
}

function placeParts(prints: readonly Print[]): readonly PlacedPrint[] {
  let shift = 0;
  let keyShift = 0;
  return prints.map((print, index) => {
    const end = shift + [...print.objects.keys()].reduce((most, number) => Math.max(most, number), 0) + 1;
    const placed = { ...print, shift, keyShift, end, isFirst: index === 0 };
    shift = end - 1;
    keyShift += print.keys;
    return placed;
  });
}

type NumberedObject = readonly [number: number, text: string];

/** The numbers of the objects that all parts share, from the first free one on. */
const shared = (first: number) => ({ pages: first, dests: first + 1, root: first + 2, document: first + 3, parents: first + 4 });

/** The objects of a part under their new numbers, without those that become common ones. */
function moveObjects(part: PlacedPrint, first: number, abroad: string): readonly NumberedObject[] {
  const common = shared(first);
  const dropped = new Set([part.dests, part.root, part.parents, part.ids, ...(part.isFirst ? [] : [part.catalog, part.info])]);
  return [...part.objects].flatMap(([number, text]) => {
    if (dropped.has(number)) return [];
    const moved = moveText(text, part, abroad);
    return [[number + part.shift, joinUp(part, number, moved, common)] as const];
  });
}

/** What hangs on the common objects: the catalog of the first part, the page tree and the document tag of each. */
function joinUp(part: PlacedPrint, number: number, text: string, common: ReturnType<typeof shared>): string {
  if (number === part.catalog) return pointToCommon(text, common);
  if (number === part.pages) return text.replace('<<', `<</Parent ${common.pages} 0 R\n`);
  return number === part.document ? asPart(text, common.document) : text;
}

const asPart = (text: string, document: number): string => text.replace('/S /Document', '/S /Part').replace(/\/P \d+ 0 R/, `/P ${document} 0 R`);

const pointToCommon = (catalog: string, { pages, dests, root }: ReturnType<typeof shared>): string =>
  catalog.replace(/\/Pages \d+ 0 R/, `/Pages ${pages} 0 R`).replace(/\/Dests \d+ 0 R/, '').replace(/\/StructTreeRoot \d+ 0 R/, `/StructTreeRoot ${root} 0 R\n/Dests ${dests} 0 R`);

function commonObjects(parts: readonly PlacedPrint[], first: number): readonly NumberedObject[] {
  const common = shared(first);
  const refs = (pick: (part: PlacedPrint) => number): string => parts.map((part) => `${pick(part) + part.shift} 0 R`).join(' ');
  const count = parts.reduce((sum, { objects, pages }) => sum + Number(need(/\/Count (\d+)/, objects.get(pages))), 0);
  const keys = parts.reduce((sum, part) => sum + part.keys, 0);
  return [
    [common.pages, `<</Type /Pages\n/Count ${count}\n/Kids [${refs(({ pages }) => pages)}]>>`],
    [common.dests, `<<${parts.map(destinationsOf).join('\n')}>>`],
    [common.root, `<</Type /StructTreeRoot\n/K ${common.document} 0 R\n/ParentTreeNextKey ${keys}\n/ParentTree ${common.parents} 0 R>>`],
    [common.document, `<</Type /StructElem\n/S /Document\n/Lang (zh-CN)\n/P ${common.root} 0 R\n/K [${refs(({ document }) => document)}]>>`],
    [common.parents, `<</Type /ParentTree\n/Nums [${parts.map(parentsOf).join(' ')}]>>`],
  ];
}

const destinationsOf = ({ objects, dests, shift }: PlacedPrint): string => (dests === undefined ? '' : moveReferences((objects.get(dests) ?? '').trim().replace(/^<</, '').replace(/>>$/, ''), shift));

const parentsOf = ({ objects, parents, shift, keyShift }: PlacedPrint): string =>
  need(/\/Nums \[([\s\S]*?)\]/, objects.get(parents)).replace(/(\d+) (\d+) 0 R/g, (_, key: string, ref: string) => `${Number(key) + keyShift} ${Number(ref) + shift} 0 R`);

function moveText(text: string, { shift, keyShift }: PlacedPrint, abroad: string): string {
  const at = text.indexOf('stream\n');
  const isStream = at >= 0 && text.endsWith('endstream');
  const dict = isStream ? text.slice(0, at) : text;
  const moved = moveReferences(dict, shift).replace(/\/(StructParents?) (\d+)/g, (_, key: string, value: string) => `/${key} ${Number(value) + keyShift}`);
  return bringHome(moved, abroad) + (isStream ? text.slice(at) : '');
}

/** Strings first: what looks like a reference in one is text. */
const moveReferences = (text: string, shift: number): string =>
  text.replace(/\((?:\\[\s\S]|[^\\()])*\)|<[0-9A-Fa-f\s]*>|(\d+) 0 R/g, (found, number: string | undefined) => (number === undefined ? found : `${Number(number) + shift} 0 R`));

/** An action that opens `abroad` plus an id becomes the destination of that name. */
function bringHome(text: string, abroad: string): string {
  if (!text.includes(abroad)) return text;
  return text.replace(/\/A <<[\s\S]*?\/URI \(((?:\\[\s\S]|[^\\()])*)\)[\s\S]*?>>/g, (action, uri: string) => (uri.startsWith(abroad) ? `/Dest /${nameOf(decodeURIComponent(uri.slice(abroad.length)))}` : action));
}

const nameOf = (id: string): string => id.replace(/[^\w.:-]/g, (char) => [...new TextEncoder().encode(char)].map((byte) => `#${byte.toString(16).padStart(2, '0')}`).join(''));

function writeFile(objects: readonly NumberedObject[], { catalog, info }: PlacedPrint): Uint8Array {
  const head = '%PDF-1.7\n%\xd3\xeb\xe9\xe1\n';
  const chunks = objects.map(([number, text]) => `${number} 0 obj\n${text}\nendobj\n`);
  const offsets = new Map<number, number>();
  let offset = head.length;
  objects.forEach(([number], index) => {
    offsets.set(number, offset);
    offset += chunks[index]?.length ?? 0;
  });
  const size = [...offsets.keys()].reduce((most, number) => Math.max(most, number), 0) + 1;
  const entries = Array.from({ length: size }, (_, number) => (offsets.has(number) ? `${String(offsets.get(number)).padStart(DIGITS, '0')} 00000 n \n` : '0000000000 65535 f \n'));
  const tail = `xref\n0 ${size}\n${entries.join('')}trailer\n<</Size ${size}\n/Root ${catalog} 0 R\n/Info ${info} 0 R>>\nstartxref\n${offset}\n%%EOF\n`;
  return bytesOfLatin1(head + chunks.join('') + tail);
}

function need(pattern: RegExp, text: string | undefined): string {
  const found = pattern.exec(text ?? '')?.[1];
  if (found === undefined) throw new Error(`这不是 Chromium 直接打印的 PDF：找不到 ${pattern.source}。`);
  return found;
}

const maybe = (pattern: RegExp, text: string | undefined): number | undefined => {
  const found = pattern.exec(text ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
};
