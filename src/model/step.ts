import * as z from 'zod';
import { ref, refs, text } from './fields.ts';

const stepId = z.string().regex(/^[a-z][a-z0-9-]*$/, '步骤编号用小写英文，如 sample').meta({ description: '步骤编号，本文件内唯一，用小写英文，如 sample' });

const target = z.string().min(1).meta({ description: '去向：本文件的步骤编号、end（结束）或另一份文件的编号' });

/** One step of a process: who does what, with what, against which criterion, by when, leaving which record. */
export const stepSchema = z.strictObject({
  id: stepId,
  name: text('步骤名，2 至 12 个字，出现在流程图里'),
  kind: z.enum(['作业', '判定', '文件', '等待', '移交']).default('作业').meta({ description: '步骤的形状：作业、判定、文件、等待、移交' }),
  role: ref('role', '执行岗位（R）'),
  accountable: ref('role', '负责岗位（A）；不写则为本文件的归口岗位').optional(),
  consulted: refs('role', '征求意见的岗位（C）'),
  informed: refs('role', '知会的岗位（I）'),
  action: text('做什么、用什么做，写到新同事照着能做'),
  criterion: text('合格判据：做到什么样才算完成，带数值和单位').optional(),
  within: text('时限，如「到货后 2 小时内」').optional(),
  system: ref('system', '在哪个系统里做').optional(),
  records: refs('form', '留下的记录'),
  courses: refs('course', '做这一步前必须学完的课程'),
  standards: refs('standard', '这一步依据的标准'),
  fail: z
    .strictObject({
      when: text('什么情况算不合格'),
      action: text('不合格时怎么办，由谁决定'),
      goto: target.optional(),
    })
    .optional()
    .meta({ description: '不合格时的分支' }),
  branches: z
    .array(z.strictObject({ when: text('条件'), goto: target }))
    .default([])
    .meta({ description: '判定步骤的分支' }),
  next: target.optional(),
});

export type Step = z.infer<typeof stepSchema>;
