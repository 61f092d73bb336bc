import type { APIRoute } from 'astro';
import { compileTrace } from '../../model/trace.ts';
import { formatTraceCsv } from '../../model/trace-table.ts';
import { getManual } from '../../site/manual.ts';

export const GET: APIRoute = async () =>
  new Response(formatTraceCsv(compileTrace(await getManual())), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
