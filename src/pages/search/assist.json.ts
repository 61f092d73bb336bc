import type { APIRoute } from 'astro';
import { buildAssistance } from '../../search/build-assistance.ts';
import { getManual } from '../../site/manual.ts';
import { searchSource } from '../../site/search-source.ts';

export const GET: APIRoute = async () => Response.json(buildAssistance(searchSource(await getManual())));
