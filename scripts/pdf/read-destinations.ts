import { latin1Of } from './latin1.ts';

export interface Destinations {
  /** How many pages the file has. */
  readonly pages: number;
  /** Element id → page, counted from 1. */
  readonly pageOf: ReadonlyMap<string, number>;
}

/**
 * Reads the named destinations of a file fresh from Chromium: one classic cross-reference table, no object streams.
 * A full PDF parser takes forty times as long, and this runs between two prints.
 * Throws when the file is not of that kind.
 */
export function readDestinations(bytes: Uint8Array): Destinations {
  const file = openFile(latin1Of(bytes));
  const catalog = file.object(matchNumber(file.text, /\/Root (\d+) 0 R/));
  const pages = listPages(file, matchNumber(catalog, /\/Pages (\d+) 0 R/));
  const dests = /\/Dests (\d+) 0 R/.exec(catalog)?.[1];
  const pageOf = dests === undefined ? new Map<string, number>() : readDests(file.object(Number(dests)), pages);
  return { pages: pages.length, pageOf };
}

interface PdfFile {
  readonly text: string;
  readonly object: (number: number) => string;
}

const XREF_ENTRY = 20;
const OFFSET_DIGITS = 10;

function openFile(text: string): PdfFile {
  const start = matchNumber(text.slice(-64), /startxref\s+(\d+)/);
  const header = /^xref\n0 \d+\n/.exec(text.slice(start, start + 40))?.[0];
  if (header === undefined) throw new Error('这不是 Chromium 直接打印的 PDF：没有单段的交叉引用表。');
  const object = (number: number): string => {
    const entry = start + header.length + number * XREF_ENTRY;
    const offset = Number(text.slice(entry, entry + OFFSET_DIGITS));
    return text.slice(offset, text.indexOf('endobj', offset));
  };
  return { text, object };
}

function listPages(file: PdfFile, node: number): readonly number[] {
  const kids = /\/Kids\s*\[([^\]]*)\]/.exec(file.object(node))?.[1];
  if (kids === undefined) return [node];
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap((kid) => listPages(file, Number(kid[1])));
}

function readDests(dictionary: string, pages: readonly number[]): ReadonlyMap<string, number> {
  const numberOf = new Map(pages.map((object, index) => [object, index + 1]));
  const found = new Map<string, number>();
  for (const [, name, object] of dictionary.matchAll(/\/(\S+)\s*\[(\d+) 0 R/g)) {
    const page = numberOf.get(Number(object));
    if (name !== undefined && page !== undefined) found.set(decodeName(name), page);
  }
  return found;
}

const decodeName = (name: string): string => name.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function matchNumber(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`这不是 Chromium 直接打印的 PDF：找不到 ${pattern.source}。`);
  return Number(found);
}
