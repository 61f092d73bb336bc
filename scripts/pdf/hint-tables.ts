/** Where things are in a linearised file, for a viewer that has not read all of it (ISO 32000-1, annex F.4). Offsets are those that hold without the tables. */
export interface Hints {
  readonly pages: readonly PageHint[];
  /** The number and the offset of the first page. */
  readonly firstPage: Place;
  /** The length of each unit of the first page and, behind them, of each that several pages share. */
  readonly shared: readonly number[];
  /** How many of them belong to the first page. */
  readonly ofFirstPage: number;
  /** The first of the others; zeros when there is none. */
  readonly firstShared: Place;
  readonly outline: OutlineHint | undefined;
}

export interface Place {
  readonly number: number;
  readonly offset: number;
}

export interface PageHint {
  /** How many units stand together for the page, and how long they are. */
  readonly units: number;
  readonly length: number;
  /** Which of the shared units it needs beside them, by their places in the list. */
  readonly needs: readonly number[];
}

export interface OutlineHint extends Place {
  readonly units: number;
  readonly length: number;
}

export interface HintTables {
  readonly bytes: Uint8Array;
  /** Where the second and the third table begin. */
  readonly shared: number;
  readonly outline: number | undefined;
}

const WORD = 32;
const HALF = 16;

export function writeHints({ pages, firstPage, shared, ofFirstPage, firstShared, outline }: Hints): HintTables {
  const tables = [writePages(pages, firstPage), writeShared(shared, ofFirstPage, firstShared), ...(outline ? [writeOutline(outline)] : [])];
  const [first, second] = tables.map(({ length }) => length);
  return { bytes: new Uint8Array(Buffer.concat(tables)), shared: first ?? 0, outline: outline && (first ?? 0) + (second ?? 0) };
}

function writePages(pages: readonly PageHint[], firstPage: Place): Uint8Array {
  const units = squeeze(pages.map((page) => page.units));
  const lengths = squeeze(pages.map((page) => page.length));
  const counts = pages.map(({ needs }) => needs.length);
  const needs = pages.flatMap((page) => page.needs);
  const [countBits, needBits] = [bitsFor(counts), bitsFor(needs)];
  const bits = new BitWriter();
  bits.add(WORD, units.least, firstPage.offset).add(HALF, units.bits).add(WORD, lengths.least).add(HALF, lengths.bits);
  // Of a page's contents nobody says more than that they lie in it.
  bits.add(WORD, 0).add(HALF, 0).add(WORD, lengths.least).add(HALF, lengths.bits);
  bits.add(HALF, countBits, needBits, 0, DENOMINATOR);
  bits.row(units.bits, units.over).row(lengths.bits, lengths.over).row(countBits, counts).row(needBits, needs).row(lengths.bits, lengths.over);
  return bits.bytes();
}

/** In which fraction of a page something is first needed: nobody says. */
const DENOMINATOR = 4;

function writeShared(shared: readonly number[], ofFirstPage: number, firstShared: Place): Uint8Array {
  const lengths = squeeze(shared);
  const bits = new BitWriter();
  bits.add(WORD, firstShared.number, firstShared.offset, ofFirstPage, shared.length).add(HALF, 0).add(WORD, lengths.least).add(HALF, lengths.bits);
  // A bit each for a signature that is not there; every group is one unit.
  bits.row(lengths.bits, lengths.over).row(1, shared.map(() => 0));
  return bits.bytes();
}

const writeOutline = ({ number, offset, units, length }: OutlineHint): Uint8Array => new BitWriter().add(WORD, number, offset, units, length).bytes();

/** Numbers as what they are above the least of them. */
function squeeze(numbers: readonly number[]): { readonly least: number; readonly over: readonly number[]; readonly bits: number } {
  const least = numbers.reduce((best, one) => Math.min(best, one), numbers[0] ?? 0);
  const over = numbers.map((one) => one - least);
  return { least, over, bits: bitsFor(over) };
}

const bitsFor = (numbers: readonly number[]): number => {
  const most = numbers.reduce((best, one) => Math.max(best, one), 0);
  return most === 0 ? 0 : most.toString(2).length;
};

class BitWriter {
  readonly #bits: string[] = [];
  #length = 0;

  add(width: number, ...numbers: readonly number[]): this {
    for (const number of width === 0 ? [] : numbers) this.#bits.push(number.toString(2).padStart(width, '0'));
    this.#length += width * numbers.length;
    return this;
  }

  /** A row begins and ends with a byte. */
  row(width: number, numbers: readonly number[]): this {
    this.add(width, ...numbers);
    return this.add((BYTE - (this.#length % BYTE)) % BYTE, 0);
  }

  bytes(): Uint8Array {
    const bits = this.#bits.join('');
    return Uint8Array.from({ length: bits.length / BYTE }, (_, at) => Number.parseInt(bits.slice(at * BYTE, (at + 1) * BYTE), 2));
  }
}

const BYTE = 8;
