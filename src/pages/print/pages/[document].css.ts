import type { GetStaticPaths } from 'astro';
import { documentPageRules } from '../../../../templates/shell/page-print.ts';
import { findDocument } from '../../../model/manual.ts';
import { getManual } from '../../../site/manual.ts';
import { textFile } from '../../../site/text-file.ts';

export const getStaticPaths = (async () => {
  const { documents } = await getManual();
  return documents.map(({ code }) => ({ params: { document: code.toLowerCase() }, props: { code } }));
}) satisfies GetStaticPaths;

export const GET = textFile('text/css', async ({ props }) => {
  const manual = await getManual();
  const document = findDocument(manual, String(props['code']));
  return document ? documentPageRules(manual, document) : '';
});
