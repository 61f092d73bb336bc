import type { APIRoute } from 'astro';
import { buildManualSchema } from '../model/manual-schema.ts';
import { getManual } from '../site/manual.ts';

export const GET: APIRoute = async () =>
  new Response(JSON.stringify(buildManualSchema(await getManual())), { headers: { 'content-type': 'application/schema+json; charset=utf-8' } });
