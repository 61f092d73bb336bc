import { kinds } from './byte-writer.ts';
import { encodeCbor, encodeListHead } from './encode-cbor.ts';
import { joinBytes } from './join-bytes.ts';

/** A word of the index as it lies in a file, with as much as can be said of it without reading where it stands. */
export interface IndexWord {
  readonly word: string;
  /** The word and its postings in CBOR. */
  readonly bytes: Uint8Array;
  /** How much of a file it fills: pages, places in their texts and in their meta data. */
  readonly places: number;
  /** Whether one of the pages that have it is another now, or is gone. */
  readonly isMoved: boolean;
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

/** Reads heads and skips over what they announce. An index has millions of numbers, and each of a file's is looked at when a page has changed. */
class IndexReader {
  readonly #bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  readNumber(): number {
    return this.#readHead(kinds.number);
  }

  readList(): number {
    return this.#readHead(kinds.list);
  }

  readText(): string {
    const length = this.#readHead(kinds.text);
    this.at += length;
    return texts.decode(this.#bytes.subarray(this.at - length, this.at));
  }

  /** Gives how many numbers the list has. */
  skipNumbers(): number {
    const length = this.readList();
    const bytes = this.#bytes;
    let at = this.at;
    if (length > bytes.length - at) throw new UnreadableIndex(`索引文件在第 ${String(at)} 个字节以后少了一截。`);
    for (let left = length; left > 0; left -= 1) at += widthOf(bytes[at] ?? 0);
    this.at = at;
    return length;
  }

  /** Writes other numbers where those below zero stand: each of one byte, as there are never many fields. */
  renumberNegatives(numberOf: (field: number) => number): void {
    const bytes = this.#bytes;
    for (let left = this.readList(); left > 0; left -= 1) {
      const head = bytes[this.at] ?? 0;
      if ((head & detailBits) > mostDetail) throw new UnreadableIndex(`索引文件的第 ${String(this.at)} 个字节读不懂：${String(head)}`);
      if (head >> 5 === kinds.negative) {
        const number = numberOf(head & detailBits);
        if (widthOf(head) > 1 || number >= oneByte) throw new UnreadableIndex('索引里的资料项太多，读不懂。');
        bytes[this.at] = (kinds.negative << 5) | number;
      }
      this.at += widthOf(head);
    }
  }

  #readHead(kind: number): number {
    const bytes = this.#bytes;
    const head = bytes[this.at] ?? 0xff;
    const detail = head & detailBits;
    if (head >> 5 !== kind || detail > mostDetail) throw new UnreadableIndex(`索引文件的第 ${String(this.at)} 个字节读不懂：${String(head)}`);
    const end = this.at + widthOf(head);
    let value = detail < oneByte ? detail : 0;
    for (this.at += 1; this.at < end; this.at += 1) value = value * 256 + (bytes[this.at] ?? 0);
    return value;
  }
}

/** Of a head: its number, when it is below `oneByte`, or in how many bytes behind it that stands: 24 for one, 25 for two, 26 for four. */
const detailBits = 0x1f;
const oneByte = 24;
const mostDetail = 26;

/** Bytes of a head with its number. */
const widthOf = (head: number): number => ((head & detailBits) < oneByte ? 1 : 1 + (1 << ((head & detailBits) - oneByte)));

/** No page of the index is another now. */
const allStay = (): boolean => false;

/** The words of one file, in order. Throws `UnreadableIndex`. */
export function* readIndexWords(content: Uint8Array, isMoved: (page: number) => boolean = allStay): Generator<IndexWord> {
  const reader = new IndexReader(content);
  reader.readList();
  for (let left = reader.readList(); left > 0; left -= 1) {
    const start = reader.at;
    reader.readList();
    const word = reader.readText();
    const postings = readPostings(reader, isMoved);
    if (reader.readList() > 0) throw new UnreadableIndex(`索引里的词「${word}」有别的写法，读不懂。`);
    yield { word, bytes: content.subarray(start, reader.at), ...postings };
  }
}

function readPostings(reader: IndexReader, isMoved: (page: number) => boolean): Pick<IndexWord, 'places' | 'isMoved'> {
  let [page, places, hasMoved] = [0, 0, false];
  for (let postings = reader.readList(); postings > 0; postings -= 1) {
    reader.readList();
    page += reader.readNumber();
    hasMoved ||= isMoved(page);
    places += 1 + reader.skipNumbers() + reader.skipNumbers();
  }
  return { places, isMoved: hasMoved };
}

/** The words of a file with their meta data under other numbers: those that the names of meta data have in another index. */
export function renumberWords(content: Uint8Array, numberOf: (field: number) => number): Uint8Array {
  const renumbered = content.slice();
  const reader = new IndexReader(renumbered);
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

export function readRows({ bytes }: Pick<IndexWord, 'bytes'>): readonly WordRow[] {
  const reader = new IndexReader(bytes);
  reader.readList();
  reader.readText();
  const rows: WordRow[] = [];
  let page = 0;
  for (let left = reader.readList(); left > 0; left -= 1) {
    const start = reader.at;
    reader.readList();
    const distance = reader.readNumber();
    page += distance;
    const rest = reader.at;
    const places = 1 + reader.skipNumbers() + reader.skipNumbers();
    rows.push({ page, places, bytes, start, distance, rest, end: reader.at });
  }
  return rows;
}

/** A word with its rows, which are in the order of their pages. */
export const makeIndexWord = (word: string, rows: readonly WordRow[]): IndexWord => ({
  word,
  bytes: joinBytes([encodeListHead(3), encodeCbor(word), encodeListHead(rows.length), ...joinRows(rows), encodeListHead(0)]),
  places: rows.reduce((sum, { places }) => sum + places, 0),
  isMoved: false,
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
