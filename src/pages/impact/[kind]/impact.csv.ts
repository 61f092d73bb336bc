import type { GetStaticPaths } from 'astro';
import { changeableKinds, type ChangeableKind } from '../../../model/impact.ts';
import { formatImpactCsv } from '../../../model/list-csv.ts';
import { getManual } from '../../../site/manual.ts';
import { textFile } from '../../../site/text-file.ts';

export const getStaticPaths = (() => changeableKinds.map((kind) => ({ params: { kind } }))) satisfies GetStaticPaths;

export const GET = textFile<Record<string, never>, { kind: ChangeableKind }>('text/csv', async ({ params }) => formatImpactCsv(await getManual(), params.kind));
