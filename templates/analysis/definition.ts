import * as z from 'zod';
import { documentHeaderSchema } from '../../src/model/document-header.ts';
import { defineDocumentType, type TypeProblem } from '../../src/model/document-type.ts';
import { ref, refs, text } from '../../src/model/fields.ts';

const input = z.strictObject({
  name: text('要什么数据'),
  source: text('从哪里来、多少样本、多久以内的'),
  system: ref('system', '从哪个系统取').optional(),
  form: ref('form', '记在哪张表单上').optional(),
  document: ref('document', '来自哪份文件').optional(),
});

const methodStep = z.strictObject({
  name: text('这一步叫什么'),
  how: text('怎么做：公式、口径、排除什么'),
  output: text('得到什么'),
  role: ref('role', '谁做').optional(),
});

const modelField = z.strictObject({
  name: text('字段名'),
  meaning: text('含义与取值'),
  source: text('从哪里得到'),
  example: text('示例'),
  personal: z.boolean().default(false).meta({ description: '是不是个人信息' }),
  consent: text('个人信息的合法依据：怎么告知、怎么取得同意、存多久').optional(),
});

const decisionRule = z.strictObject({
  when: text('分析结果是什么样'),
  action: text('就怎么做'),
  role: ref('role', '谁来做').optional(),
});

/** 分析方法: how a question of the business is answered again and again in the same way. */
export const analysisSchema = documentHeaderSchema.extend({
  type: z.literal('analysis').meta({ description: '文件类型：analysis 分析方法' }),
  question: text('回答什么问题，答案用来定什么'),
  frequency: text('多久做一次'),
  inputs: z.array(input).min(1, '至少写一项数据').meta({ description: '需要的数据' }),
  method: z.array(methodStep).min(1, '至少写一步').meta({ description: '方法，按先后写' }),
  model: z.array(modelField).default([]).meta({ description: '模型的字段，如客户画像的各项' }),
  rules: z.array(decisionRule).default([]).meta({ description: '判断规则：结果如何，就怎么办' }),
  records: refs('form', '结果记在哪张表单上'),
});

export type Analysis = z.infer<typeof analysisSchema>;

function checkModel({ model }: Analysis): readonly TypeProblem[] {
  return model.flatMap(({ name, personal, consent }, index) => {
    const path = ['model', index];
    const first = model.findIndex((field) => field.name === name);
    const problems: TypeProblem[] = [];
    if (first < index) problems.push({ code: 'M105', path: [...path, 'name'], message: `字段「${name}」写了两次。`, hint: '删去一行，或换一个名字。' });
    if (personal && consent === undefined)
      problems.push({ code: 'M102', path, message: `「${name}」是个人信息，没有写合法依据。`, hint: '补 consent：怎么告知、怎么取得同意、存多久；说不出依据的字段不要收集。' });
    return problems;
  });
}

export default defineDocumentType({
  name: 'analysis',
  prefix: 'ANL',
  label: '分析方法',
  about: '一个经营问题用什么数据、分几步、怎么算出答案，算出来以后怎么办。',
  schema: analysisSchema,
  sections: (data) => [
    { id: 'question', title: '回答什么问题' },
    { id: 'inputs', title: '需要的数据' },
    { id: 'method', title: '方法' },
    ...(data.model.length > 0 ? [{ id: 'model', title: '模型字段' }] : []),
    'body' as const,
    ...(data.rules.length > 0 ? [{ id: 'rules', title: '判断规则' }] : []),
  ],
  inputs: (data) => data.inputs.map(({ name, document }) => ({ name, document })),
  places: (data) => data.method.map(({ name }, index) => ({ title: name, anchor: `method-${index + 1}` })),
  check: checkModel,
});
