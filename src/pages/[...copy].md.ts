import type { APIRoute, GetStaticPaths } from 'astro';
import { copyPath, type MarkdownCopy } from '../machine/markdown-copies.ts';
import { siteCopies } from '../site/markdown-copies.ts';

export const getStaticPaths = (async () =>
  (await siteCopies()).map((copy) => ({ params: { copy: copyPath(copy.page).replace(/^\/|\.md$/g, '') }, props: { copy } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ copy: MarkdownCopy }> = ({ props }) => new Response(props.copy.write(), { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
