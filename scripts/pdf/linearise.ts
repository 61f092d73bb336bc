import { deflate, deflateAside, digest16 } from './flate.ts';
import { writeHints } from './hint-tables.ts';
import type { Hints, Place } from './hint-tables.ts';
import { bytesOfLatin1 } from './latin1.ts';
import { orderObjects } from './linear-order.ts';
import type { LinearOrder, Unit } from './linear-order.ts';
import { renumberReferences } from './pdf-text.ts';
import type { PlainFile } from './plain-file.ts';

/**
 * Puts the first page first, packs the objects, and says at the beginning where everything lies (ISO 32000-1, annex F): a viewer shows the first
 * page while the rest is on its way. The file gets an id made of its content: the same book has the same bytes.
 */
export async function linearise(file: PlainFile): Promise<Uint8Array> {
  const order = orderObjects(file);
  const numbers = giveNumbers(order);
  const bodies = await writeUnits(file, order, numbers);
  return new Uint8Array(Buffer.concat(layOut(file, order, numbers, bodies)));
}

/** The parts of the order as they stand in the file: what is asked for at once, and the rest. */
const opened = ({ first, outline }: LinearOrder): readonly Unit[] => [...first, ...outline];
const later = ({ pages, shared, rest }: LinearOrder): readonly Unit[] => [...pages.flat(), ...shared, ...rest];

/** The numbers in the finished file. The rest is counted first; of each half what is packed comes last. */
interface Numbers {
  readonly ofUnit: ReadonlyMap<Unit, number>;
  /** By the number in the plain file. */
  readonly ofObject: ReadonlyMap<number, number>;
  readonly mainTable: number;
  readonly parameters: number;
  readonly firstTable: number;
  readonly hints: number;
  readonly size: number;
}

function giveNumbers(order: LinearOrder): Numbers {
  const [ofUnit, ofObject] = [new Map<Unit, number>(), new Map<number, number>()];
  let next = 1;
  const take = (): number => next++;
  const number = (units: readonly Unit[]): void => { for (const unit of units) ofUnit.set(unit, take()); };
  const unpack = (units: readonly Unit[]): void => { for (const { isPack, members } of units) for (const member of isPack ? members : []) ofObject.set(member, take()); };
  number(later(order));
  const mainTable = take();
  unpack(later(order));
  const [parameters, firstTable] = [take(), take()];
  number(order.opening);
  const hints = take();
  number(opened(order));
  unpack([...order.opening, ...opened(order)]);
  for (const [{ isPack, members: [member = 0] }, own] of ofUnit) if (!isPack) ofObject.set(member, own);
  return { ofUnit, ofObject, mainTable, parameters, firstTable, hints, size: next };
}

type Bodies = ReadonlyMap<Unit, Uint8Array>;

async function writeUnits({ objects }: PlainFile, order: LinearOrder, { ofUnit, ofObject }: Numbers): Promise<Bodies> {
  const textOf = (member: number): string => renumberReferences(objects.get(member) ?? '', (old) => ofObject.get(old) ?? 0);
  const write = async (unit: Unit): Promise<Uint8Array> => {
    const [member = 0] = unit.members;
    return wrap(ofUnit.get(unit) ?? 0, unit.isPack ? await pack(unit.members.map((one) => [ofObject.get(one) ?? 0, textOf(one)])) : bytesOfLatin1(textOf(member)));
  };
  const units = [...order.opening, ...opened(order), ...later(order)];
  const bodies = new Map<Unit, Uint8Array>();
  for (let at = 0; at < units.length; at += AT_A_TIME) {
    const batch = units.slice(at, at + AT_A_TIME);
    (await Promise.all(batch.map(write))).forEach((body, index) => { const unit = batch[index]; if (unit) bodies.set(unit, body); });
  }
  return bodies;
}

/** Of a long book not all the packs shall be in memory unpacked. */
const AT_A_TIME = 64;

const wrap = (number: number, body: Uint8Array): Uint8Array => new Uint8Array(Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')]));

const streamOf = (dict: string, data: Uint8Array): Uint8Array => new Uint8Array(Buffer.concat([Buffer.from(`<</Length ${data.length}${dict}>>\nstream\n`), data, Buffer.from('\nendstream')]));

async function pack(members: readonly (readonly [number: number, text: string])[]): Promise<Uint8Array> {
  let length = 0;
  const offsets = members.map(([number, text]) => {
    const entry = `${number} ${length}`;
    length += text.length + 1;
    return entry;
  });
  const head = `${offsets.join(' ')}\n`;
  const data = await deflateAside(bytesOfLatin1(head + members.map(([, text]) => text).join('\n')));
  return streamOf(`/Type /ObjStm/N ${members.length}/First ${head.length}/Filter /FlateDecode`, data);
}

const HEADER = bytesOfLatin1('%PDF-1.7\n%\xbf\xf7\xa2\xfe\n');

interface Layout {
  readonly offsets: ReadonlyMap<Unit, number>;
  readonly hintsAt: number;
  readonly firstPageEnd: number;
  readonly mainAt: number;
}

/** Everything at its place. The hints tell the places that hold without them, so that their own length is no matter to them. */
function layOut(file: PlainFile, order: LinearOrder, numbers: Numbers, bodies: Bodies): readonly Uint8Array[] {
  const lengthOf = (unit: Unit): number => bodies.get(unit)?.length ?? 0;
  const trailer = describeTrailer(file, numbers, bodies);
  const firstTableAt = HEADER.length + PARAMETERS;
  const start = firstTableAt + formatFirstTable(numbers, trailer, 0, Array<Row>(numbers.size).fill(NOTHING)).length;
  const bare = placeUnits(order, start, lengthOf);
  const tables = writeHints(tellHints(order, numbers, bare.offsets, lengthOf));
  const hints = wrap(numbers.hints, streamOf(`/S ${tables.shared}${tables.outline === undefined ? '' : `/O ${tables.outline}`}`, tables.bytes));
  const layout = moveBehind(bare, hints.length);
  const rows = listRows(numbers, layout, firstTableAt);
  const main = formatMainTable(numbers, rows);
  const end = bytesOfLatin1(`startxref\n${firstTableAt}\n%%EOF\n`);
  const length = layout.mainAt + main.length + end.length;
  const bodiesOf = (units: readonly Unit[]): readonly Uint8Array[] => units.flatMap((unit) => bodies.get(unit) ?? []);
  return [
    HEADER,
    formatParameters(numbers, order, layout, { length, hints: hints.length }),
    formatFirstTable(numbers, trailer, layout.mainAt, rows),
    ...bodiesOf(order.opening),
    hints,
    ...bodiesOf([...opened(order), ...later(order)]),
    main,
    end,
  ];
}

function placeUnits(order: LinearOrder, start: number, lengthOf: (unit: Unit) => number): Layout {
  const offsets = new Map<Unit, number>();
  let at = start;
  const [hintsAt = 0, firstPageEnd = 0, mainAt = 0] = [order.opening, opened(order), later(order)].map((units) => {
    for (const unit of units) {
      offsets.set(unit, at);
      at += lengthOf(unit);
    }
    return at;
  });
  return { offsets, hintsAt, firstPageEnd, mainAt };
}

const moveBehind = ({ offsets, hintsAt, firstPageEnd, mainAt }: Layout, by: number): Layout => ({
  offsets: new Map([...offsets].map(([unit, offset]) => [unit, offset < hintsAt ? offset : offset + by])),
  hintsAt,
  firstPageEnd: firstPageEnd + by,
  mainAt: mainAt + by,
});

function tellHints(order: LinearOrder, { ofUnit }: Numbers, offsets: Layout['offsets'], lengthOf: (unit: Unit) => number): Hints {
  const placeOf = (unit: Unit | undefined): Place => ({ number: (unit && ofUnit.get(unit)) ?? 0, offset: (unit && offsets.get(unit)) ?? 0 });
  const lengthOfAll = (units: readonly Unit[]): number => units.reduce((sum, unit) => sum + lengthOf(unit), 0);
  const first = opened(order);
  const shared = [...first, ...order.shared];
  const indexOf = new Map(shared.map((unit, index) => [unit, index]));
  const pages = [first, ...order.pages].map((units, page) => ({
    units: units.length,
    length: lengthOfAll(units),
    // The first page has all that stands with it.
    needs: page === 0 ? [] : (order.needs[page] ?? []).flatMap((unit) => indexOf.get(unit) ?? []).sort((a, b) => a - b),
  }));
  const outline = order.outline.length === 0 ? undefined : { ...placeOf(order.outline[0]), units: order.outline.length, length: lengthOfAll(order.outline) };
  return { pages, firstPage: placeOf(first[0]), shared: shared.map(lengthOf), ofFirstPage: first.length, firstShared: placeOf(order.shared[0]), outline };
}

/** A row of the cross-reference tables: in the file at an offset, or in a pack at a place. */
type Row = readonly [kind: number, where: number, index: number];

const NOTHING: Row = [0, 0, 0];

/** Bytes of each. */
const ROW = [1, 4, 2] as const;

/** Of every number in the file. */
function listRows({ ofUnit, ofObject, mainTable, parameters, firstTable, hints, size }: Numbers, { offsets, hintsAt, mainAt }: Layout, firstTableAt: number): readonly Row[] {
  const rows = Array<Row>(size).fill(NOTHING);
  const put = (number: number | undefined, row: Row): void => { if (number !== undefined) rows[number] = row; };
  for (const [unit, number] of ofUnit) {
    put(number, [1, offsets.get(unit) ?? 0, 0]);
    if (unit.isPack) unit.members.forEach((member, index) => put(ofObject.get(member), [2, number, index]));
  }
  put(parameters, [1, HEADER.length, 0]);
  put(firstTable, [1, firstTableAt, 0]);
  put(hints, [1, hintsAt, 0]);
  put(mainTable, [1, mainAt, 0]);
  return rows;
}

const COLUMNS = ROW[0] + ROW[1] + ROW[2];

function bytesOfRows(rows: readonly Row[]): Uint8Array {
  const bytes = Buffer.alloc(rows.length * COLUMNS);
  rows.forEach(([kind, where, index], at) => {
    bytes.writeUIntBE(kind, at * COLUMNS, ROW[0]);
    bytes.writeUIntBE(where, at * COLUMNS + ROW[0], ROW[1]);
    bytes.writeUIntBE(index, at * COLUMNS + ROW[0] + ROW[1], ROW[2]);
  });
  return new Uint8Array(bytes);
}

/** The table of the first half stands before what it tells of: its length must not depend on that, so it is not compressed. */
function formatFirstTable({ parameters, firstTable }: Numbers, trailer: string, mainAt: number, rows: readonly Row[]): Uint8Array {
  const own = rows.slice(parameters);
  const table = streamOf(`/Type /XRef/Size ${rows.length}/W [${ROW.join(' ')}]/Index [${parameters} ${own.length}]/Prev ${String(mainAt).padEnd(NUMBER)}${trailer}`, bytesOfRows(own));
  return new Uint8Array(Buffer.concat([wrap(firstTable, table), Buffer.from('startxref\n0\n%%EOF\n')]));
}

/** Neighbouring rows are much alike: each is written as the differences from the one above it. */
function formatMainTable({ parameters, mainTable }: Numbers, rows: readonly Row[]): Uint8Array {
  const plain = bytesOfRows(rows.slice(0, parameters));
  const differences = new Uint8Array(parameters * (COLUMNS + 1));
  plain.forEach((byte, at) => { differences[at + Math.floor(at / COLUMNS) + 1] = byte - (plain[at - COLUMNS] ?? 0); });
  for (let row = 0; row < parameters; row += 1) differences[row * (COLUMNS + 1)] = UP;
  return wrap(mainTable, streamOf(`/Type /XRef/Size ${parameters}/W [${ROW.join(' ')}]/Filter /FlateDecode/DecodeParms <</Predictor 12/Columns ${COLUMNS}>>`, deflate(differences)));
}

/** PNG's filter. */
const UP = 2;
/** Digits of the largest number in a file. */
const NUMBER = 10;

function describeTrailer({ catalog, info }: PlainFile, { ofObject }: Numbers, bodies: Bodies): string {
  const id = digest16(bodies.values());
  return `/Root ${ofObject.get(catalog) ?? 0} 0 R/Info ${ofObject.get(info) ?? 0} 0 R/ID [<${id}><${id}>]`;
}

/** Room for the dictionary that every viewer looks for at the beginning. */
const PARAMETERS = 200;

function formatParameters({ parameters, ofUnit }: Numbers, order: LinearOrder, { hintsAt, firstPageEnd, mainAt }: Layout, lengths: { readonly length: number; readonly hints: number }): Uint8Array {
  const [page] = order.first;
  const text = `${parameters} 0 obj\n<</Linearized 1/L ${lengths.length}/H [${hintsAt} ${lengths.hints}]/O ${(page && ofUnit.get(page)) ?? 0}/E ${firstPageEnd}/N ${order.pages.length + 1}/T ${mainAt}>>\nendobj\n`;
  return bytesOfLatin1(text.padEnd(PARAMETERS - 1).concat('\n'));
}
