import { deflate, inflate } from './flate.ts';
import { openFinished } from './finished-file.ts';
import { bytesOfLatin1, latin1Of } from './latin1.ts';
import { splitStream } from './pdf-text.ts';
import type { NumberedObject, PlainFile } from './plain-file.ts';
import { decodeName, dictOf, formatValue, isDict, numberIn, parseValue, refIn, refTo } from './pdf-values.ts';
import type { PdfArray, PdfDict, PdfValue } from './pdf-values.ts';

interface OpenObject {
  value: PdfValue;
  /** Of a stream: from the word `stream` on. */
  data: string;
  /** Of a stream that has been unpacked, or is yet to be packed. */
  plain?: string;
}

/** A file whose objects can be changed. One is opened when it is asked for; the others stay the text that they are. */
export class PdfDocument {
  readonly catalog: PdfDict;
  readonly info: PdfDict;
  /** In the order of their numbers; of an object that was added, only its place. */
  readonly #texts: Map<number, string>;
  readonly #opened = new Map<number, OpenObject>();
  readonly #numbers: Pick<PlainFile, 'catalog' | 'info'>;
  #last: number;

  /** `last` is the highest number that is taken, by an object here or elsewhere. */
  constructor({ objects, catalog, info }: PlainFile, last = 0) {
    this.#texts = new Map([...objects].sort(([a], [b]) => a - b));
    this.#numbers = { catalog, info };
    this.#last = Math.max(last, [...this.#texts.keys()].at(-1) ?? 0);
    this.catalog = this.#dict(catalog);
    this.info = this.#dict(info);
  }

  /** The object itself, of a stream its dictionary; undefined when there is none. */
  object(number: number): PdfValue | undefined {
    return this.#open(number)?.value;
  }

  /** The data of a stream as it lies in the file, Latin-1; undefined when the object is no stream. */
  data(number: number): string | undefined {
    const opened = this.#open(number);
    if (!opened || opened.data === '') return undefined;
    const from = 'stream\n'.length;
    return opened.data.slice(from, from + (this.#length(opened.value) ?? 0));
  }

  /** The content of a stream, Latin-1; empty when the object is no stream. */
  content(number: number): string {
    const opened = this.#open(number);
    if (!opened) return '';
    opened.plain ??= unpack(opened.value, this.data(number) ?? '');
    return opened.plain;
  }

  /** The dictionaries of a type. */
  dictsOf(type: string): readonly PdfDict[] {
    return [...this.#texts].flatMap(([number, text]) => {
      if (!this.#opened.has(number) && !text.includes(`/${type}`)) return [];
      const value = this.object(number);
      return isDict(value) && decodeName(value.get('Type')) === type ? [value] : [];
    });
  }

  /** The numbers of all streams. */
  streams(): readonly number[] {
    return [...this.#texts].flatMap(([number, text]) => ((this.#opened.get(number)?.data ?? text).endsWith('endstream') ? [number] : []));
  }

  /** Adds an object and gives a reference to it. */
  add(value: PdfValue): string {
    return this.#add({ value, data: '' });
  }

  addStream(entries: Readonly<Record<string, PdfValue>>, data: string): string {
    return this.#add({ value: dictOf({ ...entries, Length: String(data.length) }), data: `stream\n${data}\nendstream` });
  }

  /** Packs a content into the stream with this number. */
  setContent(number: number, plain: string): void {
    const data = latin1Of(deflate(bytesOfLatin1(plain)));
    this.#opened.set(number, { value: dictOf({ Filter: '/FlateDecode', Length: String(data.length) }), data: `stream\n${data}\nendstream`, plain });
  }

  /** All objects as they stand in the file, in the order of their numbers. */
  list(): readonly NumberedObject[] {
    return [...this.#texts].map(([number, text]) => {
      const opened = this.#opened.get(number);
      return [number, opened ? formatValue(opened.value) + opened.data : text] as const;
    });
  }

  toPlainFile(): PlainFile {
    return { objects: new Map(this.list()), ...this.#numbers };
  }

  #add(object: OpenObject): string {
    this.#last += 1;
    this.#texts.set(this.#last, '');
    this.#opened.set(this.#last, object);
    return refTo(this.#last);
  }

  #open(number: number): OpenObject | undefined {
    const known = this.#opened.get(number);
    if (known) return known;
    const text = this.#texts.get(number);
    if (text === undefined) return undefined;
    const { dict, data } = splitStream(text);
    const opened = { value: parseValue(dict), data };
    this.#opened.set(number, opened);
    return opened;
  }

  #dict(number: number): PdfDict {
    const value = this.object(number);
    if (!isDict(value)) throw new Error(`PDF 的第 ${number} 个对象不是字典。`);
    return value;
  }

  #length(value: PdfValue): number | undefined {
    return isDict(value) ? numberIn(follow(this, value.get('Length'))) : undefined;
  }
}

/** A blank page has a stream that is compressed and empty at once. */
function unpack(dict: PdfValue, data: string): string {
  const filter = isDict(dict) ? dict.get('Filter') : undefined;
  if (filter === undefined || data === '') return data;
  if (decodeName(filter) !== 'FlateDecode') throw new Error(`PDF 的流用了不认识的压缩：${formatValue(filter)}`);
  return latin1Of(inflate(bytesOfLatin1(data)));
}

/** The object itself where `value` is a reference to it. */
export function follow(doc: PdfDocument, value: PdfValue | undefined): PdfValue | undefined {
  const number = refIn(value);
  return number === undefined ? value : doc.object(number);
}

export function dictAt(doc: PdfDocument, dict: PdfDict, key: string): PdfDict | undefined {
  const found = follow(doc, dict.get(key));
  return isDict(found) ? found : undefined;
}

/** The items under a key, whether the file has an array there, one item, or nothing. */
export function itemsAt(doc: PdfDocument, dict: PdfDict, key: string): readonly PdfValue[] {
  const value = dict.get(key);
  if (value === undefined) return [];
  const found = follow(doc, value);
  return Array.isArray(found) ? found : [value];
}

/** A page of a document: its number and its dictionary. */
export interface PdfPage {
  readonly number: number;
  readonly dict: PdfDict;
}

/** The pages in their order. */
export const listPages = (doc: PdfDocument): readonly PdfPage[] => pagesUnder(doc, doc.catalog.get('Pages'));

function pagesUnder(doc: PdfDocument, node: PdfValue | undefined): readonly PdfPage[] {
  const [number, dict] = [refIn(node), follow(doc, node)];
  if (number === undefined || !isDict(dict)) return [];
  return dict.has('Kids') ? itemsAt(doc, dict, 'Kids').flatMap((kid) => pagesUnder(doc, kid)) : [{ number, dict }];
}

/** Puts a blank page before another, of its size. */
export function insertBlank(doc: PdfDocument, { number, dict }: PdfPage): void {
  const parent = dictAt(doc, dict, 'Parent');
  const kids: PdfArray = [...(parent ? itemsAt(doc, parent, 'Kids') : [])];
  const blank = doc.add(dictOf({ Type: '/Page', Parent: dict.get('Parent') ?? 'null', MediaBox: dict.get('MediaBox') ?? [], Resources: new Map() }));
  kids.splice(kids.indexOf(refTo(number)), 0, blank);
  parent?.set('Kids', kids);
  for (let node = parent; node; node = dictAt(doc, node, 'Parent')) node.set('Count', String((numberIn(node.get('Count')) ?? 0) + 1));
}

export const pageContent = (doc: PdfDocument, { dict }: PdfPage): string =>
  itemsAt(doc, dict, 'Contents')
    .map((item) => doc.content(refIn(item) ?? 0))
    .join('\n');

export function setPageContent(doc: PdfDocument, { dict }: PdfPage, content: string): void {
  const [first] = itemsAt(doc, dict, 'Contents');
  const ref = refIn(first) === undefined ? doc.add('null') : (first ?? '');
  doc.setContent(refIn(ref) ?? 0, content);
  dict.set('Contents', ref);
}

export function annotationsOf(doc: PdfDocument, { dict }: PdfPage): readonly PdfDict[] {
  return itemsAt(doc, dict, 'Annots').flatMap((item) => {
    const annotation = follow(doc, item);
    return isDict(annotation) ? [annotation] : [];
  });
}

/** Opens any file that this program has written, or Chromium. */
export function openDocument(bytes: Uint8Array): PdfDocument {
  const file = openFinished(bytes);
  const refOf = (key: string): number => Number(new RegExp(`/${key} (\\d+) 0 R`).exec(file.trailer)?.[1] ?? 0);
  const objects = file.numbers.map((number): NumberedObject => {
    const data = file.data(number);
    return [number, data ? `${file.object(number)}stream\n${latin1Of(data)}\nendstream` : file.object(number)];
  });
  return new PdfDocument({ objects: new Map(objects), catalog: refOf('Root'), info: refOf('Info') });
}
