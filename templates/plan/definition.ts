import * as z from 'zod';
import { documentHeaderSchema } from '../../src/model/document-header.ts';
import { defineDocumentType, type TypeProblem } from '../../src/model/document-type.ts';
import { ref, refs, text, texts } from '../../src/model/fields.ts';
import type { Step } from '../../src/model/step.ts';

const action = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, '行动编号用小写英文').meta({ description: '行动编号，本文件内唯一，用小写英文' }),
  name: text('行动名，2 至 8 个字'),
  what: text('做什么、用什么做，写到替班的人照着能做'),
  role: ref('role', '谁做（R）'),
  accountable: ref('role', '谁负责（A）；不写则为归口岗位').optional(),
  consulted: refs('role', '征求意见的岗位（C）'),
  informed: refs('role', '知会的岗位（I）'),
  within: text('时限，如「发现后 5 分钟内」'),
  criterion: text('做到什么样才算完成').optional(),
  records: refs('form', '留下的记录'),
});

const phase = z.strictObject({
  name: text('阶段名'),
  within: text('这一阶段从什么时候到什么时候'),
  actions: z.array(action).min(1, '至少写一个行动').meta({ description: '行动，按先后写' }),
});

const duty = z.strictObject({
  duty: text('在这件事里的职务，如总指挥、疏散'),
  role: ref('role', '由哪个岗位担任'),
  standIn: ref('role', '不在时由谁顶上').optional(),
  task: text('负责什么、能决定什么'),
});

const goal = z.strictObject({
  goal: text('要达到什么'),
  kpi: ref('kpi', '用哪个指标衡量').optional(),
  target: text('目标值与时限'),
});

const resource = z.strictObject({
  name: text('物资、设备、资料或人手'),
  amount: text('多少'),
  place: text('放在哪里、怎么拿到'),
  role: ref('role', '谁保管').optional(),
});

const drill = z.strictObject({
  frequency: text('多久演练一次'),
  scenario: text('演练什么情景'),
  pass: text('演练怎样算通过'),
  records: refs('form', '演练留下的记录'),
});

const budgetItem = z.strictObject({
  item: text('费用项目'),
  amount: z.number().nonnegative('金额不能小于 0').meta({ description: '金额，元' }),
  note: text('怎么算的').optional(),
});

/** 预案与方案: who does what by when once something happens or starts, and when it is over. */
export const planSchema = documentHeaderSchema.extend({
  type: z.literal('plan').meta({ description: '文件类型：plan 预案与方案' }),
  kind: z.enum(['应急', '营销', '年度', '项目']).meta({ description: '哪一种：应急、营销、年度、项目' }),
  trigger: texts('什么情况下启动，任一条成立即启动').min(1, '至少写一个启动条件'),
  goals: z.array(goal).min(1, '至少写一个目标').meta({ description: '目标' }),
  organisation: z.array(duty).min(1, '至少写一个职务').meta({ description: '组织与职责' }),
  phases: z.array(phase).min(1, '至少写一个阶段').meta({ description: '阶段与行动' }),
  resources: z.array(resource).default([]).meta({ description: '资源' }),
  contacts: texts('联络规则：谁通知谁、用什么方式、对外谁说话').default([]),
  budget: z.array(budgetItem).default([]).meta({ description: '预算' }),
  drill: drill.optional().meta({ description: '演练' }),
  closing: texts('满足什么条件才算结束').min(1, '至少写一个结束条件'),
});

export type Plan = z.infer<typeof planSchema>;

function checkPlan(plan: Plan): readonly TypeProblem[] {
  const missing: readonly TypeProblem[] =
    plan.kind === '应急' && !plan.drill ? [{ code: 'M102', path: ['kind'], message: '应急预案没有写演练。', hint: '补 drill：多久一次、什么情景、怎样算通过。没有演练过的预案，出事时没有人会照做。' }] : [];
  return [...missing, ...repeatedActions(plan)];
}

function repeatedActions({ phases }: Plan): readonly TypeProblem[] {
  const seen = new Set<string>();
  return phases.flatMap(({ actions }, phaseIndex) =>
    actions.flatMap(({ id }, index): readonly TypeProblem[] => {
      const repeated = seen.has(id);
      seen.add(id);
      return repeated ? [{ code: 'M105', path: ['phases', phaseIndex, 'actions', index, 'id'], message: `行动编号 ${id} 用了两次。`, hint: '给其中一个换一个编号；编号在各阶段之间也不能重复。' }] : [];
    }),
  );
}

/** The actions as the core's steps, one after the other: role pages and the responsibility matrix know them. */
function toSteps({ phases }: Plan): readonly Step[] {
  return phases.flatMap(({ actions }) =>
    actions.map(({ what, ...action }) => ({ ...action, action: what, kind: '作业' as const, courses: [], standards: [], branches: [] })),
  );
}

export default defineDocumentType({
  name: 'plan',
  prefix: 'PLN',
  label: '预案与方案',
  about: '一件事发生或启动以后，谁在多久内做什么、用什么资源、怎样算结束；应急、营销、年度、项目都用它。',
  schema: planSchema,
  sections: (data) => [
    { id: 'start', title: '启动条件与目标' },
    { id: 'organisation', title: '组织与职责' },
    { id: 'phases', title: '阶段与行动' },
    ...(data.resources.length + data.contacts.length > 0 ? [{ id: 'resources', title: '资源与联络' }] : []),
    ...(data.budget.length > 0 ? [{ id: 'budget', title: '预算' }] : []),
    ...(data.drill ? [{ id: 'drill', title: '演练' }] : []),
    { id: 'closing', title: '结束条件' },
    'body' as const,
  ],
  places: (data) => data.phases.map(({ name }, index) => ({ title: name, anchor: `phase-${index + 1}` })),
  steps: toSteps,
  trigger: (data) => data.trigger.join('；'),
  check: checkPlan,
});
