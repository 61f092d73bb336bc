import * as z from 'zod';
import { day, identifier, ref, refs, text, version } from './fields.ts';

export const documentStatuses = ['草稿', '评审', '生效', '作废'] as const;
export type DocumentStatus = (typeof documentStatuses)[number];

export const documentCode = (description: string) =>
  identifier(/^[A-Z]{2,4}-[A-Z]{3}-\d{3}$/, 'QC-SOP-003', description);

const change = z.strictObject({
  version: version('变更后的版次'),
  date: day('变更日期'),
  kind: z.enum(['重大', '一般']).meta({ description: '变更性质：重大（须重新培训和批准）或一般' }),
  summary: text('改了什么、为什么改，一句话'),
  sections: z.array(z.string().min(1)).default([]).meta({ description: '涉及的小节' }),
});

const confirmation = z.strictObject({
  to: text('依据的是什么：文件编号、「文件编号#步骤编号」或标准编号'),
  fingerprint: z.string().meta({ description: '确认时的指纹；先留空，检查会给出该填的值' }),
  date: day('确认日期'),
});

/** The control block that every controlled document carries (ISO 9001:2015, 7.5.2 and 7.5.3). */
export const documentHeaderSchema = z.strictObject({
  type: text('文件类型，如 procedure'),
  code: documentCode('文件编号：章代号-类型代号-三位序号，如 QC-SOP-003'),
  title: text('文件名，不带编号'),
  purpose: text('目的：一段话说清这份文件管什么、防什么'),
  version: version('现行版次，与修订记录最后一行一致'),
  status: z.enum(documentStatuses).meta({ description: '状态：草稿、评审、生效、作废' }),
  approved: day('批准日期').optional(),
  effective: day('生效日期').optional(),
  owner: ref('role', '归口岗位：对这份文件负责的人'),
  author: ref('role', '编制岗位'),
  reviewer: ref('role', '审核岗位'),
  approver: ref('role', '批准岗位'),
  nextReview: day('下次评审日期'),
  distribution: refs('role', '发放范围：必须读这份文件的岗位'),
  retention: text('保存期限，如「作废后 3 年」'),
  supersededBy: ref('document', '作废后由哪份文件代替').optional(),
  references: refs('document', '相关文件'),
  forms: refs('form', '除步骤以外用到的表单'),
  kpis: refs('kpi', '用来衡量的指标'),
  risks: refs('risk', '管控的风险'),
  standards: refs('standard', '引用的标准与法规'),
  terms: refs('term', '需要解释的术语'),
  courses: refs('course', '需要的培训'),
  confirmed: z.array(confirmation).default([]).meta({ description: '照着写的依据：它们一改，检查会提醒重新确认本文件' }),
  changes: z.array(change).min(1, '至少有一条修订记录').meta({ description: '修订记录，从旧到新' }),
});

export type DocumentHeader = z.infer<typeof documentHeaderSchema>;
