/** Kinds of values in CBOR (RFC 8949, 3.1), as far as the index uses them. */
export const kinds = { number: 0, negative: 1, text: 3, list: 4 } as const;

const texts = new TextEncoder();

/** CBOR that grows at its end. */
export class ByteWriter {
  /** Small at first: most are used for a head or a word. */
  #bytes = new Uint8Array(64);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** A kind and a number from 0 to 2³² − 1: in one byte, or in as many more as it needs. */
  writeHead(kind: number, value: number): void {
    const major = kind << 5;
    const bytes = this.#room(5);
    if (value < 24) bytes[this.#length++] = major | value;
    else if (value < 0x100) {
      bytes[this.#length++] = major | 24;
      bytes[this.#length++] = value;
    } else {
      const width = value < 0x1_0000 ? 2 : 4;
      bytes[this.#length++] = major | (width === 2 ? 25 : 26);
      for (let shift = (width - 1) * 8; shift >= 0; shift -= 8) bytes[this.#length++] = (value >>> shift) & 0xff;
    }
  }

  writeNumber(value: number): void {
    if (value < 0) this.writeHead(kinds.negative, -1 - value);
    else this.writeHead(kinds.number, value);
  }

  writeText(text: string): void {
    const encoded = texts.encode(text);
    this.writeHead(kinds.text, encoded.length);
    this.writeBytes(encoded);
  }

  writeBytes(bytes: Uint8Array): void {
    this.#room(bytes.length).set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** A few bytes of others. */
  copyBytes(bytes: Uint8Array, from: number, to: number): void {
    const room = this.#room(to - from);
    for (let at = from; at < to; at += 1) room[this.#length++] = bytes[at] ?? 0;
  }

  /** What was written since the last time, as bytes of its own. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }

  #room(more: number): Uint8Array {
    const wanted = this.#length + more;
    if (wanted > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(wanted, this.#bytes.length * 2));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    return this.#bytes;
  }
}
