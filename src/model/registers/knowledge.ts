import * as z from 'zod';
import { english, ref, text, texts } from '../fields.ts';
import { defineRegister } from '../register.ts';

const standardSchema = z.strictObject({
  id: text('标准或法规编号，含年号，如 GB/T 7000.1-2023'),
  title: text('名称'),
  category: text('类别'),
  governs: text('管什么'),
  nature: z.enum(['强制性', '推荐性', '法律法规', '认证规则', '国际标准', '其他']).meta({ description: '性质' }),
  status: z.enum(['现行', '即将实施', '已代替', '废止', '待确认']).meta({ description: '状态' }),
  effective: text('实施日期，YYYY-MM-DD；不确定就写明待确认').optional(),
  expires: text('失效日期，YYYY-MM-DD').optional(),
  replaces: text('代替的旧版').optional(),
  replacedBy: ref('standard', '被哪个标准代替').optional(),
  international: text('对应的国际标准').optional(),
  certainty: z.enum(['已核实', '待确认']).meta({ description: '把握：已核实或待确认' }),
  tier: z.enum(['A', 'B', 'C', '无']).meta({ description: '来源等级：A 官方，B 目录或实验室，C 二手' }),
  source: text('来源；待确认的写去哪里核对').optional(),
  note: text('提醒').optional(),
});

const termSchema = z.strictObject({
  id: text('术语，中文标准写法'),
  english: english('英文'),
  abbreviation: text('缩写').optional(),
  aliases: texts('同义词，可以搜到').default([]),
  forbidden: texts('禁用写法，正文里出现会报告').default([]),
  definition: text('定义，一两句话'),
  standard: ref('standard', '定义的出处').optional(),
});

export type Standard = z.infer<typeof standardSchema>;
export type Term = z.infer<typeof termSchema>;

const retiredStatuses: readonly string[] = ['已代替', '废止'];

export const standards = defineRegister({
  name: 'standards',
  kind: 'standard',
  label: '标准与法规',
  about: '标准与法规登记册：状态、实施日期、代替关系和把握程度。',
  schema: standardSchema,
  titleOf: (entry) => entry.title,
  retiredBecause: (entry) => (retiredStatuses.includes(entry.status) ? entry.status : undefined),
});

export const terms = defineRegister({
  name: 'terms',
  kind: 'term',
  label: '术语',
  about: '术语表：定义、英文、同义词和禁用写法。',
  schema: termSchema,
  titleOf: (entry) => entry.id,
});
