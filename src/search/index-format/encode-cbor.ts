import type { CborValue } from './decode-cbor.ts';

const texts = new TextEncoder();

/** Writes CBOR (RFC 8949) in its shortest form, as far as the index uses it: what the indexing program writes, byte for byte. */
export function encodeCbor(value: CborValue): Uint8Array {
  const bytes: number[] = [];
  writeValue(value, bytes);
  return Uint8Array.from(bytes);
}

function writeValue(value: CborValue, bytes: number[]): void {
  if (typeof value === 'number') return value < 0 ? writeHead(1, -1 - value, bytes) : writeHead(0, value, bytes);
  if (typeof value === 'string') {
    const text = texts.encode(value);
    writeHead(3, text.length, bytes);
    for (const byte of text) bytes.push(byte);
    return;
  }
  writeHead(4, value.length, bytes);
  for (const part of value) writeValue(part, bytes);
}

/** A kind and a number: in one byte, or in as many more as it needs. */
function writeHead(kind: number, value: number, bytes: number[]): void {
  const major = kind << 5;
  if (value < 24) bytes.push(major | value);
  else if (value < 0x100) bytes.push(major | 24, value);
  else if (value < 0x1_0000) bytes.push(major | 25, value >> 8, value & 0xff);
  else bytes.push(major | 26, value >>> 24, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff);
}

/** The head of a list, whose parts are written already. */
export function encodeListHead(length: number): Uint8Array {
  const bytes: number[] = [];
  writeHead(4, length, bytes);
  return Uint8Array.from(bytes);
}
