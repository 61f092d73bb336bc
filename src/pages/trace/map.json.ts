import type { APIRoute } from 'astro';
import { compileTrace } from '../../model/trace.ts';
import { getManual } from '../../site/manual.ts';
import { buildTraceMap } from '../../site/trace-map.ts';

export const GET: APIRoute = async () => Response.json(buildTraceMap(compileTrace(await getManual())).data);
