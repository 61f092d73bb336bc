import * as z from 'zod';
import { documentHeaderSchema } from '../../src/model/document-header.ts';
import { defineDocumentType } from '../../src/model/document-type.ts';
import { ref, refs, text, texts } from '../../src/model/fields.ts';
import { requirementFields } from '../../src/model/requirement.ts';
import { checkPlan } from './check-plan.ts';
import { samplingFields } from './sampling-rule.ts';

const defectClass = z.enum(['致命', '严重', '轻微']).meta({ description: '缺陷级别：致命、严重、轻微' });

const characteristic = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, '项目编号用小写英文').meta({ description: '项目编号，本文件内唯一，用小写英文' }),
  name: text('检验项目'),
  method: text('怎么测：条件、位置、时间、次数'),
  instrument: text('用什么仪器或样板，写到准确度').optional(),
  class: defectClass,
  ...requirementFields,
  specification: ref('document', '限值写在哪份规格里；判据写「在规格的限值之内」').optional(),
  sampling: z.strictObject(samplingFields).optional().meta({ description: '这一项自己的抽样；不写就用它那一级的' }),
  form: ref('form', '记在哪张表单上').optional(),
  reaction: text('这一项不合格时另外要做的事').optional(),
});

const reaction = z.strictObject({
  class: defectClass,
  action: text('做什么'),
  role: ref('role', '谁做'),
  within: text('多久之内'),
  form: ref('form', '留下的记录').optional(),
  document: ref('document', '转到哪份文件').optional(),
});

/** 检验规范: what is measured on one kind of thing, how, against which limits, how many, and what happens when it fails. */
export const inspectionPlanSchema = documentHeaderSchema.extend({
  type: z.literal('inspection-plan').meta({ description: '文件类型：inspection-plan 检验规范' }),
  subject: text('检验对象：什么料或什么产品，不管什么'),
  products: refs('product-line', '适用的产品线'),
  stage: z.enum(['来料', '首件', '巡检', '成品', '出货', '型式']).meta({ description: '在哪个环节检' }),
  lot: text('怎么算一批'),
  conditions: texts('检验条件：环境、电压、稳定时间、仪器先验').default([]),
  lots: z.array(z.int().min(2, '批量至少为 2')).max(4, '至多写 4 种批量').default([]).meta({ description: '常见批量，件；页面按它们算出样本量和 Ac、Re' }),
  sampling: z
    .array(z.strictObject({ class: defectClass, ...samplingFields }))
    .min(1, '至少写一级的抽样方案')
    .meta({ description: '各级缺陷的抽样方案' }),
  characteristics: z.array(characteristic).min(1, '至少写一个检验项目').meta({ description: '检验项目，按检验顺序写' }),
  reactions: z.array(reaction).min(1, '至少写一级的处置').meta({ description: '各级不合格怎么办' }),
});

export type InspectionPlan = z.infer<typeof inspectionPlanSchema>;

export default defineDocumentType({
  name: 'inspection-plan',
  prefix: 'INS',
  label: '检验规范',
  about: '一种料或一种产品查哪些项目、怎么测、限值多少、抽几件、不合格怎么办。',
  schema: inspectionPlanSchema,
  sections: () => [
    { id: 'scope', title: '适用对象与检验条件' },
    { id: 'sampling', title: '抽样方案' },
    { id: 'characteristics', title: '检验项目' },
    { id: 'reactions', title: '不合格时怎么办' },
    'body',
  ],
  characteristics: (data) =>
    data.characteristics.map(({ id, name, form, basis }) => ({ id, name, anchor: `item-${id}`, forms: form === undefined ? [] : [form], standards: basis.standard === undefined ? [] : [basis.standard] })),
  check: checkPlan,
});
