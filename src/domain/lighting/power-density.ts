import { formatAmount } from '../format-amount.ts';
import { parseNumbers, type GivenFor, type NumberRules } from '../given-numbers.ts';
import { succeed, type Result } from '../result.ts';
import type { WorkedStep } from '../worked-step.ts';

/** Inputs of the check of a lighting power density against the limit of the space, from the standard in force. */
export const powerDensityInputs = {
  totalPowerW: { label: '照明总功率（含驱动损耗）', unit: 'W', min: 0, above: true, max: 10_000_000 },
  areaM2: { label: '面积', unit: 'm²', min: 0, above: true, max: 1_000_000 },
  limitWPerM2: { label: 'LPD 限值', unit: 'W/m²', min: 0, above: true, max: 100 },
} as const satisfies NumberRules;

export interface PowerDensity {
  readonly powerDensityWPerM2: number;
  readonly withinLimit: boolean;
  readonly steps: readonly WorkedStep[];
}

/** LPD = P / A against a limit in W/m². Errors: the fields of `powerDensityInputs`. Source: GB/T 50034-2024, GB 55015 for the limits. */
export function checkPowerDensity(given: GivenFor<typeof powerDensityInputs>): Result<PowerDensity> {
  const parsed = parseNumbers(powerDensityInputs, given);
  if (!parsed.ok) return parsed;
  const { totalPowerW, areaM2, limitWPerM2 } = parsed.value;
  const density = totalPowerW / areaM2;
  const withinLimit = density <= limitWPerM2;
  const verdict = withinLimit ? '符合' : '超出限值';
  const steps: readonly WorkedStep[] = [
    { label: '照明功率密度 LPD', expression: `${formatAmount(totalPowerW)} ÷ ${formatAmount(areaM2)}`, value: density, unit: 'W/m²' },
    { label: '与限值比较', expression: `${formatAmount(density)} ${withinLimit ? '≤' : '>'} ${formatAmount(limitWPerM2)}`, value: verdict, unit: '' },
  ];
  return succeed({ powerDensityWPerM2: density, withinLimit, steps });
}
