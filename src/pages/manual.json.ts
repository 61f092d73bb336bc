import type { APIRoute } from 'astro';
import { serialiseManual } from '../model/serialise-manual.ts';
import { getManual } from '../site/manual.ts';

export const GET: APIRoute = async () =>
  new Response(JSON.stringify(serialiseManual(await getManual())), { headers: { 'content-type': 'application/json; charset=utf-8' } });
