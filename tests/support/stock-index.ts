import { close, createIndex } from 'pagefind';
import { unpackIndexFile } from '../../scripts/node/pack-index.ts';
import { placesInFile } from '../../scripts/node/press-index.ts';
import { separateText } from '../../src/search/separate-tokens.ts';

/** The files of an index by path, unpacked. */
export type PlainIndex = ReadonlyMap<string, Uint8Array>;

const isPacked = (path: string): boolean => /\.pf_[a-z]+$/.test(path);

export const plainIndex = (files: Iterable<{ readonly path: string; readonly content: Uint8Array }>): PlainIndex =>
  new Map([...files].map(({ path, content }) => [path, isPacked(path) ? unpackIndexFile(content) : content]));

/** Pagefind cuts at Chinese punctuation between letters only where a space stands behind it. */
const separated = (html: string): string => html.replace(/>[^<]+</gu, separateText);

/** The index of pages as Pagefind's own program makes it. */
export async function indexWithPagefind(pages: readonly { readonly url: string; readonly html: string }[]): Promise<PlainIndex> {
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = String(placesInFile);
  const { index } = await createIndex({ forceLanguage: 'zh-cn' });
  for (const { url, html } of pages) await index?.addHTMLFile({ url, content: `<html lang="zh-CN"><body>${separated(html)}</body></html>` });
  const { files } = (await index?.getFiles()) ?? { files: [] };
  await close();
  return plainIndex(files);
}
