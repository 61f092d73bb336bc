import { currentDocuments } from './document-relations.ts';
import type { EntityKey, EntityKind } from './entity.ts';
import type { Manual } from './manual.ts';
import { indexReferences } from './reference-index.ts';
import { entityNodeKey, partNodeKey, type Trace, type TraceNode } from './trace.ts';

/** A place where the thread from goal to standard is broken. */
export interface TraceGap {
  readonly kind: 'goal-unmeasured' | 'kpi-unused' | 'document-unmeasured' | 'step-unrecorded' | 'form-unfilled' | 'standard-uncited' | 'risk-uncontrolled';
  /** What is broken and what would mend it, for the heading of its list. */
  readonly title: string;
  readonly hint: string;
  readonly entries: readonly GapEntry[];
}

export interface GapEntry {
  readonly key: EntityKey;
  /** A step of the document that is the key. */
  readonly part?: TraceNode;
}

/** Every kind of gap, also those without entries: a list that is empty says that it was looked for. */
export function findTraceGaps(manual: Manual, trace: Trace): readonly TraceGap[] {
  return [
    { kind: 'goal-unmeasured', title: '目标的指标没有写进任何文件', hint: '在衡量它的文件的 kpis 里写上这个指标。', entries: unmeasuredGoals(manual, trace) },
    { kind: 'kpi-unused', title: '指标没有对应的文件', hint: '哪份文件的做法决定它的高低，就写进那份文件的 kpis。', entries: unusedKpis(manual, trace) },
    { kind: 'document-unmeasured', title: '文件没有指标', hint: '写上用什么指标看它有没有做好；确实不用量的可以空着。', entries: unmeasuredDocuments(manual, trace) },
    { kind: 'step-unrecorded', title: '作业步骤没有记录，整份文件也没有', hint: '至少有一步留下记录，否则做没做查不出来。', entries: unrecordedSteps(manual, trace) },
    { kind: 'form-unfilled', title: '表单没有人填，也没有地方提到', hint: '写进某一步的 records，或删去这张表。', entries: unnamed(manual, 'form', manual.registers.forms) },
    { kind: 'standard-uncited', title: '标准没有地方引用', hint: '在依据它的步骤、文件或产品线里引用，或从登记册里删去。', entries: unnamed(manual, 'standard', manual.registers.standards) },
    { kind: 'risk-uncontrolled', title: '风险没有落到文件', hint: '在风险的 controls 里写明哪份文件管它。', entries: uncontrolledRisks(manual) },
  ];
}

const entry = (kind: EntityKind, id: string): GapEntry => ({ key: { kind, id } });

const unmeasuredGoals = ({ registers }: Manual, { down }: Trace): readonly GapEntry[] =>
  registers.goals.filter(({ kpi }) => !down.has(entityNodeKey('kpi', kpi))).map(({ id }) => entry('goal', id));

const unusedKpis = ({ registers }: Manual, { down }: Trace): readonly GapEntry[] =>
  registers.kpis.filter(({ id }) => !down.has(entityNodeKey('kpi', id))).map(({ id }) => entry('kpi', id));

const unmeasuredDocuments = (manual: Manual, { up }: Trace): readonly GapEntry[] =>
  currentDocuments(manual).filter(({ code }) => !up.has(entityNodeKey('document', code))).map(({ code }) => entry('document', code));

function unrecordedSteps(manual: Manual, { nodes }: Trace): readonly GapEntry[] {
  const index = indexReferences(manual);
  const bare = currentDocuments(manual).filter(({ code }) => index.outgoing({ kind: 'document', id: code }).every(({ to }) => to.kind !== 'form'));
  return bare.flatMap(({ code, steps }) =>
    steps.filter(({ kind }) => kind === '作业').flatMap((step) => {
      const part = nodes.get(partNodeKey(code, 'step', step.id));
      return part ? [{ ...entry('document', code), part }] : [];
    }),
  );
}

/** Entries that nothing but their own register names; retired ones need no use. */
function unnamed(manual: Manual, kind: EntityKind, entries: readonly { readonly id: string }[]): readonly GapEntry[] {
  const index = indexReferences(manual);
  return entries
    .filter(({ id }) => manual.entities.get(kind)?.get(id)?.retired === undefined)
    .filter(({ id }) => index.incoming({ kind, id }).every(({ from }) => from.kind === kind))
    .map(({ id }) => entry(kind, id));
}

function uncontrolledRisks(manual: Manual): readonly GapEntry[] {
  const index = indexReferences(manual);
  return manual.registers.risks
    .filter(({ controls }) => controls.every(({ document }) => document === undefined))
    .filter(({ id }) => index.incoming({ kind: 'risk', id }).every(({ from }) => from.kind !== 'document'))
    .map(({ id }) => entry('risk', id));
}
