import { formatAmount } from './format-amount.ts';
import type { WorkedStep } from './worked-step.ts';

/** The outcome of a step for people: rounded, with its unit. */
export function formatStepValue({ value, unit }: WorkedStep): string {
  const shown = typeof value === 'number' ? formatAmount(value) : value;
  if (unit === '') return shown;
  return unit === '%' ? `${shown}%` : `${shown} ${unit}`;
}
