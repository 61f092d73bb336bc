import * as z from 'zod';
import { defineDocumentType } from '../../src/model/document-type.ts';
import { documentHeaderSchema } from '../../src/model/document-header.ts';
import { ref, refs, text, texts } from '../../src/model/fields.ts';
import { stepSchema } from '../../src/model/step.ts';

const flowItem = (what: string) =>
  z.strictObject({
    name: text(`${what}的名称`),
    document: ref('document', '来自或交给哪份文件').optional(),
    form: ref('form', '对应的表单').optional(),
    note: text('数量、格式或条件').optional(),
  });

/** 作业程序 (SOP): a process with steps. ISO 9001:2015, 4.4.1: inputs, outputs, sequence, criteria, responsibilities, risks. */
export const procedureSchema = documentHeaderSchema.extend({
  type: z.literal('procedure').meta({ description: '文件类型：procedure 作业程序' }),
  scope: text('适用范围：管到哪里，不管什么'),
  trigger: text('什么事情发生时启动'),
  inputs: z.array(flowItem('输入')).min(1, '至少写一项输入').meta({ description: '输入' }),
  outputs: z.array(flowItem('输出')).min(1, '至少写一项输出').meta({ description: '输出' }),
  steps: z.array(stepSchema).min(2, '至少两个步骤').meta({ description: '作业步骤，按顺序写' }),
  exceptions: z
    .array(
      z.strictObject({
        when: text('出现什么例外'),
        action: text('怎么处理、多久内、留什么记录'),
        role: ref('role', '由谁决定'),
      }),
    )
    .default([])
    .meta({ description: '例外处理' }),
  safety: texts('安全与静电等注意事项').default([]),
  participants: refs('role', '步骤里没有、但需要参与的岗位'),
});

export type Procedure = z.infer<typeof procedureSchema>;

export default defineDocumentType({
  name: 'procedure',
  prefix: 'SOP',
  label: '作业程序',
  about: '一件事分几步做、谁做、做到什么标准、不合格怎么办。',
  schema: procedureSchema,
  sections: (data) => [
    { id: 'scope', title: '适用范围与触发条件' },
    { id: 'flow', title: '流程图', figure: `${data.title}流程` },
    { id: 'steps', title: '作业步骤' },
    { id: 'raci', title: '职责分配（RACI）' },
    ...(data.exceptions.length > 0 ? [{ id: 'exceptions', title: '例外处理' }] : []),
    'body' as const,
  ],
  steps: (data) => data.steps,
  inputs: (data) => data.inputs.map(({ name, document }) => ({ name, document })),
  outputs: (data) => data.outputs.map((output, index) => ({ ...output, path: ['outputs', index, 'name'] })),
  trigger: (data) => data.trigger,
  demands: { criterion: true, within: true },
});
