import { ByteWriter, kinds } from '../index-format/byte-writer.ts';
import { GrowingNumbers } from './growing-numbers.ts';

/** Where a word stands in a page's text, as bytes. */
export interface TextRow {
  readonly page: number;
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  /** How many numbers the list has. */
  readonly length: number;
}

const nothing = new Uint8Array();

/** Rows of words, page after page. */
export class RowStore {
  readonly #writer = new ByteWriter();
  readonly #bytes: Uint8Array[] = [];
  /** The first row of each page. */
  readonly #starts = new GrowingNumbers();
  /** By the row's number: its word, and where it ends among the bytes of its page. */
  readonly #word = new GrowingNumbers();
  readonly #end = new GrowingNumbers();

  get pages(): number {
    return this.#bytes.length;
  }

  add(word: number, numbers: readonly number[]): void {
    this.#writer.writeHead(kinds.list, numbers.length);
    for (const number of numbers) this.#writer.writeNumber(number);
    this.#word.push(word);
    this.#end.push(this.#writer.length);
  }

  endPage(): void {
    this.#bytes.push(this.#writer.take());
    this.#starts.set(this.pages, this.#word.length);
  }

  /** Gives the rows of a word, in the order of their pages. `words` is how many there are. */
  byWord(words: number): (word: number) => readonly TextRow[] {
    const rows = this.#word.length;
    const starts = new Int32Array(words + 1);
    for (let row = 0; row < rows; row += 1) starts[this.#word.at(row) + 1] = (starts[this.#word.at(row) + 1] ?? 0) + 1;
    for (let word = 0; word < words; word += 1) starts[word + 1] = (starts[word + 1] ?? 0) + (starts[word] ?? 0);
    const next = starts.slice(0, words);
    const sorted = new Int32Array(rows);
    for (let row = 0; row < rows; row += 1) {
      const word = this.#word.at(row);
      const place = next[word] ?? 0;
      sorted[place] = row;
      next[word] = place + 1;
    }
    return (word) => this.#readRows(sorted.subarray(starts[word], starts[word + 1]));
  }

  #readRows(rows: Int32Array): readonly TextRow[] {
    let page = 0;
    return Array.from(rows, (row) => {
      page = this.#pageOf(row, page);
      const from = row === this.#starts.at(page) ? 0 : this.#end.at(row - 1);
      const bytes = this.#bytes[page] ?? nothing;
      return { page, bytes, from, to: this.#end.at(row), length: readLength(bytes, from) };
    });
  }

  /** The page of a row, which is not before `first`. */
  #pageOf(row: number, first: number): number {
    let [low, high] = [first, this.pages - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts.at(middle) <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** How many numbers a list has: its head says it in one byte, or in as many more as it needs. */
function readLength(bytes: Uint8Array, at: number): number {
  const detail = (bytes[at] ?? 0) & 0x1f;
  if (detail < 24) return detail;
  const end = at + 1 + 2 ** (detail - 24);
  let length = 0;
  for (let place = at + 1; place < end; place += 1) length = length * 0x100 + (bytes[place] ?? 0);
  return length;
}
