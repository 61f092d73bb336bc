import type { APIRoute, GetStaticPaths } from 'astro';
import { listTips, tipKinds, type TipKind } from '../../model/describe-tip.ts';
import { getManual } from '../../site/manual.ts';

export const getStaticPaths = (() => tipKinds.map((kind) => ({ params: { kind }, props: { kind } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ kind: TipKind }> = async ({ props }) => Response.json(listTips(await getManual(), props.kind));
