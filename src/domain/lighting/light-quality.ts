import { formatAmount } from '../format-amount.ts';
import { parseNumber, type Given, type NumberRule } from '../given-numbers.ts';
import { failWith, succeed, type Problem, type Result } from '../result.ts';
import type { WorkedStep } from '../worked-step.ts';

/** What can be measured on the light of a luminaire. Chromaticity: CCT in K and its deviation in SDCM. Flicker: PstLM, SVM, modulation depth in % at a frequency in Hz. */
export const lightQuantities = ['相关色温', '色容差', 'PstLM', 'SVM', '波动深度'] as const;
export type LightQuantity = (typeof lightQuantities)[number];

/** One band of a limit that depends on frequency: up to `upToHz`, either a fixed depth in % or so many % per Hz. Beyond the last band nothing is limited. */
export interface DepthBand {
  readonly upToHz: number;
  readonly percent?: number | undefined;
  readonly percentPerHz?: number | undefined;
}

/** A limit as the register has it; `min` and `max` are inclusive and in the unit of the quantity. */
export interface LightLimit {
  readonly id: string;
  readonly quantity: LightQuantity;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly bands?: readonly DepthBand[] | undefined;
}

/** What was measured; blank means not measured. */
export interface MeasuredLight {
  readonly cctK?: Given;
  readonly sdcm?: Given;
  readonly pstLM?: Given;
  readonly svm?: Given;
  readonly frequencyHz?: Given;
  readonly depthPercent?: Given;
}

export const lightInputs = {
  cctK: { label: '实测相关色温', unit: 'K', min: 1000, max: 20_000 },
  sdcm: { label: '实测色容差', unit: 'SDCM', min: 0, max: 50 },
  pstLM: { label: '实测 PstLM', unit: '', min: 0, max: 100 },
  svm: { label: '实测 SVM', unit: '', min: 0, max: 20 },
  frequencyHz: { label: '光输出波动频率', unit: 'Hz', min: 0, above: true, max: 1_000_000 },
  depthPercent: { label: '实测波动深度', unit: '%', min: 0, max: 100 },
} as const satisfies Readonly<Record<keyof MeasuredLight, NumberRule>>;

export interface LightVerdict {
  readonly limit: LightLimit;
  /** In words, with the unit. */
  readonly measured: string;
  readonly allowed: string;
  readonly passed: boolean;
  readonly step: WorkedStep;
}

/** The largest modulation depth in % at a frequency in Hz; undefined where the limit does not reach. */
export function depthLimitAt(bands: readonly DepthBand[], frequencyHz: number): number | undefined {
  const band = bands.find(({ upToHz }) => frequencyHz <= upToHz);
  return band && (band.percent ?? (band.percentPerHz ?? 0) * frequencyHz);
}

/**
 * Judges every limit whose quantity was measured; the limits come from the register, with the standard that sets each.
 * Errors: the fields of `lightInputs`; a depth without its frequency, or the other way round, is an error of the missing one.
 */
export function judgeLight(measured: MeasuredLight, limits: readonly LightLimit[]): Result<readonly LightVerdict[]> {
  const values = parseGiven(measured);
  if (!values.ok) return values;
  return succeed(limits.flatMap((limit) => judgeLimit(limit, values.value)));
}

type Values = Readonly<Partial<Record<keyof MeasuredLight, number>>>;

const isBlank = (given: Given): boolean => given === null || given === undefined || String(given).trim() === '';

function parseGiven(measured: MeasuredLight): Result<Values> {
  const fields = Object.keys(lightInputs) as readonly (keyof MeasuredLight)[];
  const asked = fields.filter((field) => !isBlank(measured[field]) || isBlank(measured[partnerOf(field)]) === false);
  const parsed = asked.map((field) => ({ field, value: parseNumber(lightInputs[field], measured[field]) }));
  const problems: readonly Problem[] = parsed.flatMap(({ field, value }) => (typeof value === 'number' ? [] : [{ field, message: value.message }]));
  return problems.length > 0 ? failWith(problems) : succeed(Object.fromEntries(parsed.map(({ field, value }) => [field, value])));
}

/** Depth and frequency mean something only together; everything else stands alone. */
const partnerOf = (field: keyof MeasuredLight): keyof MeasuredLight => (field === 'frequencyHz' ? 'depthPercent' : field === 'depthPercent' ? 'frequencyHz' : field);

const measuredBy = { 相关色温: 'cctK', 色容差: 'sdcm', PstLM: 'pstLM', SVM: 'svm', 波动深度: 'depthPercent' } as const satisfies Readonly<Record<LightQuantity, keyof MeasuredLight>>;

function judgeLimit(limit: LightLimit, values: Values): readonly LightVerdict[] {
  const field = measuredBy[limit.quantity];
  const value = values[field];
  if (value === undefined) return [];
  const rule = lightInputs[field];
  const { min, max, exempt } = boundsOf(limit, values.frequencyHz);
  const passed = exempt || (value >= (min ?? value) && value <= (max ?? value));
  const allowed = exempt ? '这个频率不限' : formatRange(min, max, rule.unit);
  const shown = withUnit(value, rule.unit);
  return [{ limit, measured: shown, allowed, passed, step: { label: limit.quantity, expression: compareInWords(limit, value, values.frequencyHz, { min, max }), value: passed ? '符合' : '不符合', unit: '' } }];
}

function boundsOf({ min, max, bands }: LightLimit, frequencyHz: number | undefined): { readonly min: number | undefined; readonly max: number | undefined; readonly exempt: boolean } {
  if (!bands) return { min, max, exempt: false };
  const depth = frequencyHz === undefined ? undefined : depthLimitAt(bands, frequencyHz);
  return { min: undefined, max: depth, exempt: depth === undefined };
}

function compareInWords({ bands }: LightLimit, value: number, frequencyHz: number | undefined, { min, max }: { readonly min: number | undefined; readonly max: number | undefined }): string {
  const band = bands?.find(({ upToHz }) => (frequencyHz ?? 0) <= upToHz);
  if (bands && !band) return `${formatAmount(frequencyHz ?? 0)} Hz 高于 ${formatAmount(bands.at(-1)?.upToHz ?? 0)} Hz`;
  const limit = band?.percentPerHz === undefined ? formatAmount(max ?? value) : `${formatAmount(band.percentPerHz)} × ${formatAmount(frequencyHz ?? 0)} = ${formatAmount(max ?? 0)}`;
  const below = max === undefined ? '' : ` ${value <= max ? '≤' : '>'} ${limit}`;
  const above = min === undefined ? '' : `${formatAmount(min)} ${min <= value ? '≤' : '>'} `;
  return `${above}${formatAmount(value)}${below}`;
}

const withUnit = (value: number, unit: string): string => `${formatAmount(value)}${unit === '' || unit === '%' ? unit : ` ${unit}`}`;

function formatRange(min: number | undefined, max: number | undefined, unit: string): string {
  if (min !== undefined && max !== undefined) return `${formatAmount(min)}～${withUnit(max, unit)}`;
  return min !== undefined ? `≥ ${withUnit(min, unit)}` : `≤ ${withUnit(max ?? 0, unit)}`;
}
