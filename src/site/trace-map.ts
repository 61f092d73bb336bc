import type { TraceMapData, TraceParts } from '../client/trace/trace-links.ts';
import { entityNodeKey, type Trace, type TraceKind, type TraceNode } from '../model/trace.ts';

/** The map of the trace: what stands on the page, and what its script fetches. */
export interface TraceMap {
  /** Entries with a link, without steps and characteristics. */
  readonly entries: readonly TraceNode[];
  readonly data: TraceMapData;
}

/** The columns that stand on the page, in their order. Entries are numbered in it. */
const entryKinds: readonly TraceKind[] = ['goal', 'kpi', 'document', 'form', 'standard'];

export function buildTraceMap(trace: Trace): TraceMap {
  const linked = [...trace.nodes.values()].filter(({ key }) => trace.down.has(key) || trace.up.has(key));
  const entries = entryKinds.flatMap((kind) => linked.filter((node) => node.kind === kind));
  const groups = [...Map.groupBy(linked.filter(({ kind }) => !entryKinds.includes(kind)), ({ document = '' }) => document)];
  const numbers = new Map([...entries, ...groups.flatMap(([, parts]) => parts)].map(({ key }, number) => [key, number]));
  const below = [...numbers.keys()].map((key) => (trace.down.get(key) ?? []).flatMap((next) => numbers.get(next) ?? []));
  return { entries, data: { below, parts: groups.map(([document, parts]) => partsOf(document, numbers.get(entityNodeKey('document', document)) ?? -1, parts)) } };
}

function partsOf(document: string, number: number, nodes: readonly TraceNode[]): TraceParts {
  const places = nodes.map(({ path = '', title }) => ({ at: path.split('#'), title }));
  return { document, number, path: places[0]?.at[0] ?? '', parts: places.map(({ at: [, anchor = ''], title }) => [anchor, title]) };
}
