import type { NumberRule, NumberRules } from '../../domain/given-numbers.ts';
import type { ToolField, ToolValues } from './tool.ts';

/** A field for a number, labelled by the calculation's own rule. */
export const numberField = (name: string, { label, unit }: NumberRule, value: string, hint: string): ToolField => ({ name, label, unit, hint, value });

/** The values that a calculation asks for. */
export function selectGiven<R extends NumberRules>(rules: R, values: ToolValues): Readonly<Record<keyof R, string | undefined>> {
  // Every key of the rules is visited.
  return Object.fromEntries(Object.keys(rules).map((name) => [name, values[name]])) as Readonly<Record<keyof R, string | undefined>>;
}
