import type { APIRoute } from 'astro';
import { formatLlms } from '../machine/format-llms.ts';
import { getManual } from '../site/manual.ts';

export const GET: APIRoute = async () => new Response(formatLlms(await getManual()), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
