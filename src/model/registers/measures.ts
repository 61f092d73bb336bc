import * as z from 'zod';
import { day, ref, refs, slug, text, texts } from '../fields.ts';
import { defineRegister } from '../register.ts';

const kpiTarget = z.strictObject({
  text: text('目标的写法，如 ≥98%'),
  min: z.number().optional().meta({ description: '下限（含），与指标同单位' }),
  max: z.number().optional().meta({ description: '上限（含），与指标同单位' }),
  warn: z.number().optional().meta({ description: '预警线，与指标同单位' }),
});

const kpiSchema = z.strictObject({
  id: z.string().regex(/^KPI-[A-Z]{2}-\d{2}$/, '指标编号应写成 KPI-QA-01 的样子').meta({ description: '指标编号' }),
  name: text('指标名称'),
  abbreviation: text('英文缩写，如 FPY').optional(),
  department: ref('department', '归口部门'),
  definition: text('口径：分子分母各算什么'),
  formula: text('计算式，用变量名书写，如 合格批数 / 送检批数 * 100'),
  variables: z
    .array(z.strictObject({ name: text('变量名，与计算式一致'), unit: text('单位'), source: text('从哪里取数') }))
    .min(1, '至少有一个变量')
    .meta({ description: '变量' }),
  unit: text('单位，如 %、件/人·时、天'),
  direction: z.enum(['越高越好', '越低越好', '区间内最好']).meta({ description: '方向' }),
  target: kpiTarget.meta({ description: '目标值' }),
  targetNature: z.enum(['企业选择', '法规要求', '合同约定']).default('企业选择').meta({ description: '目标的性质' }),
  period: z.enum(['日', '周', '月', '季', '半年', '年', '次']).meta({ description: '统计周期' }),
  owner: ref('role', '责任岗位'),
  pitfalls: text('容易算错的地方').optional(),
});

const goalSchema = z.strictObject({
  id: z.string().regex(/^GOAL-\d{2}$/, '目标编号应写成 GOAL-01 的样子').meta({ description: '目标编号' }),
  statement: text('目标一句话（SMART）'),
  kpi: ref('kpi', '用哪个指标衡量'),
  baseline: text('基线（示例）'),
  target: text('目标值'),
  due: day('完成日期'),
  owner: ref('role', '责任岗位'),
  actions: texts('关键举措').min(1, '至少写一条举措'),
});

const supplierCriterionSchema = z.strictObject({
  id: slug('准则编号，小写英文', 'delivery-on-time'),
  dimension: z.enum(['质量', '成本', '交付', '服务']).meta({ description: 'QCDS 维度' }),
  name: text('评分项'),
  weight: z.number().positive().max(100).meta({ description: '权重，百分点，全部相加为 100' }),
  scoring: text('怎么打分'),
  kpi: ref('kpi', '取数的指标').optional(),
  documents: refs('document', '写在哪份文件里'),
});

const productLineSchema = z.strictObject({
  id: slug('产品线编号，小写英文', 'ceiling-light'),
  name: text('产品线名称'),
  positioning: text('卖给谁、解决什么'),
  range: texts('代表产品与参数范围（示例）'),
  standards: refs('standard', '适用标准'),
  channels: refs('channel', '销售渠道'),
});

const channelSchema = z.strictObject({
  id: slug('渠道编号，小写英文', 'dealer'),
  name: text('渠道名称'),
  customers: text('面向谁'),
  rules: texts('管理要点').min(1, '至少写一条'),
  owner: ref('role', '责任岗位'),
});

export type Kpi = z.infer<typeof kpiSchema>;
export type Goal = z.infer<typeof goalSchema>;
export type SupplierCriterion = z.infer<typeof supplierCriterionSchema>;
export type ProductLine = z.infer<typeof productLineSchema>;
export type Channel = z.infer<typeof channelSchema>;

export const kpis = defineRegister({
  name: 'kpis',
  kind: 'kpi',
  label: '指标',
  about: '指标库：口径、计算式、目标、周期和责任岗位。',
  schema: kpiSchema,
  titleOf: (entry) => entry.name,
});

export const goals = defineRegister({
  name: 'goals',
  kind: 'goal',
  label: '目标',
  about: '年度目标（SMART）：量什么、到多少、什么时候、谁负责。',
  schema: goalSchema,
  titleOf: (entry) => entry.statement,
});

export const supplierCriteria = defineRegister({
  name: 'supplier-criteria',
  kind: 'supplier-criterion',
  label: '供应商评分准则',
  about: 'QCDS 评分项与权重。',
  schema: supplierCriterionSchema,
  titleOf: (entry) => entry.name,
});

export const productLines = defineRegister({
  name: 'product-lines',
  kind: 'product-line',
  label: '产品线',
  about: '产品线、定位、适用标准和渠道。',
  schema: productLineSchema,
  titleOf: (entry) => entry.name,
});

export const channels = defineRegister({
  name: 'channels',
  kind: 'channel',
  label: '渠道',
  about: '销售渠道与管理要点。',
  schema: channelSchema,
  titleOf: (entry) => entry.name,
});
