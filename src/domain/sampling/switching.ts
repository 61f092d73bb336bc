import { fail, succeed, type Result } from '../result.ts';
import { aqls, severityLabels, type Severity } from './master-tables.ts';
import { selectMasterCell, type TabledPlan } from './resolve-plan.ts';

/** Where inspection stands. `recent` holds the results (accepted or not) of the last lots, at most 5, under the present severity. */
export interface SwitchingState {
  readonly phase: Severity | 'discontinued';
  readonly score: number;
  readonly recent: readonly boolean[];
  /** Lots not accepted since tightened inspection began. */
  readonly tightenedRejections: number;
  readonly productionStable: boolean;
  readonly reducedApproved: boolean;
}

export type SwitchingEvent =
  | LotResult
  /** Production and the consent of the responsible authority to reduced inspection, as of now. */
  | { readonly type: 'conditions'; readonly productionStable: boolean; readonly reducedApproved: boolean }
  /** Other conditions warrant normal inspection again (9.3.4 d). */
  | { readonly type: 'normal-warranted' }
  /** The supplier's corrective action is accepted as effective after discontinuation (9.4). */
  | { readonly type: 'action-accepted' };

/** A lot inspected. `original` is false for a resubmitted lot, which does not count. `acceptedTighter`: it would also pass with the AQL one step tighter. */
export interface LotResult {
  readonly type: 'lot';
  readonly original: boolean;
  readonly accepted: boolean;
  readonly ac: number;
  readonly acceptedTighter: boolean;
}

export interface SwitchingStep {
  readonly state: SwitchingState;
  /** Why the phase changed, with the clause; undefined where it did not. */
  readonly reason: string | undefined;
}

export const phaseLabels = { ...severityLabels, discontinued: '暂停检验' } as const satisfies Record<SwitchingState['phase'], string>;

/** Inspection starts normal (9.1); nothing is known of stability or consent. */
export const initialSwitchingState: SwitchingState = {
  phase: 'normal',
  score: 0,
  recent: [],
  tightenedRejections: 0,
  productionStable: false,
  reducedApproved: false,
};

/**
 * The next state after one event. Error: field `event`, for a lot during discontinuation. Resubmitted lots change nothing.
 * Source: GB/T 2828.1-2012, 9.1 to 9.4.
 */
export function advanceSwitching(state: SwitchingState, event: SwitchingEvent): Result<SwitchingStep> {
  switch (event.type) {
    case 'lot':
      return advanceByLot(state, event);
    case 'conditions':
      return succeed(settleConditions({ ...state, productionStable: event.productionStable, reducedApproved: event.reducedApproved }));
    case 'normal-warranted':
      return succeed(state.phase === 'reduced' ? enter(state, 'normal', '情况需要恢复正常检验（9.3.4）') : stay(state));
    case 'action-accepted':
      return succeed(state.phase === 'discontinued' ? enter(state, 'tightened', '供方措施有效并经负责部门认可，从加严检验恢复（9.4）') : stay(state));
  }
}

/** Feeds events from the initial state; stops at the first problem. */
export function runSwitching(events: readonly SwitchingEvent[]): Result<readonly SwitchingStep[]> {
  const steps: SwitchingStep[] = [];
  for (const event of events) {
    const step = advanceSwitching(steps.at(-1)?.state ?? initialSwitchingState, event);
    if (!step.ok) return step;
    steps.push(step.value);
  }
  return succeed(steps);
}

/** The result of a lot for the state machine, from its plan and the nonconforming items found in the sample. */
export function deriveLotResult(plan: TabledPlan, nonconforming: number, original: boolean): LotResult {
  const tighter = selectTighterAc(plan);
  return { type: 'lot', original, ac: plan.ac, accepted: nonconforming <= plan.ac, acceptedTighter: tighter !== undefined && nonconforming <= tighter };
}

/** The acceptance number with the same letter and the AQL one step tighter; undefined where that cell is no plan. Where Ac ≥ 2 it always is one. */
export function selectTighterAc({ severity, code, aql }: TabledPlan): number | undefined {
  const tighterAql = aqls[aqls.indexOf(aql) - 1];
  const cell = tighterAql === undefined ? 'blank' : selectMasterCell(severity, code, tighterAql);
  return typeof cell === 'number' ? cell : undefined;
}

function advanceByLot(state: SwitchingState, lot: LotResult): Result<SwitchingStep> {
  if (state.phase === 'discontinued') return fail('event', '检验已暂停：供方改进有效并经负责部门认可之前，不能按本标准检验新的批（9.4）。');
  if (!lot.original) return succeed(stay(state));
  const recent = [...state.recent, lot.accepted].slice(-5);
  if (state.phase === 'normal') return succeed(advanceNormal({ ...state, recent, score: nextScore(state.score, lot) }));
  const tightenedRejections = state.tightenedRejections + (lot.accepted ? 0 : 1);
  if (state.phase === 'tightened') return succeed(advanceTightened({ ...state, recent, tightenedRejections }));
  return succeed(lot.accepted ? stay({ ...state, recent }) : enter(state, 'normal', '放宽检验中有 1 批不接收（9.3.4）'));
}

function advanceNormal(state: SwitchingState): SwitchingStep {
  const rejected = state.recent.filter((accepted) => !accepted).length;
  if (rejected >= 2) return enter(state, 'tightened', '连续 5 批或少于 5 批中有 2 批不接收（9.3.1）');
  return settleConditions(state);
}

function advanceTightened(state: SwitchingState): SwitchingStep {
  if (state.tightenedRejections >= 5) return enter(state, 'discontinued', '加严检验中不接收批累计 5 批，暂停检验（9.4）');
  const fiveAccepted = state.recent.length === 5 && state.recent.every(Boolean);
  return fiveAccepted ? enter(state, 'normal', '加严检验中连续 5 批接收（9.3.2）') : stay(state);
}

function settleConditions(state: SwitchingState): SwitchingStep {
  if (state.phase === 'reduced' && !state.productionStable) return enter(state, 'normal', '生产不稳定或中断（9.3.4）');
  const mayReduce = state.score >= 30 && state.productionStable && state.reducedApproved;
  if (state.phase === 'normal' && mayReduce) return enter(state, 'reduced', '转移得分达到 30，生产稳定，负责部门同意（9.3.3.1）');
  return stay(state);
}

// 9.3.3.2: +3 where Ac ≥ 2 and the lot also passes one AQL step tighter, +2 where Ac is 0 or 1 and it passes, otherwise back to 0.
function nextScore(score: number, lot: LotResult): number {
  if (lot.ac >= 2) return lot.acceptedTighter ? score + 3 : 0;
  return lot.accepted ? score + 2 : 0;
}

function enter(state: SwitchingState, phase: SwitchingState['phase'], why: string): SwitchingStep {
  return { state: { ...state, phase, score: 0, recent: [], tightenedRejections: 0 }, reason: `转为${phaseLabels[phase]}：${why}` };
}

function stay(state: SwitchingState): SwitchingStep {
  return { state, reason: undefined };
}
