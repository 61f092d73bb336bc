import { renderOcCurve } from '../../charts/oc-curve.ts';
import { inspectionLevels } from '../../domain/sampling/code-letters.ts';
import { decideLot, type LotDecision } from '../../domain/sampling/lot-decision.ts';
import { aqls, severities, severityLabels } from '../../domain/sampling/master-tables.ts';
import { lotRule, parseLot } from '../../domain/sampling/sampling-request.ts';
import { selectSinglePlan, type SinglePlan } from '../../domain/sampling/single-plan.ts';
import { succeed, type Problem, type Result } from '../../domain/result.ts';
import { numberField } from './number-field.ts';
import type { Tool, ToolField, ToolValues, ToolView } from './tool.ts';

const classes = [
  { id: 'critical', label: '致命' },
  { id: 'major', label: '严重' },
  { id: 'minor', label: '轻微' },
] as const;
type ClassId = (typeof classes)[number]['id'];

/** Not a column of the standard: every item is inspected and one nonconforming item rejects the lot. */
const everyItem = '0';

const choose = (value: string) => ({ value, label: value });
const aqlField = (id: ClassId, label: string, value: string): ToolField => ({
  name: `${id}Aql`,
  label: `${label}不合格的 AQL`,
  unit: '',
  hint: id === 'critical' ? '选 0 就是全检，发现 1 件即不接收' : '合同有约定的按合同',
  value,
  options: [...(id === 'critical' ? [{ value: everyItem, label: '0（全检，c=0）' }] : []), ...aqls.map(choose)],
});
const foundField = (id: ClassId, label: string): ToolField => ({
  name: `${id}Found`,
  label: `检出的${label}不合格品`,
  unit: '件',
  hint: '按件数填，一件有几处缺陷也算一件；没有就填 0',
  value: '',
});

/** What one class asks for and, once its items are counted, how it is decided. */
interface ClassPlan {
  readonly id: ClassId;
  readonly label: string;
  readonly plan: SinglePlan | EveryItem;
  readonly decision: Result<LotDecision> | undefined;
}

interface EveryItem {
  readonly code: undefined;
  readonly aql: typeof everyItem;
  readonly inspected: number;
  readonly ac: 0;
  readonly re: 1;
}

/** 抽样方案 by GB/T 2828.1-2012: a plan for each class, and the decision once the defects are entered. */
export const samplingTool: Tool = {
  name: 'sampling',
  title: '抽样方案',
  about: '按 GB/T 2828.1-2012 查样本量和 Ac、Re，检完填上不合格品数就有判定。',
  groups: [
    {
      title: '这一批',
      fields: [
        numberField('lot', lotRule, '1200', '这次送检的件数'),
        { name: 'level', label: '检验水平', unit: '', hint: '没有约定时用 II', value: 'II', options: inspectionLevels.map(choose) },
        { name: 'severity', label: '严格度', unit: '', hint: '从正常开始，按转移规则加严或放宽', value: 'normal', options: severities.map((value) => ({ value, label: severityLabels[value] })) },
      ],
    },
    { title: '每类不合格的接收质量限', fields: [aqlField('critical', '致命', everyItem), aqlField('major', '严重', '0.65'), aqlField('minor', '轻微', '2.5')] },
    { title: '检完再填：检出多少', fields: classes.map(({ id, label }) => foundField(id, label)) },
  ],
  derive: deriveSamplingView,
};

function deriveSamplingView(values: ToolValues): ToolView {
  const results = classes.map(({ id, label }) => ({ id, label, plan: selectClassPlan(id, values) }));
  const planProblems = uniqueProblems(results.flatMap(({ id, plan }) => (plan.ok ? [] : plan.problems.map((problem) => renameAql(problem, id)))));
  if (planProblems.length > 0) return { problems: planProblems, summary: '改正标红的地方就有方案。', facts: [], sections: [], notes: [] };
  const plans = results.flatMap(({ id, label, plan }) => (plan.ok ? [decideClass(id, label, plan.value, values[`${id}Found`] ?? '')] : []));
  return viewOf(plans);
}

function selectClassPlan(id: ClassId, values: ToolValues): Result<SinglePlan | EveryItem> {
  const aql = values[`${id}Aql`] ?? '';
  if (id !== 'critical' || aql.trim() !== everyItem) return selectSinglePlan({ lot: values['lot'], level: values['level'], severity: values['severity'], aql });
  const lot = parseLot(values['lot']);
  return lot.ok ? succeed({ code: undefined, aql: everyItem, inspected: lot.value, ac: 0, re: 1 }) : lot;
}

const renameAql = (problem: Problem, id: ClassId): Problem => (problem.field === 'aql' ? { ...problem, field: `${id}Aql` } : problem);

const uniqueProblems = (problems: readonly Problem[]): readonly Problem[] => problems.filter(({ field }, index) => problems.findIndex((earlier) => earlier.field === field) === index);

// An empty field means: not inspected yet.
const decideClass = (id: ClassId, label: string, plan: ClassPlan['plan'], found: string): ClassPlan => ({ id, label, plan, decision: found.trim() === '' ? undefined : decideLot(plan, found) });

function viewOf(plans: readonly ClassPlan[]): ToolView {
  const problems = plans.flatMap(({ id, decision }) => (decision === undefined || decision.ok ? [] : decision.problems.map(({ message }) => ({ field: `${id}Found`, message }))));
  const verdict = verdictOf(plans, problems.length > 0);
  const sampled = plans.flatMap(({ label, plan }) => (plan.code === undefined ? [] : [{ label, plan }]));
  const drawn = Math.max(...sampled.map(({ plan }) => plan.inspected));
  const chart = chartOf(sampled);
  return {
    problems,
    summary: `抽 ${drawn} 件。${plans.map(({ label, plan }) => `${label} Ac ${plan.ac}，Re ${plan.re}`).join('；')}。${verdict.word}。`,
    verdict,
    facts: [{ label: '随机抽取', value: `${drawn} 件` }, ...plans.map(({ label, plan }) => ({ label: `${label}：检 ${plan.inspected} 件`, value: `Ac ${plan.ac}，Re ${plan.re}` }))],
    table: { columns: ['类别', 'AQL', '字码', '检验件数', 'Ac', 'Re', '检出', '判定'], rows: plans.map(rowOf) },
    sections: [...sampled.map(({ label, plan }) => ({ title: `${label}：查表过程`, steps: plan.steps })), ...decisionSection(plans)],
    ...(chart === undefined ? {} : { chart }),
    notes: notesOf(plans),
  };
}

function rowOf({ label, plan, decision }: ClassPlan): readonly string[] {
  const found = decision?.ok ? String(decision.value.nonconforming) : '—';
  const word = decision?.ok ? (decision.value.accepted ? '接收' : '不接收') : '待填';
  return [label, plan.aql, plan.code ?? '—', String(plan.inspected), String(plan.ac), String(plan.re), found, word];
}

function verdictOf(plans: readonly ClassPlan[], broken: boolean): NonNullable<ToolView['verdict']> {
  const rejected = plans.filter(({ decision }) => decision?.ok && !decision.value.accepted);
  if (rejected.length > 0) return { tone: 'bad', word: '整批不接收', why: `${rejected.map(({ label }) => label).join('、')}达到 Re；有一类不接收，整批就不接收。` };
  if (broken) return { tone: 'open', word: '还不能判定', why: '检出件数有填错的，改正后再判。' };
  const open = plans.filter(({ decision }) => decision === undefined);
  if (open.length > 0) return { tone: 'open', word: '还没有判定', why: `检完后填上${open.map(({ label }) => label).join('、')}的检出件数。` };
  return { tone: 'ok', word: '整批接收', why: '每一类都不超过 Ac。' };
}

function decisionSection(plans: readonly ClassPlan[]): ToolView['sections'] {
  const steps = plans.flatMap(({ label, decision }) => (decision?.ok ? decision.value.steps.map((step) => ({ ...step, label: `${label}不合格` })) : []));
  return steps.length === 0 ? [] : [{ title: '判定过程', steps }];
}

/** Lots that are inspected whole have no sampling risk to draw; classes with the same plan share one curve. */
function chartOf(sampled: readonly { readonly label: string; readonly plan: SinglePlan }[]): ToolView['chart'] {
  const drawn = sampled
    .filter(({ plan }) => !plan.fullInspection)
    .map(({ label, plan }) => ({ label, n: plan.inspected, ac: plan.ac, aqlPercent: Number(plan.aql) }));
  if (drawn.length === 0) return undefined;
  const title = 'OC 曲线：多差的批有多大机会被接收';
  return { title, ...renderOcCurve(drawn, { idPrefix: 'oc', title }) };
}

function notesOf(plans: readonly ClassPlan[]): readonly string[] {
  const whole = plans.some(({ plan }) => plan.code === undefined);
  const mixed = new Set(plans.flatMap(({ plan }) => (plan.code === undefined ? [] : [plan.inspected]))).size > 1;
  return [
    ...(whole ? ['致命不合格的全检、c=0 是企业约定，不是标准表里的一档；破坏性项目不能全检，改用型式试验或专项抽样。'] : []),
    ...(mixed ? ['各类的样本量不同：抽最大的那一个，样本量小的类别只看其中随机的一部分。'] : []),
    '抽样要随机，不能只拿最上面一箱；不接收的批按不合格品程序处理，返工后另行送检。',
  ];
}
