import * as z from 'zod';
import { aqls } from '../../src/domain/sampling/master-tables.ts';
import { parseAql } from '../../src/domain/sampling/sampling-request.ts';
import { ref, text } from '../../src/model/fields.ts';
import { definePart, type Part } from '../../src/model/part.ts';
import type { EntityKind } from '../../src/model/entity.ts';
import { chartDefinitions } from './chart-definitions.ts';
import { workedDefinitions } from './worked-definitions.ts';

const chip = (name: string, kind: EntityKind, about: string, id: string) =>
  definePart({
    name,
    about,
    attributes: z.strictObject({ id: ref(kind) }),
    content: 'none',
    example: `见 <${name} id="${id}" />。`,
  });

const sampling = definePart({
  name: 'SamplingPlan',
  about: '按 GB/T 2828.1-2012 查出一次抽样方案，并写明查表过程。',
  attributes: z.strictObject({
    lot: z.coerce.number().int().min(2, '批量至少为 2').meta({ description: '批量 N，件' }),
    level: z.enum(['S-1', 'S-2', 'S-3', 'S-4', 'I', 'II', 'III']).default('II').meta({ description: '检验水平' }),
    aql: text('接收质量限，如 0.65').refine((value) => parseAql(value).ok, `标准表里没有这一档；可用 ${aqls.join('、')}`),
    state: z.enum(['正常', '加严', '放宽']).default('正常').meta({ description: '严格度' }),
  }),
  content: 'none',
  example: '<SamplingPlan lot="1200" level="II" aql="0.65" />',
});

/** Every part that a body may use, by tag. A part's view is templates/parts/<Name>.astro. */
export const partDefinitions: readonly Part[] = [
  chip('Ref', 'document', '引用另一份文件；网页上是链接，书里带页码。', 'QC-SOP-001'),
  chip('Role', 'role', '引用一个岗位。', 'iqc-inspector'),
  chip('Form', 'form', '引用一张表单。', 'FM-QA-01'),
  chip('Kpi', 'kpi', '引用一个指标。', 'KPI-QA-01'),
  chip('Standard', 'standard', '引用一个标准或法规。', 'GB/T 2828.1-2012'),
  chip('Term', 'term', '引用一个术语，悬停显示定义。', '特采'),
  chip('Risk', 'risk', '引用一条风险。', 'RK-01'),
  chip('Course', 'course', '引用一门课程。', 'TR-06'),
  chip('System', 'system', '引用一个信息系统。', 'wms'),
  definePart({
    name: 'Note',
    about: '一段需要单独看到的话。',
    attributes: z.strictObject({
      kind: z.enum(['提示', '注意', '危险', '企业选择', '示例']).default('提示').meta({ description: '哪一种' }),
      title: text('标题').optional(),
    }),
    content: 'blocks',
    example: '<Note kind="危险">\n耐压仪合闸时，双手离开产品。\n</Note>',
  }),
  definePart({
    name: 'Case',
    about: '一个案例：发生了什么、怎么处理、以后怎么防（示例公司的案例标明示例）。',
    attributes: z.strictObject({ title: text('案例名') }),
    content: 'blocks',
    example: '<Case title="色温发错一批">\n发货前未核对标签……\n</Case>',
  }),
  definePart({
    name: 'Checklist',
    about: '可以逐项打勾的清单，里面写一个列表。',
    attributes: z.strictObject({ title: text('清单名') }),
    content: 'blocks',
    example: '<Checklist title="开线前">\n- 静电手环测试合格\n- 首件已确认\n</Checklist>',
  }),
  definePart({
    name: 'Unsure',
    about: '待确认的事实：写明去哪里核对什么。',
    attributes: z.strictObject({ check: text('去哪里核对什么') }),
    content: 'inline',
    example: '<Unsure check="到国家标准全文公开系统核对实施日期">2026-01-01 实施</Unsure>',
  }),
  definePart({
    name: 'Fact',
    about: '引用公司事实（content/company.yaml 的 facts），改一处处处跟着变。',
    attributes: z.strictObject({ id: text('事实编号') }),
    content: 'none',
    example: '公司概况里写着 <Fact id="staff" />。',
  }),
  definePart({
    name: 'Table',
    numbered: '表',
    about: '给表格加表题和编号；竖页放不下的表，书里自动横排。里面写一个 Markdown 表格。',
    attributes: z.strictObject({
      caption: text('表题'),
      wide: z.boolean().default(false).meta({ description: '从网页打印时横排；书里横竖由宽度决定' }),
    }),
    content: 'blocks',
    example: '<Table caption="缺陷分级">\n\n| 级别 | 例子 |\n|---|---|\n| 致命 | 耐压击穿 |\n\n</Table>',
  }),
  definePart({
    name: 'Figure',
    numbered: '图',
    about: '给图片加图题和编号。',
    attributes: z.strictObject({
      src: text('图片地址，如 /assets/label.png'),
      alt: text('替代文字：图里有什么'),
      caption: text('图题'),
    }),
    content: 'none',
    example: '<Figure src="/brand/logo.svg" alt="公司标志" caption="标志的标准写法" />',
  }),
  sampling,
  ...workedDefinitions,
  ...chartDefinitions,
];

export const partsByName: ReadonlyMap<string, Part> = new Map(partDefinitions.map((part) => [part.name, part]));
