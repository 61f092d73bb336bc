import { formatAmount, formatAmounts } from '../format-amount.ts';
import { parseNumbers, type GivenFor, type NumberRules, type NumbersFor } from '../given-numbers.ts';
import { fail, succeed, type Result } from '../result.ts';
import type { WorkedStep } from '../worked-step.ts';

/**
 * Inputs of the number of luminaires on one single-phase circuit. The inrush limit is what the breaker's maker states for drivers of
 * that pulse width (not the magnetic trip current of long pulses).
 */
export const circuitLoadInputs = {
  luminairePowerW: { label: '单灯功率', unit: 'W', min: 0, above: true, max: 10_000 },
  powerFactor: { label: '功率因数', unit: '', min: 0, above: true, max: 1 },
  voltageV: { label: '电源电压', unit: 'V', min: 0, above: true, max: 1000, otherwise: 220 },
  circuitCurrentA: { label: '回路额定电流', unit: 'A', min: 0, above: true, max: 1000 },
  loadPercent: { label: '允许负载率', unit: '%', min: 0, above: true, max: 100, otherwise: 80 },
  inrushPerLuminaireA: { label: '单灯浪涌电流峰值', unit: 'A', min: 0, above: true, max: 1000 },
  inrushLimitA: { label: '断路器允许的浪涌电流峰值', unit: 'A', min: 0, above: true, max: 100_000 },
} as const satisfies NumberRules;

export interface CircuitLoad {
  /** Running current of one luminaire, A. */
  readonly luminaireCurrentA: number;
  readonly byCurrent: number;
  readonly byInrush: number;
  /** Luminaires that may be connected: the smaller of the two. */
  readonly count: number;
  readonly limitedBy: '持续电流' | '浪涌电流';
  readonly steps: readonly WorkedStep[];
}

/**
 * Luminaires per circuit from running current I = P / (U·PF) and from inrush, which adds up at worst. Errors: the fields of
 * `circuitLoadInputs`; `circuitCurrentA` or `inrushLimitA` where not even one fits. Source: single-phase power; driver and breaker data sheets.
 */
export function deriveCircuitLoad(given: GivenFor<typeof circuitLoadInputs>): Result<CircuitLoad> {
  const parsed = parseNumbers(circuitLoadInputs, given);
  return parsed.ok ? compute(parsed.value) : parsed;
}

function compute(input: NumbersFor<typeof circuitLoadInputs>): Result<CircuitLoad> {
  const luminaireCurrentA = input.luminairePowerW / (input.voltageV * input.powerFactor);
  const usableCurrentA = (input.circuitCurrentA * input.loadPercent) / 100;
  const byCurrent = Math.floor(usableCurrentA / luminaireCurrentA + 1e-9);
  const byInrush = Math.floor(input.inrushLimitA / input.inrushPerLuminaireA + 1e-9);
  if (byCurrent < 1) return fail('circuitCurrentA', `单灯电流 ${formatAmount(luminaireCurrentA)} A 已超过回路可用的 ${formatAmount(usableCurrentA)} A：一盏也不能接，请加大回路或换灯。`);
  if (byInrush < 1) return fail('inrushLimitA', '单灯浪涌电流已超过断路器允许值：一盏也不能接，请换断路器曲线或加浪涌抑制。');
  const facts = { luminaireCurrentA, byCurrent, byInrush, count: Math.min(byCurrent, byInrush), limitedBy: byCurrent <= byInrush ? '持续电流' : '浪涌电流' } as const;
  return succeed({ ...facts, steps: workedSteps(input, facts, usableCurrentA) });
}

function workedSteps(input: NumbersFor<typeof circuitLoadInputs>, facts: Omit<CircuitLoad, 'steps'>, usableCurrentA: number): readonly WorkedStep[] {
  const { power, voltage, factor, current, load, inrush, limit } = formatAmounts({
    power: input.luminairePowerW,
    voltage: input.voltageV,
    factor: input.powerFactor,
    current: input.circuitCurrentA,
    load: input.loadPercent,
    inrush: input.inrushPerLuminaireA,
    limit: input.inrushLimitA,
  });
  return [
    { label: '单灯电流', expression: `${power} ÷ (${voltage} × ${factor})`, value: facts.luminaireCurrentA, unit: 'A' },
    { label: '回路可用电流', expression: `${current} × ${load}%`, value: usableCurrentA, unit: 'A' },
    { label: '按持续电流', expression: `${formatAmount(usableCurrentA)} ÷ ${formatAmount(facts.luminaireCurrentA)}，向下取整`, value: facts.byCurrent, unit: '盏' },
    { label: '按浪涌电流', expression: `${limit} ÷ ${inrush}，向下取整`, value: facts.byInrush, unit: '盏' },
    { label: '每回路灯数', expression: `两者取小，受${facts.limitedBy}限制`, value: facts.count, unit: '盏' },
  ];
}
