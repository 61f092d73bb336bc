import { inflate } from './flate.ts';
import { latin1Of } from './latin1.ts';

/**
 * A finished file, read object by object: cross-reference streams and object streams as the lineariser writes them, or one plain table.
 * It keeps nothing but where everything lies; an object model of a book takes hundreds of megabytes.
 */
export interface FinishedFile {
  /** The numbers of all objects. */
  readonly numbers: readonly number[];
  /** An object's text, that of a stream up to its data; empty when there is none. */
  readonly object: (number: number) => string;
  /** A stream's data as it lies in the file; undefined when the object is no stream. */
  readonly data: (number: number) => Uint8Array | undefined;
  /** The trailer, or the dictionary of the stream that stands for it. */
  readonly trailer: string;
}

/** In the file itself, or as the `index`th object of a stream of objects. */
type Place = { readonly offset: number } | { readonly holder: number; readonly index: number };

interface Section {
  readonly places: ReadonlyMap<number, Place>;
  readonly trailer: string;
}

const TAIL = 64;

/** Throws when the bytes are no such file. */
export function openFinished(bytes: Uint8Array): FinishedFile {
  const start = number(/startxref\s+(\d+)/, latin1Of(bytes.subarray(-TAIL)));
  const sections = [...readSections(bytes, start)];
  const places = new Map(sections.toReversed().flatMap((section) => [...section.places]));
  let opened: { readonly holder: number; readonly objects: readonly string[] } | undefined;
  const openHolder = (holder: number): readonly string[] => {
    if (opened?.holder !== holder) opened = { holder, objects: unpackObjects(stream(bytes, places.get(holder))) };
    return opened.objects;
  };
  return {
    numbers: [...places.keys()],
    object: (wanted) => {
      const place = places.get(wanted);
      if (!place) return '';
      return 'offset' in place ? readObject(bytes, place.offset).text : (openHolder(place.holder)[place.index] ?? '');
    },
    data: (wanted) => stream(bytes, places.get(wanted))?.data,
    trailer: sections[0]?.trailer ?? '',
  };
}

interface StreamObject {
  readonly text: string;
  readonly data: Uint8Array;
}

function stream(bytes: Uint8Array, place: Place | undefined): StreamObject | undefined {
  if (!place || !('offset' in place)) return undefined;
  const { text, data } = readObject(bytes, place.offset);
  return data && { text, data };
}

const WINDOW = 4096;

/** The text between `obj` and `stream` or `endobj`, and the data of a stream. */
function readObject(bytes: Uint8Array, offset: number): { readonly text: string; readonly data: Uint8Array | undefined } {
  for (let size = WINDOW; ; size *= 8) {
    const window = latin1Of(bytes.subarray(offset, offset + size));
    const end = /\bendobj\b|>>\s*stream\r?\n/.exec(window);
    if (!end && offset + size < bytes.length) continue;
    if (!end) throw new Error(`第 ${offset} 字节处的对象没有结尾。`);
    const isStream = end[0].endsWith('\n');
    const text = window.slice(window.indexOf('obj') + 'obj'.length, end.index + (isStream ? 2 : 0)).trim();
    const from = offset + end.index + end[0].length;
    return { text, data: isStream ? bytes.subarray(from, from + number(/\/Length (\d+)(?! \d+ R)/, text)) : undefined };
  }
}

const unpack = ({ text, data }: StreamObject): Uint8Array => (text.includes('/FlateDecode') ? inflate(data) : data);

function unpackObjects(holder: StreamObject | undefined): readonly string[] {
  if (!holder) throw new Error('文件里少了一个对象流。');
  const text = latin1Of(unpack(holder));
  const first = number(/\/First (\d+)/, holder.text);
  const offsets = [...text.slice(0, first).matchAll(/\d+\s+(\d+)/g)].map(([, offset]) => first + Number(offset));
  return offsets.map((offset, at) => text.slice(offset, offsets[at + 1]).trim());
}

function* readSections(bytes: Uint8Array, start: number): Generator<Section> {
  for (let offset: number | undefined = start; offset !== undefined; ) {
    const section: Section = latin1Of(bytes.subarray(offset, offset + 'xref'.length)) === 'xref' ? readTable(bytes, offset) : readXrefStream(bytes, offset);
    yield section;
    offset = optional(/\/Prev (\d+)/, section.trailer);
  }
}

const ENTRY = 20;

function readTable(bytes: Uint8Array, offset: number): Section {
  const text = latin1Of(bytes.subarray(offset));
  const header = /^xref\n0 (\d+)\n/.exec(text);
  if (!header) throw new Error('交叉引用表不是一段。');
  const count = Number(header[1]);
  const entries = Array.from({ length: count }, (_, at) => text.slice(header[0].length + at * ENTRY, header[0].length + (at + 1) * ENTRY));
  return { places: new Map(entries.flatMap((entry, at) => (entry.includes('n') ? [[at, { offset: Number(entry.slice(0, 10)) }] as const] : []))), trailer: text.slice(text.indexOf('trailer')) };
}

function readXrefStream(bytes: Uint8Array, offset: number): Section {
  const { text, data } = readObject(bytes, offset);
  if (!data) throw new Error('交叉引用不是流。');
  const widths = numbersIn(/\/W \[([^\]]*)\]/, text);
  const [size = 0] = [number(/\/Size (\d+)/, text)];
  const index = /\/Index/.test(text) ? numbersIn(/\/Index \[([^\]]*)\]/, text) : [0, size];
  const columns = widths.reduce((sum, width) => sum + width, 0);
  const rows = undoPredictor(unpack({ text, data }), columns, /\/Predictor 1\d/.test(text));
  const places = new Map<number, Place>();
  let at = 0;
  for (let pair = 0; pair < index.length; pair += 2) {
    const [from = 0, count = 0] = index.slice(pair, pair + 2);
    for (let entry = 0; entry < count; entry += 1, at += columns) {
      const place = readEntry(rows.subarray(at, at + columns), widths);
      if (place) places.set(from + entry, place);
    }
  }
  return { places, trailer: text };
}

function readEntry(row: Uint8Array, widths: readonly number[]): Place | undefined {
  let at = 0;
  const [kind, second = 0, third = 0] = widths.map((width) => {
    const value = row.subarray(at, at + width).reduce((sum, byte) => sum * 256 + byte, 0);
    at += width;
    return value;
  });
  if (kind === 1) return { offset: second };
  return kind === 2 ? { holder: second, index: third } : undefined;
}

const UP = 2;

/** Each row as the differences from the one above it (PNG's filter "up"), a byte in front of it to say so. */
function undoPredictor(data: Uint8Array, columns: number, predicted: boolean): Uint8Array {
  if (!predicted) return data;
  const count = Math.floor(data.length / (columns + 1));
  const rows = new Uint8Array(count * columns);
  for (let row = 0; row < count; row += 1) {
    const filter = data[row * (columns + 1)];
    for (let column = 0; column < columns; column += 1) {
      const above = filter === UP && row > 0 ? (rows[(row - 1) * columns + column] ?? 0) : 0;
      rows[row * columns + column] = (data[row * (columns + 1) + 1 + column] ?? 0) + above;
    }
  }
  return rows;
}

const numbersIn = (pattern: RegExp, text: string): readonly number[] => (pattern.exec(text)?.[1] ?? '').trim().split(/\s+/).map(Number);

const optional = (pattern: RegExp, text: string): number | undefined => {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
};

function number(pattern: RegExp, text: string): number {
  const found = optional(pattern, text);
  if (found === undefined) throw new Error(`这不是印好的 PDF：找不到 ${pattern.source}。`);
  return found;
}
