import { formatAmount, formatAmounts } from '../format-amount.ts';
import { parseNumbers, type GivenFor, type NumberRules } from '../given-numbers.ts';
import { succeed, type Result } from '../result.ts';
import type { WorkedStep } from '../worked-step.ts';

const money = { unit: '元', min: 0, max: 1e13 } as const;

/** Inputs of the cost of quality by the PAF model (prevention, appraisal, failure), in yuan of one period. */
export const qualityCostInputs = {
  preventionYuan: { label: '预防成本', ...money },
  appraisalYuan: { label: '鉴定成本', ...money },
  internalFailureYuan: { label: '内部损失', ...money },
  externalFailureYuan: { label: '外部损失', ...money },
  salesYuan: { label: '销售收入', ...money, above: true },
} as const satisfies NumberRules;

export interface QualityCost {
  /** All four: CoQ. */
  readonly totalYuan: number;
  /** Internal and external failure only: COPQ. Never the same as CoQ (KPI-QA-07). */
  readonly poorQualityYuan: number;
  readonly totalPercentOfSales: number;
  readonly poorQualityPercentOfSales: number;
  readonly steps: readonly WorkedStep[];
}

/** CoQ and COPQ with their shares of sales in per cent. Errors: the fields of `qualityCostInputs`. Source: KPI-QA-07; PAF model (Feigenbaum). */
export function deriveQualityCost(given: GivenFor<typeof qualityCostInputs>): Result<QualityCost> {
  const parsed = parseNumbers(qualityCostInputs, given);
  if (!parsed.ok) return parsed;
  const { preventionYuan, appraisalYuan, internalFailureYuan, externalFailureYuan, salesYuan } = parsed.value;
  const poorQualityYuan = internalFailureYuan + externalFailureYuan;
  const totalYuan = preventionYuan + appraisalYuan + poorQualityYuan;
  const totalPercentOfSales = (100 * totalYuan) / salesYuan;
  const poorQualityPercentOfSales = (100 * poorQualityYuan) / salesYuan;
  const { prevention, appraisal, internal, external, sales } = formatAmounts({
    prevention: preventionYuan,
    appraisal: appraisalYuan,
    internal: internalFailureYuan,
    external: externalFailureYuan,
    sales: salesYuan,
  });
  const steps: readonly WorkedStep[] = [
    { label: '不良质量成本 COPQ', expression: `${internal} + ${external}`, value: poorQualityYuan, unit: '元' },
    { label: '总质量成本 CoQ', expression: `${prevention} + ${appraisal} + ${internal} + ${external}`, value: totalYuan, unit: '元' },
    { label: 'COPQ 率', expression: `${formatAmount(poorQualityYuan)} ÷ ${sales} × 100%`, value: poorQualityPercentOfSales, unit: '%' },
    { label: 'CoQ 率', expression: `${formatAmount(totalYuan)} ÷ ${sales} × 100%`, value: totalPercentOfSales, unit: '%' },
  ];
  return succeed({ totalYuan, poorQualityYuan, totalPercentOfSales, poorQualityPercentOfSales, steps });
}
