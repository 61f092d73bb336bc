import type { Problem, Result } from './result.ts';
import { failWith, succeed } from './result.ts';
import { formatAmount } from './format-amount.ts';

/** What a form field, a document or a caller may hand in for a number. Blank and absent mean the same. */
export type Given = number | string | null | undefined;

/** How one number is asked for; also what a form needs to draw its field. `min` and `max` are inclusive unless `above` says that `min` itself is excluded. */
export interface NumberRule {
  readonly label: string;
  /** Unit of the number; '' for a pure number. */
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly above?: true;
  readonly whole?: true;
  /** Used when nothing is given; without it a blank is a problem. */
  readonly otherwise?: number;
}

export type NumberRules = Readonly<Record<string, NumberRule>>;
export type GivenFor<R extends NumberRules> = Readonly<Record<keyof R, Given>>;
export type NumbersFor<R extends NumberRules> = Readonly<Record<keyof R, number>>;

/**
 * Reads the numbers of a calculation. Text is accepted as typed: full-width digits, thousands separators, the right unit behind
 * the number. Everything else (blank, words, another unit, out of range) is a problem of its own field; all are reported at once.
 */
export function parseNumbers<R extends NumberRules>(rules: R, given: GivenFor<R>): Result<NumbersFor<R>> {
  const problems: Problem[] = [];
  const values: Record<string, number> = {};
  for (const [field, rule] of Object.entries(rules)) {
    const parsed = parseNumber(rule, given[field]);
    if (typeof parsed === 'number') values[field] = parsed;
    else problems.push({ field, message: parsed.message });
  }
  // Every key of the rules was visited, and without problems every one has its number.
  return problems.length > 0 ? failWith(problems) : succeed(values as NumbersFor<R>);
}

/** One number, or the message why it is none. */
export function parseNumber(rule: NumberRule, given: Given): number | { readonly message: string } {
  if (isBlank(given)) return rule.otherwise ?? { message: `请填写${withUnit(rule)}。` };
  const value = typeof given === 'number' ? given : readText(rule, given);
  if (!Number.isFinite(value)) return { message: `${subject(rule)}要填写数字，${describeGiven(given)}。${unitHint(rule)}` };
  const message = findRangeMessage(rule, value);
  return message === undefined ? value : { message };
}

/** How a message repeats what was given; a number that is none (NaN, infinite) is not shown by its English name. */
export function describeGiven(given: Given): string {
  return typeof given === 'number' && !Number.isFinite(given) ? '现在给出的不是有效的数' : `现在是“${given ?? ''}”`;
}

function isBlank(given: Given): given is null | undefined | '' {
  return given === null || given === undefined || (typeof given === 'string' && given.trim() === '');
}

const plainNumber = /^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?$/;

function readText(rule: NumberRule, text: string): number {
  const normal = text.normalize('NFKC').trim();
  const unit = rule.unit.normalize('NFKC');
  const bare = unit !== '' && normal.endsWith(unit) ? normal.slice(0, -unit.length).trim() : normal;
  return /\d/.test(bare) && plainNumber.test(bare) ? Number(bare.replaceAll(',', '')) : Number.NaN;
}

function findRangeMessage(rule: NumberRule, value: number): string | undefined {
  const { min, max } = rule;
  const label = subject(rule);
  const hint = rule.unit === '' ? '' : '：请检查是否多写了零或用错了单位';
  const now = `现在是 ${amount(rule, value)}`;
  if (rule.above === true && value <= min) return `${label}必须大于 ${amount(rule, min)}，${now}。`;
  if (value < min) return `${label}不能小于 ${amount(rule, min)}，${now}。`;
  if (value > max) return `${label}不能大于 ${amount(rule, max)}，${now}${hint}。`;
  if (rule.whole === true && !Number.isInteger(value)) return `${label}必须是整数，${now}。`;
  return undefined;
}

// A space stands between Latin letters and the Chinese text that follows.
function subject({ label }: NumberRule): string {
  return /[A-Za-z0-9]$/.test(label) ? `${label} ` : label;
}

function amount({ unit }: NumberRule, value: number): string {
  const gap = unit === '' || unit === '%' ? '' : ' ';
  return `${formatAmount(value)}${gap}${unit}`;
}

function withUnit({ label, unit }: NumberRule): string {
  return unit === '' ? label : `${label}（${unit}）`;
}

function unitHint({ unit }: NumberRule): string {
  return unit === '' ? '这是一个没有单位的数。' : `单位是 ${unit}。`;
}
