import { GrowingNumbers } from './growing-numbers.ts';

/** Takes a row: a word and the numbers that say where it stands in a page. */
export type TakeRow = (word: number, numbers: readonly number[]) => void;

/** A weight that files do not write: readers take it for granted. */
const unsaidWeight = 25;

const rankOf = (weight: number): number => (weight === unsaidWeight ? 0 : weight);

/** The words of one page: for each where it stands, as a chain from its first place to its last. */
export class PagePlaces {
  readonly #words: number[] = [];
  /** By the word's number: its first and last link, counted from 1. */
  readonly #first = new GrowingNumbers();
  readonly #last = new GrowingNumbers();
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

  /** Gives a row for each word, and is empty again. Gives the words. */
  take(takeRow: TakeRow): readonly number[] {
    for (const word of this.#words) {
      takeRow(word, this.#numbersOf(this.#first.at(word)));
      this.#last.set(word, 0);
    }
    const words = this.#words.slice();
    for (const list of [this.#words, this.#next, this.#places, this.#weights]) list.length = 0;
    return words;
  }

  /** By weight, which is told by a number below zero where it changes, and by place: the distances from one to the next. */
  #numbersOf(first: number): readonly number[] {
    const numbers: number[] = [];
    let [weight, before] = [unsaidWeight, 0];
    for (const link of this.#linksOf(first)) {
      const [now, place] = [this.#weights[link - 1] ?? 0, this.#places[link - 1] ?? 0];
      if (now === weight) numbers.push(place - before);
      else numbers.push(-now - 1, place);
      weight = now;
      before = place;
    }
    return numbers;
  }

  #linksOf(first: number): readonly number[] {
    const links: number[] = [];
    const weight = this.#weights[first - 1];
    let isEven = true;
    for (let link = first; link > 0; link = this.#next[link - 1] ?? 0) {
      links.push(link);
      isEven &&= this.#weights[link - 1] === weight;
    }
    return isEven ? links : links.sort((a, b) => rankOf(this.#weights[a - 1] ?? 0) - rankOf(this.#weights[b - 1] ?? 0) || a - b);
  }
}
