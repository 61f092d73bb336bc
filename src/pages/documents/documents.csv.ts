import type { APIRoute } from 'astro';
import { formatDocumentsCsv } from '../../model/list-csv.ts';
import { getManual } from '../../site/manual.ts';

export const GET: APIRoute = async () => new Response(formatDocumentsCsv(await getManual()), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
