import type { APIRoute } from 'astro';
import { compileEditions } from '../../site/print-editions.ts';
import { getManual } from '../../site/manual.ts';

export const GET: APIRoute = async () => Response.json(compileEditions(await getManual()));
