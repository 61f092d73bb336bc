import { fail, succeed, type Result } from '../result.ts';
import type { WorkedStep } from '../worked-step.ts';
import { findLotRange, type LotRange } from './code-letters.ts';
import { masterTableNames, severityLabels, type CodeLetter } from './master-tables.ts';
import { resolvePlan, selectMasterCell, type TabledPlan } from './resolve-plan.ts';
import { parseSamplingRequest, type SamplingGiven, type SamplingRequest } from './sampling-request.ts';

/** A plan for one lot. `inspected` is the sample size, or the whole lot where the sample is not smaller than the lot. */
export interface SinglePlan extends TabledPlan {
  readonly lot: number;
  readonly level: SamplingRequest['level'];
  /** The letter of table 1, before the arrows. */
  readonly initialCode: CodeLetter;
  readonly inspected: number;
  readonly fullInspection: boolean;
  readonly steps: readonly WorkedStep[];
}

/**
 * The single sampling plan for a lot: lot in items, AQL in per cent. Errors: fields `lot`, `level`, `aql`, `severity`.
 * Source: GB/T 2828.1-2012, 10.1 to 10.3, tables 1, 2-A, 2-B, 2-C.
 */
export function selectSinglePlan(given: SamplingGiven): Result<SinglePlan> {
  const request = parseSamplingRequest(given);
  return request.ok ? planFor(request.value) : request;
}

function planFor(request: SamplingRequest): Result<SinglePlan> {
  const range = findLotRange(request.lot);
  if (range === undefined) return fail('lot', '批量小于 2 件时标准的表 1 没有字码：请直接 100% 检验。');
  const initialCode = range.letters[request.level];
  const tabled = resolvePlan(request.severity, initialCode, request.aql);
  if (tabled === undefined) return fail('aql', `${masterTableNames[request.severity]} 在字码 ${initialCode}、AQL ${request.aql} 处没有方案：请换一个 AQL。`);
  return succeed(fitToLot(request, range, initialCode, tabled));
}

function fitToLot(request: SamplingRequest, range: LotRange, initialCode: CodeLetter, tabled: TabledPlan): SinglePlan {
  const inspected = Math.min(tabled.sampleSize, request.lot);
  const plan = { ...tabled, lot: request.lot, level: request.level, initialCode, inspected, fullInspection: tabled.sampleSize >= request.lot };
  return { ...plan, steps: [letterStep(plan, range), ...arrowSteps(plan), planStep(plan), lotStep(plan), acceptanceStep(plan)] };
}

type PlanFacts = Omit<SinglePlan, 'steps'>;

function letterStep({ lot, level, initialCode }: PlanFacts, { minLot, maxLot }: LotRange): WorkedStep {
  const range = Number.isFinite(maxLot) ? `${minLot}~${maxLot}` : `${minLot} 及以上`;
  return { label: '样本量字码', expression: `表 1：批量 ${lot} 在 ${range}，检验水平 ${level}`, value: initialCode, unit: '' };
}

function arrowSteps({ severity, aql, initialCode, code }: PlanFacts): readonly WorkedStep[] {
  const cell = selectMasterCell(severity, initialCode, aql);
  if (typeof cell === 'number') return [];
  const [arrow, way] = cell === 'down' ? ['↓', '下方'] : ['↑', '上方'];
  const expression = `${masterTableNames[severity]}：字码 ${initialCode}、AQL ${aql} 处是 ${arrow}，改用${way}第一个方案，样本量一起换`;
  return [{ label: '执行字码', expression, value: code, unit: '' }];
}

function planStep({ severity, aql, code, sampleSize }: PlanFacts): WorkedStep {
  const expression = `${masterTableNames[severity]}（${severityLabels[severity]}）：字码 ${code}、AQL ${aql}`;
  return { label: '样本量 n', expression, value: sampleSize, unit: '件' };
}

function lotStep({ lot, sampleSize, inspected, fullInspection }: PlanFacts): WorkedStep {
  const expression = fullInspection ? `n = ${sampleSize} 不小于批量 ${lot}，全数检验` : `n = ${sampleSize} 小于批量 ${lot}，随机抽取`;
  return { label: '检验数量', expression, value: inspected, unit: '件' };
}

function acceptanceStep({ ac, re }: PlanFacts): WorkedStep {
  return { label: '判定', expression: `不合格品不多于 ${ac} 件接收，${re} 件及以上不接收`, value: `Ac ${ac}，Re ${re}`, unit: '' };
}
