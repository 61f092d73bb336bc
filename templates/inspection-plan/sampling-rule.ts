import * as z from 'zod';
import { inspectionLevels } from '../../src/domain/sampling/code-letters.ts';
import { aqls } from '../../src/domain/sampling/master-tables.ts';
import { selectSinglePlan } from '../../src/domain/sampling/single-plan.ts';
import type { TypeProblem } from '../../src/model/document-type.ts';
import { text } from '../../src/model/fields.ts';
import type { Path } from '../../src/model/walk-schema.ts';

/** How many items are taken: every one, by GB/T 2828.1, or a fixed number. */
export const samplingFields = {
  level: z.enum(inspectionLevels).optional().meta({ description: '检验水平，查表抽样时写，一般为 II' }),
  aql: z.enum([...aqls, '100%']).optional().meta({ description: "接收质量限，加引号，如 '0.65'；全检写 '100%'" }),
  size: z.int().positive().optional().meta({ description: '固定样本量，件；不查表时写' }),
  accept: z.int().min(0).optional().meta({ description: '允许的不合格件数 Ac；查表抽样只能写 0（即 c=0），固定样本量必须写' }),
  per: text('多久取一次样，如每批、每 2 小时').default('每批'),
};

const samplingRuleSchema = z.strictObject(samplingFields);

export type SamplingRule = z.infer<typeof samplingRuleSchema>;

/** What no schema can say about a sampling rule. */
export function checkSamplingRule({ level, aql, size, accept }: SamplingRule, path: Path): readonly TypeProblem[] {
  if ((aql === undefined) === (size === undefined))
    return [{ code: 'M103', path, message: '抽样方案要么查表（aql），要么固定样本量（size），只写一种。', hint: "写 level 和 aql，或写 size 和 accept；全检写 aql: '100%'。" }];
  if (size !== undefined)
    return accept === undefined ? [{ code: 'M102', path, message: '固定样本量没有写允许几件不合格。', hint: '补 accept，一件都不允许写 accept: 0。' }] : [];
  if (aql === '100%') return [];
  const problems: TypeProblem[] = [];
  if (level === undefined) problems.push({ code: 'M102', path, message: '查表抽样没有写检验水平。', hint: '补 level，一般写 II；破坏性或费时的项目用 S-1 到 S-4。' });
  if (accept !== undefined && accept > 0)
    problems.push({ code: 'M103', path: [...path, 'accept'], message: '查表抽样的 Ac 由表给出，不能自己写。', hint: '删去 accept；一件都不允许的写 accept: 0。' });
  return problems;
}

/** e.g. 「水平 II，AQL 0.65」, 「每批 5 件，c=0」, 「100% 检验」. */
export function formatSamplingRule({ level, aql, size, accept, per }: SamplingRule): string {
  const zero = accept === 0 ? '，c=0' : '';
  if (aql === '100%') return `100% 检验${zero}`;
  if (size !== undefined) return `${per} ${size} 件${zero || `，Ac ${accept ?? 0}`}`;
  return `${per === '每批' ? '' : `${per}，`}水平 ${level ?? ''}，AQL ${aql ?? ''}${zero}`;
}

/** What the rule asks for on a lot of this size under normal inspection, e.g. 「80 件，Ac 1，Re 2」. */
export function formatLotPlan(lot: number, rule: SamplingRule): string {
  if (rule.aql === '100%') return `全检 ${lot} 件${rule.accept === 0 ? '，c=0' : ''}`;
  if (rule.size !== undefined) return lot > rule.size ? formatCount(rule.size, rule.accept ?? 0) : `全检 ${lot} 件`;
  const plan = selectSinglePlan({ lot, level: rule.level, aql: rule.aql, severity: 'normal' });
  if (!plan.ok) return '表中没有方案';
  const { inspected, fullInspection, ac } = plan.value;
  return `${fullInspection ? '全检 ' : ''}${formatCount(inspected, rule.accept ?? ac)}`;
}

const formatCount = (count: number, ac: number): string => `${count} 件，Ac ${ac}，Re ${ac + 1}`;
