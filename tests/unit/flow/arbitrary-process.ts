import fc from 'fast-check';
import type { FlowStep, FlowStepKind } from '../../../src/domain/flow-layout/flow-step.ts';

const WORDS = ['核对送货单', '与采购订单', '抽样检验', '判定', '登记台账', ' AQL 0.65 ', '不合格品', '（含让步）', '，', '审批', 'QC-SOP-014', '≥ 92%', '通知', '客户', '、', '返工'];
const CONDITIONS = ['是', '否', '合格', '不合格', '金额超过 5 万元', '需补充资料，退回', '48 小时内没有回复而且客户同意'];
const KINDS: readonly FlowStepKind[] = ['task', 'task', 'task', 'document', 'timer', 'message'];

/** Labels of 1 to about 60 characters. */
const label = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 11 }).map((words) => words.join('').slice(0, 60).trim() || '步骤');

interface Draft {
  readonly name: string;
  readonly role: number;
  readonly kind: FlowStepKind;
  /** Share of the whole list to jump to, for each further way out. */
  readonly jumps: readonly number[];
  readonly conditions: readonly string[];
  readonly fails: boolean;
  readonly leaves: boolean;
}

const draft: fc.Arbitrary<Draft> = fc.record({
  name: label,
  role: fc.nat(9),
  kind: fc.constantFrom(...KINDS),
  jumps: fc.oneof({ weight: 3, arbitrary: fc.constant<number[]>([]) }, { weight: 2, arbitrary: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 4 }) }),
  conditions: fc.array(fc.constantFrom(...CONDITIONS), { minLength: 5, maxLength: 5 }),
  fails: fc.boolean(),
  leaves: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
});

const stepId = (index: number): string => `s${index + 1}`;

/** The first way always goes to the following step, so that every step is reached and every loop has an exit. */
function toStep(one: Draft, index: number, count: number, roles: number): FlowStep {
  const base = { id: stepId(index), name: one.name, role: `r${one.role % roles}` };
  const onward = index + 1 < count ? stepId(index + 1) : 'end';
  const targets = one.jumps.map((share) => stepId(Math.floor(share * count)));
  const [first] = targets;
  if (first === undefined) return { ...base, kind: one.kind };
  if (one.fails) return { ...base, kind: one.kind, fail: { when: '不合格', goto: one.leaves ? 'QC-SOP-006' : first } };
  const goals = [onward, ...targets.slice(1), one.leaves ? 'end' : first];
  return { ...base, kind: 'decision', branches: goals.map((goto, way) => ({ when: one.conditions[way] ?? '其他', goto })) };
}

export interface Process {
  readonly steps: readonly FlowStep[];
  readonly laneLabels: Readonly<Record<string, string>>;
}

const ROLE_NAMES = ['仓管员', '来料检验员', '采购员', '质量经理', '供应商质量工程师', '客服专员', '财务'];

/** Valid processes of up to `maxSteps` steps and `maxRoles` roles: loops, wide decisions, hand-overs, long labels. */
export function arbitraryProcess(maxSteps: number, maxRoles: number): fc.Arbitrary<Process> {
  return fc.record({ drafts: fc.array(draft, { minLength: 1, maxLength: maxSteps, size: 'max' }), roles: fc.integer({ min: 1, max: maxRoles }) }).map(({ drafts, roles }) => ({
    steps: drafts.map((one, index) => toStep(one, index, drafts.length, roles)),
    laneLabels: Object.fromEntries(ROLE_NAMES.slice(0, roles).map((name, index) => [`r${index}`, name])),
  }));
}
