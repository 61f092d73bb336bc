import * as z from 'zod';
import { formatAmount } from '../domain/format-amount.ts';
import type { TypeProblem } from './document-type.ts';
import { ref, text } from './fields.ts';
import type { Path } from './walk-schema.ts';

/** Why a requirement holds and how sure we are of it: a company's own choice must never read like a standard's. */
export const basisSchema = z
  .strictObject({
    nature: z.enum(['标准要求', '企业选择', '行业通行']).meta({ description: '性质：标准要求、企业选择（本公司或合同定的）、行业通行' }),
    standard: ref('standard', '出自哪个标准或法规').optional(),
    clause: text('条款或附录，如「附录 Q（资料性）」').optional(),
    certainty: z.enum(['已核实', '待确认']).optional().meta({ description: '把握：标准要求必须写明已核实或待确认' }),
    check: text('待确认时写：去哪里核对什么').optional(),
  })
  .meta({ description: '依据：凭什么这样要求' });

/** The fields of one requirement: numbers with a unit, or a criterion in words, and the basis of both. */
export const requirementFields = {
  unit: text('单位，如 mA；没有单位的数写「无量纲」').optional(),
  min: z.number().optional().meta({ description: '下限（含）' }),
  nominal: z.number().optional().meta({ description: '标称值' }),
  max: z.number().optional().meta({ description: '上限（含）' }),
  criterion: text('文字判据；不能用数表示、或数以外还有要求时写').optional(),
  basis: basisSchema,
};

const requirementSchema = z.strictObject(requirementFields);

export type Basis = z.infer<typeof basisSchema>;
export type Requirement = z.infer<typeof requirementSchema>;
type Limits = Pick<Requirement, 'unit' | 'min' | 'nominal' | 'max'>;

/** What no schema can say about a requirement; `path` is where it stands in the file. */
export function checkRequirement(requirement: Requirement, path: Path): readonly TypeProblem[] {
  return [...checkLimits(requirement, path), ...checkBasis(requirement.basis, [...path, 'basis'])];
}

function checkLimits({ unit, min, nominal, max, criterion }: Requirement, path: Path): readonly TypeProblem[] {
  const numbers = [min, nominal, max].filter((value) => value !== undefined);
  const problems: TypeProblem[] = [];
  if (numbers.length === 0 && criterion === undefined)
    problems.push({ code: 'M102', path, message: '既没有限值，也没有文字判据。', hint: '写 min、max 或 nominal（连同 unit），或者写 criterion。' });
  if (numbers.length > 0 && unit === undefined)
    problems.push({ code: 'M102', path, message: '写了数，没有写单位。', hint: '补 unit，如 unit: mA；显色指数、功率因数这类没有单位的数写 unit: 无量纲。' });
  if (min !== undefined && max !== undefined && min > max)
    problems.push({ code: 'M103', path: [...path, 'min'], message: `下限 ${min} 大于上限 ${max}，没有东西能合格。`, hint: '核对两个数，或把它们对调。' });
  else if (nominal !== undefined && (nominal < (min ?? nominal) || nominal > (max ?? nominal)))
    problems.push({ code: 'M103', path: [...path, 'nominal'], message: `标称值 ${nominal} 不在上下限之内。`, hint: '核对标称值和上下限。' });
  return problems;
}

function checkBasis({ nature, standard, certainty, check }: Basis, path: Path): readonly TypeProblem[] {
  const problems: TypeProblem[] = [];
  if (nature === '标准要求' && standard === undefined)
    problems.push({ code: 'M102', path, message: '写了标准要求，没有写是哪个标准。', hint: '补 standard；没有标准规定的，nature 改成企业选择或行业通行。' });
  if (nature === '标准要求' && certainty === undefined)
    problems.push({ code: 'M102', path, message: '写了标准要求，没有写把握。', hint: '对过正文写 certainty: 已核实；没有对过写 certainty: 待确认，并在 check 里写去哪里核对。' });
  if (certainty === '待确认' && check === undefined)
    problems.push({ code: 'M102', path, message: '待确认，没有写去哪里核对什么。', hint: '补 check，如「到国家标准全文公开系统核对附录 Q」。' });
  return problems;
}

/** The numbers of a requirement in one phrase, e.g. 「标称 36 W，34.2～37.8 W」; undefined when there are none. */
export function formatLimits({ unit, min, nominal, max }: Limits): string | undefined {
  const parts = [nominal === undefined ? undefined : `标称 ${withUnit(formatAmount(nominal), unit)}`, formatRange(min, max, unit)];
  const phrase = parts.filter((part) => part !== undefined).join('，');
  return phrase === '' ? undefined : phrase;
}

function formatRange(min: number | undefined, max: number | undefined, unit: string | undefined): string | undefined {
  if (min !== undefined && max !== undefined) return min === max ? withUnit(formatAmount(min), unit) : withUnit(`${formatAmount(min)}～${formatAmount(max)}`, unit);
  if (min !== undefined) return `≥ ${withUnit(formatAmount(min), unit)}`;
  return max === undefined ? undefined : `≤ ${withUnit(formatAmount(max), unit)}`;
}

function withUnit(number: string, unit: string | undefined): string {
  if (unit === undefined || unit === '无量纲') return number;
  return unit.startsWith('%') || unit === '°' ? `${number}${unit}` : `${number} ${unit}`;
}
