import * as z from 'zod';
import { documentHeaderSchema } from '../../src/model/document-header.ts';
import { defineDocumentType, type TypeProblem } from '../../src/model/document-type.ts';
import { refs, text, texts } from '../../src/model/fields.ts';

const task = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, '任务编号用小写英文').meta({ description: '任务编号，本文件内唯一，用小写英文' }),
  title: text('要办成什么事'),
  time: text('什么时候做、要多久').optional(),
  steps: texts('一步一句，照着能做').min(1, '至少写一步'),
  documents: refs('document', '要用到的文件'),
  forms: refs('form', '要填的表单'),
  courses: refs('course', '要学的课程'),
  tip: text('窍门：熟手才知道的做法').optional(),
  warning: text('警告：做错了会怎样').optional(),
});

const question = z.strictObject({ q: text('问题，用提问人的话写'), a: text('回答') });

/** 指南: helps somebody to get things done; it sets no rules of its own. */
export const guideSchema = documentHeaderSchema.extend({
  type: z.literal('guide').meta({ description: '文件类型：guide 指南' }),
  audience: refs('role', '写给哪些岗位'),
  readers: text('写给谁；不是公司岗位的读者在这里说').optional(),
  whenToUse: texts('什么时候用这份指南').min(1, '至少写一种情形'),
  tasks: z.array(task).min(1, '至少写一件事').meta({ description: '要做的事，按先后写' }),
  questions: z.array(question).default([]).meta({ description: '常见问题' }),
});

export type Guide = z.infer<typeof guideSchema>;

function checkGuide({ audience, readers, tasks }: Guide): readonly TypeProblem[] {
  const repeated = tasks.flatMap(({ id }, index): readonly TypeProblem[] => {
    const first = tasks.findIndex((task) => task.id === id);
    return first < index ? [{ code: 'M105', path: ['tasks', index, 'id'], message: `任务编号 ${id} 与第 ${first + 1} 件事重复。`, hint: '给其中一件换一个编号。' }] : [];
  });
  if (audience.length > 0 || readers !== undefined) return repeated;
  return [...repeated, { code: 'M102', path: ['audience'], message: '没有写这份指南给谁看。', hint: '在 audience 里写岗位编号；给全体员工或外人看的，在 readers 里写一句话。' }];
}

export default defineDocumentType({
  name: 'guide',
  prefix: 'GDE',
  label: '指南',
  about: '帮一个人把事办成：按任务一步一步写，带窍门、警告和常见问题；不另立规定。',
  schema: guideSchema,
  sections: (data) => [
    { id: 'audience', title: '给谁用、什么时候用' },
    { id: 'tasks', title: '怎么做' },
    'body',
    ...(data.questions.length > 0 ? [{ id: 'questions', title: '常见问题' }] : []),
  ],
  places: (data) => data.tasks.map(({ id, title }) => ({ title, anchor: `task-${id}` })),
  check: checkGuide,
});
