import { formatAmount, formatAmounts } from '../format-amount.ts';
import { parseNumbers, type GivenFor, type NumberRules, type NumbersFor } from '../given-numbers.ts';
import { succeed, type Result } from '../result.ts';
import type { WorkedStep } from '../worked-step.ts';

/** Resistivity of conductors at 20 °C in Ω·mm²/m (IEC 60028 annealed copper; IEC 60889 hard-drawn aluminium) and how it grows per kelvin. */
export const conductors = {
  copper: { label: '铜', resistivityOhmMm2PerM: 0.017241, temperatureCoefficientPerK: 0.00393 },
  aluminium: { label: '铝', resistivityOhmMm2PerM: 0.028264, temperatureCoefficientPerK: 0.00403 },
} as const;
export type Conductor = keyof typeof conductors;

/** Inputs of the voltage drop; the length is one way, the load sits at the end. Temperature is that of the conductor in use. */
export const voltageDropInputs = {
  currentA: { label: '回路电流', unit: 'A', min: 0, above: true, max: 1000 },
  lengthM: { label: '单程线长', unit: 'm', min: 0, above: true, max: 10_000 },
  crossSectionMm2: { label: '导线截面', unit: 'mm²', min: 0, above: true, max: 1000 },
  voltageV: { label: '电源电压', unit: 'V', min: 0, above: true, max: 1000, otherwise: 220 },
  powerFactor: { label: '功率因数', unit: '', min: 0, above: true, max: 1, otherwise: 1 },
  conductorTemperatureC: { label: '导线工作温度', unit: '°C', min: -20, max: 120, otherwise: 70 },
} as const satisfies NumberRules;

export interface VoltageDrop {
  readonly resistivityOhmMm2PerM: number;
  readonly dropV: number;
  readonly dropPercent: number;
  readonly endVoltageV: number;
  readonly steps: readonly WorkedStep[];
}

/**
 * Voltage drop of a single-phase two-wire circuit: ΔU = 2·ρ·L·I·PF / S; the reactance is left out, which holds up to about 16 mm².
 * Also for DC (12/24/48 V, PF 1). Errors: the fields of `voltageDropInputs`. Source: IEC 60364-5-52 annex G; resistivity as in `conductors`.
 */
export function deriveVoltageDrop(conductor: Conductor, given: GivenFor<typeof voltageDropInputs>): Result<VoltageDrop> {
  const parsed = parseNumbers(voltageDropInputs, given);
  return parsed.ok ? compute(conductor, parsed.value) : parsed;
}

function compute(conductor: Conductor, input: NumbersFor<typeof voltageDropInputs>): Result<VoltageDrop> {
  const { resistivityOhmMm2PerM: at20, temperatureCoefficientPerK } = conductors[conductor];
  const resistivity = at20 * (1 + temperatureCoefficientPerK * (input.conductorTemperatureC - 20));
  const dropV = (2 * resistivity * input.lengthM * input.currentA * input.powerFactor) / input.crossSectionMm2;
  if (dropV >= input.voltageV) return { ok: false, problems: [{ field: 'lengthM', message: `压降 ${formatAmount(dropV)} V 已达到电源电压：线太长、太细或电流太大，请核对单位。` }] };
  const dropPercent = (100 * dropV) / input.voltageV;
  const { length, current, section, voltage, factor, temperature } = formatAmounts({
    length: input.lengthM,
    current: input.currentA,
    section: input.crossSectionMm2,
    voltage: input.voltageV,
    factor: input.powerFactor,
    temperature: input.conductorTemperatureC,
  });
  const steps: readonly WorkedStep[] = [
    { label: '电阻率 ρ', expression: `${conductors[conductor].label}，20 °C 为 ${at20}，折算到 ${temperature} °C`, value: resistivity, unit: 'Ω·mm²/m' },
    { label: '电压降', expression: `2 × ${formatAmount(resistivity)} × ${length} × ${current} × ${factor} ÷ ${section}`, value: dropV, unit: 'V' },
    { label: '电压降百分比', expression: `${formatAmount(dropV)} ÷ ${voltage} × 100%`, value: dropPercent, unit: '%' },
    { label: '末端电压', expression: `${voltage} − ${formatAmount(dropV)}`, value: input.voltageV - dropV, unit: 'V' },
  ];
  return succeed({ resistivityOhmMm2PerM: resistivity, dropV, dropPercent, endVoltageV: input.voltageV - dropV, steps });
}
