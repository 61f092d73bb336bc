import * as z from 'zod';
import { aqls } from '../../src/domain/sampling/master-tables.ts';
import { lotRule, parseAql } from '../../src/domain/sampling/sampling-request.ts';
import { inspectionLevels } from '../../src/domain/sampling/code-letters.ts';
import { ref, text } from '../../src/model/fields.ts';
import { definePart, type Part } from '../../src/model/part.ts';

const caption = text('图题');
const figure = text('数据表的名字：content/figures/ 里的文件名，不带 .csv');

/** Charts that authors may use, drawn at build time from figures and registers. */
export const chartDefinitions: readonly Part[] = [
  definePart({
    name: 'KpiTrend',
    numbered: '图',
    about: '一个指标的走势，带目标和每期的状态；数据取自 content/figures 里写明这个指标的表。',
    attributes: z.strictObject({ id: ref('kpi'), caption }),
    content: 'none',
    data: 'kpi',
    example: '<KpiTrend id="KPI-QA-01" caption="组装一次合格率走势" />',
  }),
  definePart({
    name: 'KpiValue',
    about: '一个指标最近一期的数和状态，写在句子里。',
    attributes: z.strictObject({ id: ref('kpi') }),
    content: 'none',
    data: 'kpi',
    example: '组装一次合格率最近一期为 <KpiValue id="KPI-QA-01" />。',
  }),
  definePart({
    name: 'Pareto',
    numbered: '图',
    about: '柏拉图：哪几项占了八成。数据表第一列写项目，第二列写数。',
    attributes: z.strictObject({ figure, caption }),
    content: 'none',
    data: 'table',
    example: '<Pareto figure="defects-oqc-2026-11" caption="出货检验不良分类" />',
  }),
  definePart({
    name: 'AbcCurve',
    numbered: '图',
    about: 'ABC 曲线：按年耗用金额给物料分类。数据表第一列写物料，第二列写金额（元）。',
    attributes: z.strictObject({ figure, caption }),
    content: 'none',
    data: 'table',
    example: '<AbcCurve figure="stock-usage-2026" caption="物料年耗用金额的 ABC 分类" />',
  }),
  definePart({
    name: 'OcCurve',
    numbered: '图',
    about: '抽样方案的 OC 曲线：多差的批有多大机会被接收。',
    attributes: z.strictObject({
      lot: z.coerce.number('批量要填写数字').int('批量要是整数').min(lotRule.min, `批量至少为 ${lotRule.min}`).max(lotRule.max, '批量太大，请检查是否多写了零').meta({ description: '批量 N，件' }),
      level: z.enum(inspectionLevels).default('II').meta({ description: '检验水平' }),
      aql: text('接收质量限，如 0.65').refine((value) => parseAql(value).ok, `标准表里没有这一档；可用 ${aqls.join('、')}`),
      state: z.enum(['正常', '加严', '放宽']).default('正常').meta({ description: '严格度' }),
      caption,
    }),
    content: 'none',
    example: '<OcCurve lot="1200" level="II" aql="0.65" caption="批量 1200、AQL 0.65 的 OC 曲线" />',
  }),
  definePart({
    name: 'RiskMatrix',
    numbered: '图',
    about: '风险矩阵：登记册里的风险落在哪些格，控制前或控制后。',
    attributes: z.strictObject({ stage: z.enum(['控制前', '控制后']).default('控制前').meta({ description: '画控制前还是控制后' }), caption }),
    content: 'none',
    example: '<RiskMatrix stage="控制前" caption="风险矩阵（控制前）" />',
  }),
  definePart({
    name: 'YearCalendar',
    numbered: '图',
    about: '年度日历：每个部门每个月有几件固定的事，事项取自年度日历登记册。',
    attributes: z.strictObject({ caption }),
    content: 'none',
    example: '<YearCalendar caption="全年固定事项" />',
  }),
];
