import type { APIRoute } from 'astro';
import { formatRaciCsv } from '../../model/list-csv.ts';
import { getManual } from '../../site/manual.ts';

export const GET: APIRoute = async () => new Response(formatRaciCsv(await getManual()), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
