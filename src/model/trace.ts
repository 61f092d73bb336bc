import { documentPath } from './addresses.ts';
import { derive } from './derive.ts';
import { currentDocuments } from './document-relations.ts';
import type { EntityKey } from './entity.ts';
import { findEntity, type Manual, type ManualDocument } from './manual.ts';
import { formatKey, indexReferences } from './reference-index.ts';
import { stepAnchor } from './step-anchor.ts';

/** From what the company wants to what it rests on. */
export const traceKinds = ['goal', 'kpi', 'document', 'step', 'characteristic', 'form', 'standard'] as const;
export type TraceKind = (typeof traceKinds)[number];

export const traceLabels: Readonly<Record<TraceKind, string>> = {
  goal: '目标',
  kpi: '指标',
  document: '文件',
  step: '步骤',
  characteristic: '检验项目',
  form: '表单',
  standard: '标准',
};

export interface TraceNode {
  readonly key: string;
  readonly kind: TraceKind;
  readonly id: string;
  readonly title: string;
  /** Where a step or a characteristic stands: the code of its document and its address. */
  readonly document?: string;
  readonly path?: string;
}

export interface TraceLink {
  readonly from: string;
  readonly to: string;
}

/** What leads to what. `down` and `up` hold the same links from both ends. */
export interface Trace {
  readonly nodes: ReadonlyMap<string, TraceNode>;
  readonly links: readonly TraceLink[];
  readonly down: ReadonlyMap<string, readonly string[]>;
  readonly up: ReadonlyMap<string, readonly string[]>;
}

/** Links of goals, measures, current documents, their parts, forms and standards; ids that nothing has are left out. */
export const compileTrace = derive((manual: Manual): Trace => {
  const documents = currentDocuments(manual);
  const nodes = new Map([...entityNodes(manual, documents), ...documents.flatMap(partNodes)].map((node) => [node.key, node]));
  const links = distinctLinks([...goalLinks(manual), ...documents.flatMap((document) => documentLinks(manual, document))]).filter(
    ({ from, to }) => nodes.has(from) && nodes.has(to),
  );
  return { nodes, links, down: neighbours(links, 'from', 'to'), up: neighbours(links, 'to', 'from') };
});

/** Everything that a node leads to, or everything that leads to it; without the node itself. */
export function reach(trace: Trace, key: string, direction: 'down' | 'up'): ReadonlySet<string> {
  const seen = new Set<string>();
  const queue = [...(trace[direction].get(key) ?? [])];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...(trace[direction].get(next) ?? []));
  }
  return seen;
}

export const entityNodeKey = (kind: EntityKey['kind'], id: string): string => formatKey({ kind, id });
export const partNodeKey = (document: string, kind: 'step' | 'characteristic', id: string): string => `${kind} ${document} ${id}`;

function entityNodes(manual: Manual, documents: readonly ManualDocument[]): readonly TraceNode[] {
  const { goals, kpis, forms, standards } = manual.registers;
  const node = (kind: 'goal' | 'kpi' | 'form' | 'standard', id: string): TraceNode => ({ key: entityNodeKey(kind, id), kind, id, title: findEntity(manual, kind, id)?.title ?? id });
  return [
    ...goals.map(({ id }) => node('goal', id)),
    ...kpis.map(({ id }) => node('kpi', id)),
    ...documents.map(({ code, title }): TraceNode => ({ key: entityNodeKey('document', code), kind: 'document', id: code, title })),
    ...forms.map(({ id }) => node('form', id)),
    ...standards.map(({ id }) => node('standard', id)),
  ];
}

const partNodes = (document: ManualDocument): readonly TraceNode[] => [
  ...document.steps.map((step): TraceNode => ({
    key: partNodeKey(document.code, 'step', step.id),
    kind: 'step',
    id: step.id,
    title: step.name,
    document: document.code,
    path: `${documentPath(document)}#${stepAnchor(step.id)}`,
  })),
  ...characteristicsOf(document).map(({ id, name, anchor }): TraceNode => ({
    key: partNodeKey(document.code, 'characteristic', id),
    kind: 'characteristic',
    id,
    title: name,
    document: document.code,
    path: `${documentPath(document)}#${anchor}`,
  })),
];

const characteristicsOf = ({ type, data }: ManualDocument) => type.characteristics?.(data) ?? [];

const goalLinks = ({ registers }: Manual): readonly TraceLink[] =>
  registers.goals.map(({ id, kpi }) => ({ from: entityNodeKey('goal', id), to: entityNodeKey('kpi', kpi) }));

/** A form or a standard of a part hangs on the part; one that only the document as a whole names hangs on the document. */
function documentLinks(manual: Manual, document: ManualDocument): readonly TraceLink[] {
  const self = entityNodeKey('document', document.code);
  const parts = [
    ...document.steps.map((step) => ({ key: partNodeKey(document.code, 'step', step.id), forms: step.records, standards: step.standards })),
    ...characteristicsOf(document).map(({ id, forms, standards }) => ({ key: partNodeKey(document.code, 'characteristic', id), forms, standards })),
  ];
  const inParts = parts.flatMap(({ key, forms, standards }) => [
    { from: self, to: key },
    ...forms.map((id) => ({ from: key, to: entityNodeKey('form', id) })),
    ...standards.map((id) => ({ from: key, to: entityNodeKey('standard', id) })),
  ]);
  const covered = new Set(inParts.map(({ to }) => to));
  const named = indexReferences(manual).outgoing({ kind: 'document', id: document.code }).map(({ to }) => to);
  return [
    ...named.filter(({ kind }) => kind === 'kpi').map((kpi) => ({ from: formatKey(kpi), to: self })),
    ...inParts,
    ...named.filter((key) => (key.kind === 'form' || key.kind === 'standard') && !covered.has(formatKey(key))).map((key) => ({ from: self, to: formatKey(key) })),
  ];
}

const distinctLinks = (links: readonly TraceLink[]): readonly TraceLink[] => [...new Map(links.map((link) => [`${link.from}\n${link.to}`, link])).values()];

const neighbours = (links: readonly TraceLink[], near: keyof TraceLink, far: keyof TraceLink): ReadonlyMap<string, readonly string[]> =>
  new Map([...Map.groupBy(links, (link) => link[near])].map(([key, own]) => [key, own.map((link) => link[far])]));
