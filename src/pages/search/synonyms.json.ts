import type { APIRoute } from 'astro';
import { buildSynonyms } from '../../search/build-assistance.ts';
import { getManual } from '../../site/manual.ts';
import { searchSource } from '../../site/search-source.ts';

export const GET: APIRoute = async () => Response.json(buildSynonyms(searchSource(await getManual())));
