import type { APIRoute } from 'astro';
import { formatFeed } from '../../machine/format-feed.ts';
import { getManual } from '../../site/manual.ts';

export const GET: APIRoute = async () => new Response(formatFeed(await getManual()), { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
