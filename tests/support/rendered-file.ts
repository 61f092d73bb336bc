import { readFile } from 'node:fs/promises';
import type { RenderedFile } from '../../scripts/node/render-pages.ts';

/** What is in a file of the site, rendered or taken over. */
export const contentOf = async (file: RenderedFile): Promise<Buffer> => (file.recalled ? readFile(file.from) : Buffer.concat(file.content));
