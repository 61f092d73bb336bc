import { encodeCbor, encodeListHead } from './encode-cbor.ts';
import { joinBytes } from './join-bytes.ts';

/** A word of the index as it lies in a file, with as much as can be said of it without reading where it stands. */
export interface IndexWord {
  readonly word: string;
  /** The word and its postings in CBOR. */
  readonly bytes: Uint8Array;
  /** How much of a file it fills: pages, places in their texts and in their meta data. */
  readonly places: number;
  /** The pages that have it, in order. */
  readonly pages: readonly number[];
}

/** Where a word stands in one page, as it lies in its file: what has not changed is handed on as bytes. */
export interface WordRow {
  readonly page: number;
  /** How much of a file it fills. */
  readonly places: number;
  readonly bytes: Uint8Array;
  /** Where the row begins: with the distance of its page from that of the row before. */
  readonly start: number;
  readonly distance: number;
  /** Where the places in text and meta data begin, which stand behind it. */
  readonly rest: number;
  readonly end: number;
}

const texts = new TextDecoder();

/** The index has something that is not known here, such as other spellings of a word; all of it can still be made anew. */
export class UnreadableIndex extends Error {}

/** Reads heads and skips over what they announce. */
function openReader(bytes: Uint8Array) {
  let at = 0;
  const readHead = (): { readonly kind: number; readonly value: number } => {
    const head = bytes[at++] ?? 0xff;
    const detail = head & 0x1f;
    if (detail > 26) throw new UnreadableIndex(`索引文件的第 ${String(at)} 个字节读不懂：${String(head)}`);
    if (detail < 24) return { kind: head >> 5, value: detail };
    let value = 0;
    for (const end = at + 2 ** (detail - 24); at < end; at += 1) value = value * 256 + (bytes[at] ?? 0);
    return { kind: head >> 5, value };
  };
  const readLength = (wanted: number): number => {
    const { kind, value } = readHead();
    if (kind !== wanted) throw new UnreadableIndex(`索引文件的第 ${String(at)} 个字节应是另一种：${String(kind)}`);
    return value;
  };
  return {
    at: (): number => at,
    readNumber: (): number => readLength(0),
    readList: (): number => readLength(4),
    readText: (): string => {
      const length = readLength(3);
      at += length;
      return texts.decode(bytes.subarray(at - length, at));
    },
    /** Gives how many numbers the list has. */
    skipNumbers: (): number => {
      const length = readLength(4);
      for (let left = length; left > 0; left -= 1) {
        const detail = (bytes[at] ?? 0) & 0x1f;
        at += detail < 24 ? 1 : 1 + 2 ** (detail - 24);
      }
      return length;
    },
    /** Writes other numbers where those below zero stand: each of one byte, as there are never many fields. */
    renumberNegatives: (numberOf: (field: number) => number): void => {
      for (let left = readLength(4); left > 0; left -= 1) {
        const start = at;
        const { kind, value } = readHead();
        if (kind !== 1) continue;
        const number = numberOf(value);
        if (at - start > 1 || number > 23) throw new UnreadableIndex('索引里的资料项太多，读不懂。');
        bytes[start] = 0x20 | number;
      }
    },
  };
}

/** The words of one file, in order. Throws `UnreadableIndex`. */
export function* readIndexWords(content: Uint8Array): Generator<IndexWord> {
  const reader = openReader(content);
  reader.readList();
  for (let left = reader.readList(); left > 0; left -= 1) {
    const start = reader.at();
    reader.readList();
    const word = reader.readText();
    const pages: number[] = [];
    let [page, places] = [0, 0];
    for (let postings = reader.readList(); postings > 0; postings -= 1) {
      reader.readList();
      page += reader.readNumber();
      pages.push(page);
      places += 1 + reader.skipNumbers() + reader.skipNumbers();
    }
    if (reader.readList() > 0) throw new UnreadableIndex(`索引里的词「${word}」有别的写法，读不懂。`);
    yield { word, bytes: content.subarray(start, reader.at()), places, pages };
  }
}

/** The page of a word's first row, and what follows it, up to the end of the last row. */
export function rowsOf({ bytes }: IndexWord): { readonly first: number; readonly rest: Uint8Array } {
  const reader = openReader(bytes);
  reader.readList();
  reader.readText();
  reader.readList();
  reader.readList();
  const first = reader.readNumber();
  // The empty list of other spellings is one byte.
  return { first, rest: bytes.subarray(reader.at(), bytes.length - 1) };
}

/** The words of a file with their meta data under other numbers: those that the names of meta data have in another index. */
export function renumberWords(content: Uint8Array, numberOf: (field: number) => number): Uint8Array {
  const renumbered = content.slice();
  const reader = openReader(renumbered);
  reader.readList();
  for (let left = reader.readList(); left > 0; left -= 1) {
    reader.readList();
    reader.readText();
    for (let postings = reader.readList(); postings > 0; postings -= 1) {
      reader.readList();
      reader.readNumber();
      reader.skipNumbers();
      reader.renumberNegatives(numberOf);
    }
    if (reader.readList() > 0) throw new UnreadableIndex('索引里有的词有别的写法，读不懂。');
  }
  return renumbered;
}

export function readRows({ bytes }: IndexWord): readonly WordRow[] {
  const reader = openReader(bytes);
  reader.readList();
  reader.readText();
  let page = 0;
  return Array.from({ length: reader.readList() }, (): WordRow => {
    const start = reader.at();
    reader.readList();
    const distance = reader.readNumber();
    page += distance;
    const rest = reader.at();
    const places = 1 + reader.skipNumbers() + reader.skipNumbers();
    return { page, places, bytes, start, distance, rest, end: reader.at() };
  });
}

/** A word with its rows, which are in the order of their pages. */
export const makeIndexWord = (word: string, rows: readonly WordRow[]): IndexWord => ({
  word,
  bytes: joinBytes([encodeListHead(3), encodeCbor(word), encodeListHead(rows.length), ...joinRows(rows), encodeListHead(0)]),
  places: rows.reduce((sum, { places }) => sum + places, 0),
  pages: rows.map(({ page }) => page),
});

/** Rows that lie one behind the other and keep their distances are one run of bytes. */
function joinRows(rows: readonly WordRow[]): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  let run: { readonly bytes: Uint8Array; readonly from: number; to: number } = { bytes: new Uint8Array(), from: 0, to: 0 };
  let last = 0;
  for (const { page, bytes, start, distance, rest, end } of rows) {
    const isKept = page - last === distance;
    if (isKept && run.bytes === bytes && run.to === start) run.to = end;
    else {
      parts.push(run.bytes.subarray(run.from, run.to));
      if (!isKept) parts.push(encodeListHead(3), encodeCbor(page - last));
      run = { bytes, from: isKept ? start : rest, to: end };
    }
    last = page;
  }
  return [...parts, run.bytes.subarray(run.from, run.to)];
}
