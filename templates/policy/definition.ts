import * as z from 'zod';
import { defineDocumentType } from '../../src/model/document-type.ts';
import { documentHeaderSchema } from '../../src/model/document-header.ts';
import { ref, refs, text } from '../../src/model/fields.ts';

const rule = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, '条款编号用小写英文').meta({ description: '条款编号，本文件内唯一，用小写英文' }),
  title: text('条款名，2 至 12 个字'),
  statement: text('规定：谁必须、可以或不得做什么，到什么程度，什么时限'),
  role: ref('role', '负责执行的岗位'),
  evidence: text('凭什么检查：看哪张记录、哪个数').optional(),
  forms: refs('form', '留下的记录'),
  standards: refs('standard', '依据的标准与法规'),
  breach: text('违反了怎么处理').optional(),
});

/** 制度: rules that hold everywhere and always, each with who answers for it and how it is verified. */
export const policySchema = documentHeaderSchema.extend({
  type: z.literal('policy').meta({ description: '文件类型：policy 制度' }),
  scope: text('适用范围：管到哪里，不管什么'),
  principles: z.array(text('原则')).default([]).meta({ description: '原则，有取舍时按它定' }),
  rules: z.array(rule).min(1, '至少写一条规定').meta({ description: '规定，按重要性排' }),
});

export type Policy = z.infer<typeof policySchema>;

export default defineDocumentType({
  name: 'policy',
  prefix: 'POL',
  label: '制度',
  about: '什么必须做、什么不许做、谁负责、怎么检查。',
  schema: policySchema,
  sections: (data) => [
    { id: 'scope', title: '适用范围' },
    ...(data.principles.length > 0 ? [{ id: 'principles', title: '原则' }] : []),
    { id: 'rules', title: '规定' },
    'body',
  ],
  places: (data) => data.rules.map(({ id, title }) => ({ title, anchor: `rule-${id}` })),
});
