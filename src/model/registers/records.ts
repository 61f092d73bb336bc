import * as z from 'zod';
import { ref, refs, text, texts } from '../fields.ts';
import { defineRegister } from '../register.ts';

const formField = z.strictObject({
  name: text('栏目名'),
  type: z
    .enum(['文本', '长文本', '数字', '日期', '时间', '单选', '多选', '勾选', '签名', '照片', '编号', '明细表'])
    .meta({ description: '填写方式' }),
  unit: text('单位').optional(),
  required: z.boolean().default(true).meta({ description: '是否必填' }),
  options: texts('可选的值').optional(),
  columns: texts('明细表的列').optional(),
  help: text('填写说明').optional(),
});

const formSchema = z.strictObject({
  id: z.string().regex(/^FM-[A-Z]{2}-\d{2}$/, '表单编号应写成 FM-QA-01 的样子').meta({ description: '表单编号' }),
  name: text('表单名称'),
  department: ref('department', '归口部门'),
  version: text('表单版次，如 V1.0').default('V1.0'),
  retention: text('保存期限'),
  fields: z.array(formField).min(1, '至少有一个栏目').meta({ description: '栏目' }),
});

const riskSchema = z.strictObject({
  id: z.string().regex(/^RK-\d{2}$/, '风险编号应写成 RK-01 的样子').meta({ description: '风险编号' }),
  category: text('风险类别'),
  name: text('风险事件'),
  cause: text('原因'),
  impact: text('后果'),
  likelihood: z.int().min(1).max(5).meta({ description: '可能性 1~5（控制前）' }),
  severity: z.int().min(1).max(5).meta({ description: '严重度 1~5（控制前）' }),
  controls: z
    .array(z.strictObject({ measure: text('控制措施'), document: ref('document', '写在哪份文件里').optional(), step: text('文件里的哪一处在控制：步骤名、条款名或小节标题').optional() }))
    .min(1, '至少有一条控制措施')
    .meta({ description: '控制措施' }),
  residualLikelihood: z.int().min(1).max(5).meta({ description: '可能性 1~5（控制后）' }),
  residualSeverity: z.int().min(1).max(5).meta({ description: '严重度 1~5（控制后）' }),
  residual: text('残余风险'),
  earlyWarning: text('预警信号'),
  owner: ref('role', '责任岗位'),
});

const eventSchema = z.strictObject({
  id: z.string().regex(/^CAL-\d{2}-\d{2}$/, '事项编号应写成 CAL-03-01 的样子').meta({ description: '事项编号：CAL-月-序号' }),
  month: z.int().min(1).max(12).meta({ description: '月份' }),
  item: text('做什么'),
  owner: ref('role', '责任岗位'),
  documents: refs('document', '依据文件'),
  forms: refs('form', '留下的记录'),
});

export type FormField = z.infer<typeof formField>;
export type Form = z.infer<typeof formSchema>;
export type Risk = z.infer<typeof riskSchema>;
export type CalendarEvent = z.infer<typeof eventSchema>;

export const forms = defineRegister({
  name: 'forms',
  kind: 'form',
  label: '表单',
  about: '表单与记录：栏目、保存期限；用在哪里由步骤反查。',
  schema: formSchema,
  titleOf: (entry) => entry.name,
});

export const risks = defineRegister({
  name: 'risks',
  kind: 'risk',
  label: '风险',
  about: '风险登记册：可能性、严重度、控制措施和责任岗位。',
  schema: riskSchema,
  titleOf: (entry) => entry.name,
});

export const calendar = defineRegister({
  name: 'calendar',
  kind: 'event',
  label: '年度日历',
  about: '一年里每个月固定要做的事。',
  schema: eventSchema,
  titleOf: (entry) => entry.item,
});
