import { ByteWriter, kinds } from './byte-writer.ts';
import type { CborValue } from './decode-cbor.ts';

/** Writes CBOR (RFC 8949) in its shortest form, as far as the index uses it: what Pagefind writes, byte for byte. */
export function encodeCbor(value: CborValue): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  writeValue(value, writer);
  return writer.take();
}

function writeValue(value: CborValue, writer: ByteWriter): void {
  if (typeof value === 'number') return writer.writeNumber(value);
  if (typeof value === 'string') return writer.writeText(value);
  writer.writeHead(kinds.list, value.length);
  for (const part of value) writeValue(part, writer);
}

/** The head of a list, whose parts are written already. */
export function encodeListHead(length: number): Uint8Array {
  const writer = new ByteWriter();
  writer.writeHead(kinds.list, length);
  return writer.take();
}
