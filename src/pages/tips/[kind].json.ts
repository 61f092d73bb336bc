import type { GetStaticPaths } from 'astro';
import { listTips, tipKinds, type TipKind } from '../../model/describe-tip.ts';
import { getManual } from '../../site/manual.ts';
import { textFile } from '../../site/text-file.ts';

export const getStaticPaths = (() => tipKinds.map((kind) => ({ params: { kind }, props: { kind } }))) satisfies GetStaticPaths;

export const GET = textFile<{ kind: TipKind }>('application/json', async ({ props }) => JSON.stringify(listTips(await getManual(), props.kind)));
