import { formatCsv } from '../domain/text/csv.ts';
import { derive } from './derive.ts';
import type { Manual } from './manual.ts';
import { traceKinds, traceLabels, type Trace, type TraceKind, type TraceNode } from './trace.ts';

/** One line of the table: a step or an inspected characteristic of a document, or what the document names as a whole. */
export interface TraceRow {
  readonly goals: readonly TraceNode[];
  readonly kpis: readonly TraceNode[];
  /** Undefined for a measure that no document uses. */
  readonly document: TraceNode | undefined;
  /** A step or a characteristic. */
  readonly part: TraceNode | undefined;
  readonly forms: readonly TraceNode[];
  readonly standards: readonly TraceNode[];
}

/** Every link of the trace stands in the table; documents in their order, then measures without a document. */
export const buildTraceTable = derive((trace: Trace): readonly TraceRow[] => {
  const nodes = [...trace.nodes.values()];
  const unused = nodes.filter(({ kind, key }) => kind === 'kpi' && !trace.down.has(key));
  return [
    ...nodes.filter(({ kind }) => kind === 'document').flatMap((document) => documentRows(trace, document)),
    ...unused.map((kpi): TraceRow => ({ goals: follow(trace, 'up', kpi, 'goal'), kpis: [kpi], document: undefined, part: undefined, forms: [], standards: [] })),
  ];
});

function documentRows(trace: Trace, document: TraceNode): readonly TraceRow[] {
  const kpis = follow(trace, 'up', document, 'kpi');
  const goals = [...new Set(kpis.flatMap((kpi) => follow(trace, 'up', kpi, 'goal')))];
  const row = (part: TraceNode | undefined): TraceRow => {
    const source = part ?? document;
    return { goals, kpis, document, part, forms: follow(trace, 'down', source, 'form'), standards: follow(trace, 'down', source, 'standard') };
  };
  const parts = [...follow(trace, 'down', document, 'step'), ...follow(trace, 'down', document, 'characteristic')];
  const whole = row(undefined);
  const needsWhole = parts.length === 0 || whole.forms.length > 0 || whole.standards.length > 0;
  return [...(needsWhole ? [whole] : []), ...parts.map(row)];
}

const follow = (trace: Trace, direction: 'down' | 'up', { key }: TraceNode, kind: TraceKind): readonly TraceNode[] =>
  (trace[direction].get(key) ?? []).flatMap((next) => {
    const node = trace.nodes.get(next);
    return node?.kind === kind ? [node] : [];
  });

/** What stands in the documents of a chapter. */
export function rowsOfChapter({ documents }: Pick<Manual, 'documents'>, rows: readonly TraceRow[], chapter: string): readonly TraceRow[] {
  const codes = new Set(documents.filter((document) => document.chapter === chapter).map(({ code }) => code));
  return rows.filter(({ document }) => document !== undefined && codes.has(document.id));
}

/** The table for a spreadsheet: one line for each row, ids and names in one cell. */
export function formatTraceCsv(table: readonly TraceRow[]): string {
  const names = (nodes: readonly TraceNode[]): string => nodes.map(({ id, title }) => (id === title ? id : `${id} ${title}`)).join('；');
  const head = traceKinds.map((kind) => traceLabels[kind]);
  const rows = table.map(({ goals, kpis, document, part, forms, standards }) => [
    names(goals),
    names(kpis),
    document ? names([document]) : '',
    part?.kind === 'step' ? part.title : '',
    part?.kind === 'characteristic' ? part.title : '',
    names(forms),
    names(standards),
  ]);
  return formatCsv([head, ...rows]);
}
