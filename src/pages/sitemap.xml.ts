import type { APIRoute } from 'astro';
import { formatSitemap } from '../machine/format-sitemap.ts';
import { getManual } from '../site/manual.ts';

export const GET: APIRoute = async () => new Response(formatSitemap(await getManual()), { headers: { 'content-type': 'application/xml; charset=utf-8' } });
