import * as z from 'zod';
import { documentHeaderSchema } from '../../src/model/document-header.ts';
import { defineDocumentType, type TypeProblem } from '../../src/model/document-type.ts';
import { ref, refs, text, texts } from '../../src/model/fields.ts';

const source = z.strictObject({
  what: text('取什么数，到哪一天截止'),
  system: ref('system', '从哪个系统取').optional(),
  form: ref('form', '从哪张表单取').optional(),
});

const chart = z.strictObject({
  kind: z.enum(['折线', '柱状', '堆积柱状', '帕累托', '散点', '表格']).meta({ description: '图的样式' }),
  caption: text('图题：横轴、纵轴和时间范围'),
});

const section = z.strictObject({
  title: text('这一节的标题'),
  content: text('写什么、写到多细、什么不写'),
  kpis: refs('kpi', '这一节报告的指标'),
  chart: chart.optional().meta({ description: '配的图' }),
  owner: ref('role', '谁写这一节'),
});

const agendaItem = z.strictObject({
  minutes: z.int().positive('分钟数应大于 0').meta({ description: '几分钟' }),
  item: text('议题'),
  role: ref('role', '谁主讲'),
});

/** 报告模板: what a regular report says, from which data, for whom, and what is decided on it. */
export const reportSchema = documentHeaderSchema.extend({
  type: z.literal('report').meta({ description: '文件类型：report 报告模板' }),
  audience: z.array(ref('role', '岗位')).min(1, '至少写一个岗位').meta({ description: '给哪些岗位看' }),
  frequency: text('多久一次'),
  deadline: text('什么时候前交'),
  length: text('篇幅上限').optional(),
  sources: z.array(source).min(1, '至少写一个数据来源').meta({ description: '数据来源' }),
  sections: z.array(section).min(1, '至少写一节').meta({ description: '报告的各节，按先后写' }),
  agenda: z.array(agendaItem).default([]).meta({ description: '讨论这份报告的会议议程' }),
  decisions: texts('看完报告要定下来的事').default([]),
  records: refs('form', '报告和决定记在哪张表单上'),
});

export type Report = z.infer<typeof reportSchema>;

function checkReport({ sections }: Report): readonly TypeProblem[] {
  return sections.flatMap(({ title }, index): readonly TypeProblem[] => {
    const first = sections.findIndex((section) => section.title === title);
    return first < index ? [{ code: 'M105', path: ['sections', index, 'title'], message: `「${title}」与第 ${first + 1} 节同名。`, hint: '合成一节，或换一个标题。' }] : [];
  });
}

export default defineDocumentType({
  name: 'report',
  prefix: 'RPT',
  label: '报告模板',
  about: '一份定期报告写哪几节、数从哪里取、谁写、什么时候交、看完要定什么。',
  schema: reportSchema,
  sections: (data) => [
    { id: 'audience', title: '给谁看、什么时候交' },
    { id: 'sources', title: '数据来源' },
    { id: 'content', title: '报告内容' },
    ...(data.agenda.length > 0 ? [{ id: 'agenda', title: '议程' }] : []),
    ...(data.decisions.length > 0 ? [{ id: 'decisions', title: '看完要定的事' }] : []),
    'body' as const,
  ],
  places: (data) => data.sections.map(({ title }, index) => ({ title, anchor: `part-${index + 1}` })),
  check: checkReport,
});
