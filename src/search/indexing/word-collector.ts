import { ByteWriter, kinds } from '../index-format/byte-writer.ts';
import { compareWords } from '../index-format/compare-words.ts';
import type { IndexWord } from '../index-format/index-words.ts';
import type { NumberWord, TakeWord } from './page-words.ts';

/** The words of a page, in the order in which they stand there. */
export interface PageWords {
  /** Gives all words of the text to `take`. */
  text(take: TakeWord): void;
  /** Gives all words of the meta data to `take`, with the names of their fields. */
  meta(take: (word: number, field: string, place: number) => void): void;
}

/** A weight as files write it when nothing is said: the engine's readers take it for granted. */
const unsaidWeight = 25;

/** Where a word stands in a page's meta data. */
interface MetaPlace {
  readonly page: number;
  readonly field: string;
  readonly place: number;
}

interface NumberedWord {
  readonly word: string;
  /** With accents: it stands behind the word without them. */
  readonly written: string | undefined;
  readonly meta: MetaPlace[];
  /** The numbers of the ways it was written with accents, in the order in which they were met. */
  readonly variants: number[];
}

/** Where a word stands in a page's text, as bytes. */
interface TextRow {
  readonly page: number;
  readonly bytes: Uint8Array;
  /** How many numbers the list has. */
  readonly length: number;
}

/**
 * Collects where the words of pages stand, page after page, and gives them in the order and the form in which the index has them. Of a page only its
 * bytes are kept: a row for each of its words.
 */
export class WordCollector {
  readonly #words: NumberedWord[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #rows = new RowStore();
  readonly #page = new PagePlaces();

  readonly numberWord: NumberWord = (word, written) => {
    const key = written === undefined ? word : `${word}\n${written}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    // Its variants are written behind the word itself.
    if (written !== undefined) this.numberWord(word);
    this.#words.push({ word, written, meta: [], variants: [] });
    this.#numbers.set(key, this.#words.length - 1);
    return this.#words.length - 1;
  };

  /** Gives what `text` gives. */
  addPage<T>(text: (take: TakeWord) => T, meta: (take: (word: number, field: string, place: number) => void) => void): T {
    const page = this.#rows.pages;
    const result = text((word, place, weight) => { this.#page.add(word, place, weight); });
    const words = this.#page.write(this.#rows);
    this.#meetVariants(words);
    const told = new Set<number>();
    meta((word, field, place) => {
      this.#words[word]?.meta.push({ page, field, place });
      told.add(word);
    });
    this.#meetVariants([...told]);
    return result;
  }

  /** All words, in order. `fields` are the names of meta data in their order. */
  *words(fields: readonly string[]): Generator<IndexWord> {
    const numbers = new Map(fields.map((field, at) => [field, at]));
    const order = [...this.#words.keys()].filter((number) => this.#words[number]?.written === undefined).toSorted((a, b) => compareWords(this.#words[a]?.word ?? '', this.#words[b]?.word ?? ''));
    const rowsOf = this.#rows.byWord(this.#words.length);
    const writer = new ByteWriter();
    const write = (number: number): Written => writePages(writer, rowsOf(number), this.#words[number]?.meta ?? [], numbers);
    for (const number of order) {
      const { word = '', variants = [] } = this.#words[number] ?? {};
      writer.writeHead(kinds.list, 3);
      writer.writeText(word);
      const { pages, places } = write(number);
      let filled = places;
      writer.writeHead(kinds.list, variants.length);
      for (const variant of variants) {
        writer.writeHead(kinds.list, 2);
        writer.writeText(this.#words[variant]?.written ?? '');
        filled += 1 + write(variant).places;
      }
      yield { word, bytes: writer.take(), places: filled, pages };
    }
  }

  /** Those that a page is the first to have. */
  #meetVariants(words: readonly number[]): void {
    const met = words.filter((number) => this.#words[number]?.written !== undefined);
    for (const number of met.toSorted((a, b) => compareWords(this.#words[a]?.written ?? '', this.#words[b]?.written ?? ''))) {
      const known = this.#words[this.numberWord(this.#words[number]?.word ?? '')]?.variants;
      if (known?.includes(number) === false) known.push(number);
    }
  }
}

interface Written {
  readonly pages: readonly number[];
  /** How much of a file they fill. */
  readonly places: number;
}

/** The pages of a word: in each the places in the text, then those in the meta data. */
function writePages(writer: ByteWriter, rows: readonly TextRow[], meta: readonly MetaPlace[], fields: ReadonlyMap<string, number>): Written {
  const told = Map.groupBy(meta, ({ page }) => page);
  const texts = new Map(rows.map((row) => [row.page, row]));
  const pages = told.size === 0 ? rows.map(({ page }) => page) : [...new Set([...texts.keys(), ...told.keys()])].toSorted((a, b) => a - b);
  writer.writeHead(kinds.list, pages.length);
  let [last, places] = [0, 0];
  for (const page of pages) {
    writer.writeHead(kinds.list, 3);
    writer.writeNumber(page - last);
    const row = texts.get(page);
    if (row) writer.writeBytes(row.bytes);
    else writer.writeHead(kinds.list, 0);
    places += 1 + (row?.length ?? 0) + writeMeta(writer, told.get(page) ?? [], fields);
    last = page;
  }
  return { pages, places };
}

/** The fields in their order, told apart by numbers below zero; in each the distances from one place to the next. Gives how many numbers that is. */
function writeMeta(writer: ByteWriter, places: readonly MetaPlace[], fields: ReadonlyMap<string, number>): number {
  const numbers: number[] = [];
  let [last, before] = [-1, 0];
  for (const { field, place } of places.map((one) => ({ field: fields.get(one.field) ?? 0, place: one.place })).toSorted((a, b) => a.field - b.field || a.place - b.place)) {
    if (field !== last) {
      numbers.push(-field - 1);
      [last, before] = [field, 0];
    }
    numbers.push(place - before);
    before = place;
  }
  writer.writeHead(kinds.list, numbers.length);
  for (const number of numbers) writer.writeNumber(number);
  return numbers.length;
}

/** Numbers that become more and more. */
class NumberList {
  #numbers = new Int32Array(1 << 12);
  length = 0;

  push(number: number): void {
    this.set(this.length++, number);
  }

  at(place: number): number {
    return this.#numbers[place] ?? 0;
  }

  /** What lies between the last number and this one is 0. */
  set(place: number, number: number): void {
    if (place >= this.#numbers.length) this.#grow(place + 1);
    this.#numbers[place] = number;
  }

  #grow(wanted: number): void {
    const larger = new Int32Array(Math.max(wanted, this.#numbers.length * 2));
    larger.set(this.#numbers);
    this.#numbers = larger;
  }
}

/** The words of one page: for each where it stands, as a chain from its first place to its last. */
class PagePlaces {
  readonly #words: number[] = [];
  /** By the word's number: its first and last link, counted from 1. */
  readonly #first = new NumberList();
  readonly #last = new NumberList();
  readonly #next: number[] = [];
  readonly #places: number[] = [];
  readonly #weights: number[] = [];

  add(word: number, place: number, weight: number): void {
    const link = this.#places.push(place);
    this.#weights.push(weight);
    this.#next.push(0);
    const before = this.#last.at(word);
    if (before > 0) this.#next[before - 1] = link;
    else {
      this.#words.push(word);
      this.#first.set(word, link);
    }
    this.#last.set(word, link);
  }

  /** Writes a row for each word, and is empty again. Gives the words. */
  write(rows: RowStore): readonly number[] {
    for (const word of this.#words) {
      rows.add(word, this.#listPlaces(this.#first.at(word)));
      this.#last.set(word, 0);
    }
    rows.endPage();
    const words = this.#words.slice();
    for (const list of [this.#words, this.#next, this.#places, this.#weights]) list.length = 0;
    return words;
  }

  /** By weight, which is told by a number below zero where it changes, and by place: the distances from one to the next. */
  #listPlaces(first: number): readonly number[] {
    const links: number[] = [];
    for (let link = first; link > 0; link = this.#next[link - 1] ?? 0) links.push(link);
    const weightOf = (link: number): number => this.#weights[link - 1] ?? 0;
    if (links.some((link) => weightOf(link) !== weightOf(first))) links.sort((a, b) => rankOf(weightOf(a)) - rankOf(weightOf(b)) || a - b);
    const numbers: number[] = [];
    let [weight, before] = [unsaidWeight, 0];
    for (const link of links) {
      const [now, place] = [weightOf(link), this.#places[link - 1] ?? 0];
      if (now === weight) numbers.push(place - before);
      else numbers.push(-now - 1, place);
      [weight, before] = [now, place];
    }
    return numbers;
  }
}

const rankOf = (weight: number): number => (weight === unsaidWeight ? 0 : weight);

/** Rows of words, page after page. */
class RowStore {
  readonly #writer = new ByteWriter();
  readonly #bytes: Uint8Array[] = [];
  readonly #word = new NumberList();
  readonly #length = new NumberList();
  /** Where it ends among the bytes of its page. */
  readonly #end = new NumberList();
  readonly #page = new NumberList();

  get pages(): number {
    return this.#bytes.length;
  }

  add(word: number, numbers: readonly number[]): void {
    this.#writer.writeHead(kinds.list, numbers.length);
    for (const number of numbers) this.#writer.writeNumber(number);
    this.#word.push(word);
    this.#length.push(numbers.length);
    this.#end.push(this.#writer.length);
    this.#page.push(this.pages);
  }

  endPage(): void {
    this.#bytes.push(this.#writer.take());
  }

  /** Gives the rows of a word, in the order of their pages. */
  byWord(words: number): (word: number) => readonly TextRow[] {
    const ends = new Int32Array(words + 1);
    for (let row = 0; row < this.#word.length; row += 1) ends[this.#word.at(row) + 1] = (ends[this.#word.at(row) + 1] ?? 0) + 1;
    for (let word = 0; word < words; word += 1) ends[word + 1] = (ends[word + 1] ?? 0) + (ends[word] ?? 0);
    const next = ends.slice(0, words);
    const sorted = new Int32Array(this.#word.length);
    for (let row = 0; row < this.#word.length; row += 1) {
      const word = this.#word.at(row);
      sorted[next[word] ?? 0] = row;
      next[word] = (next[word] ?? 0) + 1;
    }
    return (word) => Array.from(sorted.subarray(ends[word], ends[word + 1]), (row) => this.#rowOf(row));
  }

  #rowOf(row: number): TextRow {
    const page = this.#page.at(row);
    const start = row > 0 && this.#page.at(row - 1) === page ? this.#end.at(row - 1) : 0;
    return { page, bytes: this.#bytes[page]?.subarray(start, this.#end.at(row)) ?? new Uint8Array(), length: this.#length.at(row) };
  }
}
