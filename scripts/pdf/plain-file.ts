import type { PDFDocument, PDFObject } from '@cantoo/pdf-lib';

import { bytesOfLatin1, latin1Of } from './latin1.ts';

/** A file whose objects lie open behind one cross-reference table, as Chromium writes it and as the parts of a book are kept. */
export interface PlainFile {
  /** The text of every object by its number, without `N 0 obj` and `endobj`. */
  readonly objects: ReadonlyMap<number, string>;
  readonly catalog: number;
  readonly info: number;
}

const ENTRY = 20;
const DIGITS = 10;

export function openPlainFile(bytes: Uint8Array): PlainFile {
  const text = latin1Of(bytes);
  const start = Number(need(/startxref\s+(\d+)/, text.slice(-64)));
  const header = /^xref\n0 (\d+)\n/.exec(text.slice(start, start + 40));
  const size = Number(header?.[1] ?? need(/^xref\n0 (\d+)/, ''));
  const objects = new Map<number, string>();
  for (let number = 1; number < size; number += 1) {
    const from = start + (header?.[0].length ?? 0) + number * ENTRY;
    const entry = text.slice(from, from + ENTRY);
    if (entry.includes('n')) objects.set(number, bodyOf(text, Number(entry.slice(0, DIGITS))));
  }
  const trailer = text.slice(text.lastIndexOf('trailer'));
  return { objects, catalog: Number(need(/\/Root (\d+) 0 R/, trailer)), info: Number(need(/\/Info (\d+) 0 R/, trailer)) };
}

/** A stream may hold anything, so its length says where it ends. */
function bodyOf(text: string, offset: number): string {
  const start = text.indexOf('obj', offset) + 'obj'.length;
  const body = text.slice(start, text.indexOf('endobj', start));
  const stream = body.indexOf('stream\n');
  if (stream < 0) return body.trim();
  const length = Number(need(/\/Length (\d+)(?! 0 R)/, body.slice(0, stream)));
  return text.slice(start, text.indexOf('endobj', start + stream + 'stream\n'.length + length)).trim();
}

export type NumberedObject = readonly [number: number, text: string];

/** Takes the next bytes of a file. */
export type Sink = (bytes: Uint8Array) => void;

/** Writes a plain file object by object, so that not all of them need to be there at once. */
export class PlainWriter {
  readonly #sink: Sink;
  readonly #offsets = new Map<number, number>();
  #length = 0;

  constructor(sink: Sink) {
    this.#sink = sink;
    this.#append('%PDF-1.7\n%\xd3\xeb\xe9\xe1\n');
  }

  add(objects: Iterable<NumberedObject>): void {
    let texts: string[] = [];
    let size = 0;
    for (const [number, text] of objects) {
      const whole = `${number} 0 obj\n${text}\nendobj\n`;
      this.#offsets.set(number, this.#length + size);
      size += whole.length;
      texts.push(whole);
      if (size < CHUNK) continue;
      this.#append(texts.join(''));
      [texts, size] = [[], 0];
    }
    this.#append(texts.join(''));
  }

  end(catalog: number, info: number): void {
    const size = [...this.#offsets.keys()].reduce((most, number) => Math.max(most, number), 0) + 1;
    const entries = Array.from({ length: size }, (_, number) => (this.#offsets.has(number) ? `${String(this.#offsets.get(number)).padStart(DIGITS, '0')} 00000 n \n` : '0000000000 65535 f \n'));
    this.#append(`xref\n0 ${size}\n${entries.join('')}trailer\n<</Size ${size}\n/Root ${catalog} 0 R\n/Info ${info} 0 R>>\nstartxref\n${this.#length}\n%%EOF\n`);
  }

  #append(text: string): void {
    if (text === '') return;
    this.#sink(bytesOfLatin1(text));
    this.#length += text.length;
  }
}

const CHUNK = 1_000_000;

/** What is written into a sink, as one. */
export function collect(write: (sink: Sink) => void): Uint8Array {
  const chunks: Uint8Array[] = [];
  write((bytes) => chunks.push(bytes));
  return new Uint8Array(Buffer.concat(chunks));
}

/** The objects of a document, in the order of their numbers. */
export const listObjects = (doc: PDFDocument): readonly NumberedObject[] => doc.context.enumerateIndirectObjects().map(([{ objectNumber }, object]) => [objectNumber, textOf(object)] as const);

function textOf(object: PDFObject): string {
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return latin1Of(bytes);
}

/** A document as a plain file. */
export function writePlainFile(doc: PDFDocument): Uint8Array {
  const { Root, Info } = doc.context.trailerInfo;
  return collect((sink) => {
    const writer = new PlainWriter(sink);
    writer.add(listObjects(doc));
    writer.end(numberOf(Root), numberOf(Info));
  });
}

const numberOf = (ref: unknown): number => Number(need(/^(\d+) 0 R$/, String(ref)));

export function need(pattern: RegExp, text: string | undefined): string {
  const found = pattern.exec(text ?? '')?.[1];
  if (found === undefined) throw new Error(`这不是 Chromium 直接打印的 PDF：找不到 ${pattern.source}。`);
  return found;
}
