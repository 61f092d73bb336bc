import type { APIRoute, GetStaticPaths } from 'astro';
import { compileTrace } from '../../../model/trace.ts';
import { buildTraceTable, formatTraceCsv, rowsOfChapter } from '../../../model/trace-table.ts';
import { getManual } from '../../../site/manual.ts';

export const getStaticPaths = (async () => (await getManual()).chapters.map(({ id }) => ({ params: { chapter: id } }))) satisfies GetStaticPaths;

export const GET: APIRoute<Record<string, never>, { chapter: string }> = async ({ params }) => {
  const manual = await getManual();
  const rows = rowsOfChapter(manual, buildTraceTable(compileTrace(manual)), params.chapter);
  return new Response(formatTraceCsv(rows), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
};
