import { formatAmount, formatAmounts } from '../format-amount.ts';
import { parseNumbers, type GivenFor, type NumberRules, type NumbersFor } from '../given-numbers.ts';
import { succeed, type Result } from '../result.ts';
import type { WorkedStep } from '../worked-step.ts';

/** Inputs of the lumen method. The flux is that of one luminaire (not of its bare sources), new. */
export const lumenMethodInputs = {
  illuminanceLux: { label: '目标维持平均照度', unit: 'lx', min: 0, above: true, max: 100_000 },
  areaM2: { label: '面积', unit: 'm²', min: 0, above: true, max: 1_000_000 },
  luminaireFluxLm: { label: '单灯光通量', unit: 'lm', min: 0, above: true, max: 1_000_000 },
  utilisationFactor: { label: '利用系数 UF', unit: '', min: 0, above: true, max: 1.2 },
  maintenanceFactor: { label: '维护系数 MF', unit: '', min: 0, above: true, max: 1 },
  luminairePowerW: { label: '单灯功率', unit: 'W', min: 0, above: true, max: 10_000 },
} as const satisfies NumberRules;

export interface LumenMethod {
  readonly exactCount: number;
  /** Luminaires, rounded up. */
  readonly count: number;
  /** Maintained average illuminance with that count. */
  readonly achievedLux: number;
  readonly totalPowerW: number;
  /** Lighting power density, W/m². */
  readonly powerDensityWPerM2: number;
  readonly steps: readonly WorkedStep[];
}

/**
 * Luminaires for a target illuminance: N = E·A / (Φ·UF·MF), the illuminance that the rounded number gives, and the power density. An
 * estimate for even general lighting; layout, glare and uniformity need a lighting design. Errors: the fields of `lumenMethodInputs`.
 * Source: lumen method (利用系数法), GB/T 50034-2024 for the maintenance factor and LPD; figures from the luminaire's data sheet.
 */
export function deriveLumenMethod(given: GivenFor<typeof lumenMethodInputs>): Result<LumenMethod> {
  const parsed = parseNumbers(lumenMethodInputs, given);
  return parsed.ok ? succeed(compute(parsed.value)) : parsed;
}

function compute(input: NumbersFor<typeof lumenMethodInputs>): LumenMethod {
  const usefulFluxLm = input.luminaireFluxLm * input.utilisationFactor * input.maintenanceFactor;
  const exactCount = (input.illuminanceLux * input.areaM2) / usefulFluxLm;
  const count = Math.max(1, Math.ceil(exactCount - 1e-9));
  const totalPowerW = count * input.luminairePowerW;
  const facts = { exactCount, count, achievedLux: (count * usefulFluxLm) / input.areaM2, totalPowerW, powerDensityWPerM2: totalPowerW / input.areaM2 };
  return { ...facts, steps: workedSteps(input, facts) };
}

function workedSteps(input: NumbersFor<typeof lumenMethodInputs>, facts: Omit<LumenMethod, 'steps'>): readonly WorkedStep[] {
  const { lux, area, flux, uf, mf, power } = formatAmounts({
    lux: input.illuminanceLux,
    area: input.areaM2,
    flux: input.luminaireFluxLm,
    uf: input.utilisationFactor,
    mf: input.maintenanceFactor,
    power: input.luminairePowerW,
  });
  return [
    { label: '计算灯数', expression: `N = E·A ÷ (Φ·UF·MF) = ${lux} × ${area} ÷ (${flux} × ${uf} × ${mf})`, value: facts.exactCount, unit: '盏' },
    { label: '实际灯数', expression: '向上取整', value: facts.count, unit: '盏' },
    { label: '维持平均照度', expression: `${facts.count} × ${flux} × ${uf} × ${mf} ÷ ${area}`, value: facts.achievedLux, unit: 'lx' },
    { label: '总功率', expression: `${facts.count} × ${power}`, value: facts.totalPowerW, unit: 'W' },
    { label: '照明功率密度 LPD', expression: `${formatAmount(facts.totalPowerW)} ÷ ${area}`, value: facts.powerDensityWPerM2, unit: 'W/m²' },
  ];
}
