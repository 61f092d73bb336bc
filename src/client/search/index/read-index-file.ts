import { signature } from '../../../search/index-format/signature.ts';

const texts = new TextDecoder();

const begins = (bytes: Uint8Array): boolean => texts.decode(bytes.subarray(0, signature.length)) === signature;

const unpack = async (bytes: ArrayBuffer): Promise<Uint8Array> =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());

/** The content of a file of the index; some servers unpack it on their way. Throws when it cannot be loaded or is something else. */
export const readIndexFile = async (address: URL): Promise<Uint8Array> => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`索引文件没有取到：${address.pathname}（${String(response.status)}）`);
  const loaded = await response.arrayBuffer();
  const plain = new Uint8Array(loaded);
  const bytes = begins(plain) ? plain : await unpack(loaded);
  if (!begins(bytes)) throw new Error(`不是索引文件：${address.pathname}`);
  return bytes.subarray(signature.length);
};
