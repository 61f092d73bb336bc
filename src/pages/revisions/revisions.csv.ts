import type { APIRoute } from 'astro';
import { formatRevisionsCsv } from '../../model/list-csv.ts';
import { getManual } from '../../site/manual.ts';

export const GET: APIRoute = async () => new Response(formatRevisionsCsv(await getManual()), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
