import type { APIRoute, GetStaticPaths } from 'astro';
import { changeableKinds, type ChangeableKind } from '../../../model/impact.ts';
import { formatImpactCsv } from '../../../model/list-csv.ts';
import { getManual } from '../../../site/manual.ts';

export const getStaticPaths = (() => changeableKinds.map((kind) => ({ params: { kind } }))) satisfies GetStaticPaths;

export const GET: APIRoute<Record<string, never>, { kind: ChangeableKind }> = async ({ params }) =>
  new Response(formatImpactCsv(await getManual(), params.kind), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
