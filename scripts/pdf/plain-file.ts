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
  const places = Array.from({ length: size }, (_, number) => {
    const from = start + (header?.[0].length ?? 0) + number * ENTRY;
    return { number, isUsed: text.charAt(from + ENTRY - 3) === 'n', offset: Number(text.slice(from, from + DIGITS)) };
  });
  const used = places.filter(({ isUsed }) => isUsed).sort((a, b) => a.offset - b.offset);
  const objects = used.map(({ number, offset }, at) => [number, bodyOf(text, offset, used[at + 1]?.offset ?? start)] as const);
  const trailer = text.slice(text.lastIndexOf('trailer'));
  return { objects: new Map(objects), catalog: Number(need(/\/Root (\d+) 0 R/, trailer)), info: Number(need(/\/Info (\d+) 0 R/, trailer)) };
}

/** A stream may hold anything, so the object ends with the last word before the next one. */
const bodyOf = (text: string, from: number, next: number): string => text.slice(text.indexOf('obj', from) + 'obj'.length, text.lastIndexOf('endobj', next)).trim();

export type NumberedObject = readonly [number: number, text: string];

/** Writes objects as a plain file. */
export function formatPlainFile(objects: Iterable<NumberedObject>, catalog: number, info: number): Uint8Array {
  const texts = ['%PDF-1.7\n%\xd3\xeb\xe9\xe1\n'];
  const offsets: string[] = [];
  let length = texts[0]?.length ?? 0;
  for (const [number, text] of objects) {
    const whole = `${number} 0 obj\n${text}\nendobj\n`;
    offsets[number] = `${String(length).padStart(DIGITS, '0')} 00000 n \n`;
    length += whole.length;
    texts.push(whole);
  }
  const entries = Array.from(offsets, (entry) => entry ?? '0000000000 65535 f \n');
  texts.push(`xref\n0 ${entries.length}\n${entries.join('')}trailer\n<</Size ${entries.length}\n/Root ${catalog} 0 R\n/Info ${info} 0 R>>\nstartxref\n${length}\n%%EOF\n`);
  return bytesOfLatin1(texts.join(''));
}

export function need(pattern: RegExp, text: string | undefined): string {
  const found = pattern.exec(text ?? '')?.[1];
  if (found === undefined) throw new Error(`这不是 Chromium 直接打印的 PDF：找不到 ${pattern.source}。`);
  return found;
}
