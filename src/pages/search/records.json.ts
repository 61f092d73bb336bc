import type { APIRoute } from 'astro';
import { getManual } from '../../site/manual.ts';
import { searchRecords } from '../../site/search-records.ts';

export const GET: APIRoute = async () => Response.json(searchRecords(await getManual()));
