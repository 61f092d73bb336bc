import type { APIRoute, GetStaticPaths } from 'astro';
import { documentPageRules } from '../../../../templates/shell/page-print.ts';
import { findDocument } from '../../../model/manual.ts';
import { getManual } from '../../../site/manual.ts';

export const getStaticPaths = (async () => {
  const { documents } = await getManual();
  return documents.map(({ code }) => ({ params: { document: code.toLowerCase() }, props: { code } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ props }) => {
  const manual = await getManual();
  const document = findDocument(manual, String(props['code']));
  return new Response(document ? documentPageRules(manual, document) : '', { headers: { 'content-type': 'text/css; charset=utf-8' } });
};
