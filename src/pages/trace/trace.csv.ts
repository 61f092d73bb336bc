import type { APIRoute } from 'astro';
import { compileTrace } from '../../model/trace.ts';
import { buildTraceTable, formatTraceCsv } from '../../model/trace-table.ts';
import { getManual } from '../../site/manual.ts';

export const GET: APIRoute = async () =>
  new Response(formatTraceCsv(buildTraceTable(compileTrace(await getManual()))), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
