import { ByteWriter, kinds } from '../index-format/byte-writer.ts';
import { compareWords } from '../index-format/compare-words.ts';
import type { IndexWord } from '../index-format/index-words.ts';
import { PagePlaces } from './page-places.ts';
import type { NumberWord, TakeWord } from './page-words.ts';
import { RowStore, type TextRow } from './row-store.ts';

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
    this.#meetVariants(this.#page.take((word, numbers) => { this.#rows.add(word, numbers); }));
    this.#rows.endPage();
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
    const write = (number: number): number => writePages(writer, rowsOf(number), this.#words[number]?.meta ?? [], numbers);
    for (const number of order) {
      const { word = '', variants = [] } = this.#words[number] ?? {};
      writer.writeHead(kinds.list, 3);
      writer.writeText(word);
      let filled = write(number);
      writer.writeHead(kinds.list, variants.length);
      for (const variant of variants) {
        writer.writeHead(kinds.list, 2);
        writer.writeText(this.#words[variant]?.written ?? '');
        filled += 1 + write(variant);
      }
      yield { word, bytes: writer.take(), places: filled, isMoved: false };
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

/** The pages of a word: in each the places in the text, then those in the meta data. Gives how much of a file they fill. */
function writePages(writer: ByteWriter, rows: readonly TextRow[], meta: readonly MetaPlace[], fields: ReadonlyMap<string, number>): number {
  if (meta.length > 0) return writeWithMeta(writer, rows, meta, fields);
  writer.writeHead(kinds.list, rows.length);
  let last = 0;
  for (const row of rows) {
    writePage(writer, row.page - last, row);
    writer.writeHead(kinds.list, 0);
    last = row.page;
  }
  return rows.reduce((sum, { length }) => sum + 1 + length, 0);
}

function writeWithMeta(writer: ByteWriter, rows: readonly TextRow[], meta: readonly MetaPlace[], fields: ReadonlyMap<string, number>): number {
  const texts = new Map(rows.map((row) => [row.page, row]));
  const told = Map.groupBy(meta, ({ page }) => page);
  const pages = [...new Set([...texts.keys(), ...told.keys()])].toSorted((a, b) => a - b);
  writer.writeHead(kinds.list, pages.length);
  let [last, places] = [0, 0];
  for (const page of pages) {
    writePage(writer, page - last, texts.get(page));
    places += 1 + (texts.get(page)?.length ?? 0) + writeMeta(writer, told.get(page) ?? [], fields);
    last = page;
  }
  return places;
}

/** All of a page but its meta data; told by the distance to the page before. */
function writePage(writer: ByteWriter, distance: number, row: TextRow | undefined): void {
  writer.writeHead(kinds.list, 3);
  writer.writeNumber(distance);
  if (row) writer.copyBytes(row.bytes, row.from, row.to);
  else writer.writeHead(kinds.list, 0);
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
