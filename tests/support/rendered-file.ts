import { readFile } from 'node:fs/promises';
import { readRange } from '../../scripts/node/piece-files.ts';
import type { RenderedFile } from '../../scripts/node/render-pages.ts';
import type { FilePart } from '../../scripts/node/write-site-files.ts';

const bytesOf = (part: FilePart): Uint8Array => (typeof part === 'string' || part instanceof Uint8Array ? Buffer.from(part) : Buffer.concat([...readRange(part)]));

/** What is in a file of the site, rendered or taken over. */
export async function contentOf(file: RenderedFile): Promise<Buffer> {
  if (file.recalled) return readFile(file.from);
  const { content } = file;
  return typeof content === 'string' ? Buffer.from(content) : Buffer.concat(content.map(bytesOf));
}
