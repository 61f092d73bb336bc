import type { APIRoute } from 'astro';
import { printRules } from '../../../templates/shell/print-rules.ts';
import { getManual } from '../../site/manual.ts';

export const GET: APIRoute = async () => new Response(printRules(await getManual()), { headers: { 'content-type': 'text/css; charset=utf-8' } });
