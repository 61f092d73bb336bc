import { deflateSync, inflateSync } from 'node:zlib';

/** Flate as the runtime has it: the page contents of a book are unpacked several times, and in JavaScript that takes ten times as long. */
export const inflate = (bytes: Uint8Array): Uint8Array => inflateSync(bytes);

export const deflate = (bytes: Uint8Array): Uint8Array => new Uint8Array(deflateSync(bytes));
