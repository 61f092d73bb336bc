import { readFile } from 'node:fs/promises';
import type { RenderedFile } from '../../scripts/node/render-pages.ts';

/** What is in a file of the site, rendered or taken over. */
export async function contentOf(file: RenderedFile): Promise<Buffer> {
  if (file.recalled) return readFile(file.from);
  const { content } = file;
  return typeof content === 'string' || content instanceof Uint8Array ? Buffer.from(content) : Buffer.concat(content);
}
