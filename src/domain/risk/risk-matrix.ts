import { parseNumber, type Given, type NumberRule } from '../given-numbers.ts';
import { failWith, succeed, type Problem, type Result } from '../result.ts';
import type { WorkedStep } from '../worked-step.ts';

export const riskBands = ['低', '一般', '较大', '重大'] as const;
export type RiskBand = (typeof riskBands)[number];

export const likelihoodLabels = ['极少', '少见', '可能', '较易', '频繁'] as const;
export const severityGradeLabels = ['轻微', '较小', '中等', '严重', '灾难'] as const;

/** Lowest score of each band, highest band first. Source: the company's risk register (附录 H). */
export const bandLimits = [
  { band: '重大', from: 15 },
  { band: '较大', from: 9 },
  { band: '一般', from: 5 },
  { band: '低', from: 1 },
] as const satisfies readonly { readonly band: RiskBand; readonly from: number }[];

/** Likelihood and severity from 1 to 5. `safetyRelated`: harm to people or loss of the legal right to sell. */
export interface RiskGiven {
  readonly likelihood: Given;
  readonly severity: Given;
  readonly safetyRelated: boolean;
}

export interface RiskRating {
  readonly likelihood: number;
  readonly severity: number;
  /** Likelihood × severity, 1 to 25. */
  readonly score: number;
  /** By the score alone. */
  readonly band: RiskBand;
  /** How it is controlled: 重大 whatever the score where a safety-related risk has severity 5. */
  readonly managedAs: RiskBand;
  readonly overridden: boolean;
  readonly steps: readonly WorkedStep[];
}

const likelihoodRule: NumberRule = { label: '可能性 L', unit: '', min: 1, max: 5, whole: true };
const severityRule: NumberRule = { label: '严重度 S', unit: '', min: 1, max: 5, whole: true };

/** Rates a risk. Errors: fields `likelihood`, `severity`. Source: the scale of the risk register (附录 H), company's choice. */
export function rateRisk({ likelihood: givenLikelihood, severity: givenSeverity, safetyRelated }: RiskGiven): Result<RiskRating> {
  const likelihood = parseNumber(likelihoodRule, givenLikelihood);
  const severity = parseNumber(severityRule, givenSeverity);
  if (typeof likelihood === 'number' && typeof severity === 'number') return succeed(rate(likelihood, severity, safetyRelated));
  return failWith([...toProblem('likelihood', likelihood), ...toProblem('severity', severity)]);
}

function rate(likelihood: number, severity: number, safetyRelated: boolean): RiskRating {
  const score = likelihood * severity;
  const band = selectRiskBand(score);
  const overridden = safetyRelated && severity === 5 && band !== '重大';
  const managedAs = overridden ? '重大' : band;
  const reason = overridden ? '人身安全或法规准入类风险，严重度为 5，不论分值按重大管控' : '按风险等级管控';
  const steps: readonly WorkedStep[] = [
    { label: '风险值', expression: `可能性 ${likelihood} × 严重度 ${severity}`, value: score, unit: '分' },
    { label: '风险等级', expression: '≥15 重大；9~14 较大；5~8 一般；≤4 低', value: band, unit: '' },
    { label: '管控等级', expression: reason, value: managedAs, unit: '' },
  ];
  return { likelihood, severity, score, band, managedAs, overridden, steps };
}

function toProblem(field: string, parsed: number | { readonly message: string }): readonly Problem[] {
  return typeof parsed === 'number' ? [] : [{ field, message: parsed.message }];
}

/** The band of a score from 1 to 25. */
export function selectRiskBand(score: number): RiskBand {
  return bandLimits.find(({ from }) => score >= from)?.band ?? '低';
}

/** A cell of the 5 × 5 matrix. */
export interface RiskCell {
  readonly likelihood: number;
  readonly severity: number;
  readonly score: number;
  readonly band: RiskBand;
}

/** The matrix as rows for print: likelihood 5 at the top, severity 1 to 5 from the left. */
export function selectRiskMatrix(): readonly (readonly RiskCell[])[] {
  const grades = [1, 2, 3, 4, 5];
  return grades.toReversed().map((likelihood) =>
    grades.map((severity) => {
      const score = likelihood * severity;
      return { likelihood, severity, score, band: selectRiskBand(score) };
    }),
  );
}
