/** Whole numbers that become more and more. */
export class GrowingNumbers {
  #numbers = new Int32Array(1 << 12);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(number: number): void {
    this.set(this.#length, number);
  }

  /** 0 where none was set. */
  at(place: number): number {
    return this.#numbers[place] ?? 0;
  }

  set(place: number, number: number): void {
    if (place >= this.#numbers.length) this.#grow(place + 1);
    this.#numbers[place] = number;
    this.#length = Math.max(this.#length, place + 1);
  }

  #grow(wanted: number): void {
    const larger = new Int32Array(Math.max(wanted, Math.ceil(this.#numbers.length * 1.5)));
    larger.set(this.#numbers);
    this.#numbers = larger;
  }
}
