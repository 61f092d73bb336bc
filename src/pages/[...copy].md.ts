import type { GetStaticPaths } from 'astro';
import { copyPath, type MarkdownCopy } from '../machine/markdown-copies.ts';
import { siteCopies } from '../site/markdown-copies.ts';
import { textFile } from '../site/text-file.ts';

export const getStaticPaths = (async () =>
  (await siteCopies()).map((copy) => ({ params: { copy: copyPath(copy.page).replace(/^\/|\.md$/g, '') }, props: { copy } }))) satisfies GetStaticPaths;

export const GET = textFile<{ copy: MarkdownCopy }>('text/markdown', ({ props }) => props.copy.write());
