/** PDF syntax is bytes; as Latin-1 text one character is one byte, so offsets and lengths stay true. */
export const latin1Of = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

export const bytesOfLatin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
