import { formatAmount, formatAmounts } from '../format-amount.ts';
import { parseNumber, type Given, type NumberRule } from '../given-numbers.ts';
import { failWith, succeed, type Problem, type Result } from '../result.ts';
import type { WorkedStep } from '../worked-step.ts';
import { marginFromMarkup, markupFromMargin } from './margin.ts';

/** How one stage earns: `margin` is per cent of its selling price, `markup` per cent of its buying price. The two are never interchangeable. */
export interface PriceStageGiven {
  readonly label: string;
  readonly basis: 'margin' | 'markup';
  readonly percent: Given;
}

/** A stage of the price: both rates are given, so that neither can be mistaken for the other. Prices in yuan per item, without tax. */
export interface PriceStage {
  readonly label: string;
  readonly buysAtYuan: number;
  readonly sellsAtYuan: number;
  readonly marginPercent: number;
  readonly markupPercent: number;
}

export interface PriceBuildUp {
  readonly stages: readonly PriceStage[];
  /** Price of the last stage without tax, and with tax. */
  readonly netPriceYuan: number;
  readonly taxedPriceYuan: number;
  readonly steps: readonly WorkedStep[];
}

const costRule: NumberRule = { label: '单件成本', unit: '元', min: 0, above: true, max: 1e9 };
const taxRule: NumberRule = { label: '增值税率', unit: '%', min: 0, max: 30, otherwise: 13 };
const percentRules = {
  margin: { label: '毛利率', unit: '%', min: 0, max: 99 },
  markup: { label: '加成率', unit: '%', min: 0, max: 10_000 },
} as const satisfies Record<PriceStageGiven['basis'], NumberRule>;

/**
 * The price from cost over the stages (factory, dealer, shop) to retail. Margin: price = cost ÷ (1 − margin); markup: price = cost × (1 + markup).
 * Errors: `costYuan`, `taxPercent`, `stages.<index>.percent`. Source: reference trap 14, chapter 10.3.
 */
export function derivePriceBuildUp(costYuan: Given, stages: readonly PriceStageGiven[], taxPercent: Given): Result<PriceBuildUp> {
  const cost = parseNumber(costRule, costYuan);
  const tax = parseNumber(taxRule, taxPercent);
  const percents = stages.map(({ basis, percent }) => parseNumber(percentRules[basis], percent));
  const numbers = percents.filter((percent) => typeof percent === 'number');
  if (typeof cost !== 'number' || typeof tax !== 'number' || numbers.length < stages.length) return failWith(collectProblems(cost, tax, stages, percents));
  return succeed(buildUp(cost, tax, stages, numbers));
}

function buildUp(cost: number, tax: number, stages: readonly PriceStageGiven[], percents: readonly number[]): PriceBuildUp {
  const built: PriceStage[] = [];
  stages.forEach((stage, index) => built.push(buildStage(stage, built.at(-1)?.sellsAtYuan ?? cost, percents[index] ?? 0)));
  const net = built.at(-1)?.sellsAtYuan ?? cost;
  const taxed = net * (1 + tax / 100);
  const taxStep: WorkedStep = { label: '含税价', expression: `${formatAmount(net)} × (1 + ${formatAmount(tax)}%)`, value: taxed, unit: '元' };
  const stageSteps = built.map((stage, index) => stageStep(stage, stages[index]?.basis ?? 'margin'));
  return { stages: built, netPriceYuan: net, taxedPriceYuan: taxed, steps: [...stageSteps, taxStep] };
}

function buildStage({ label, basis }: PriceStageGiven, buysAtYuan: number, percent: number): PriceStage {
  const marginPercent = basis === 'margin' ? percent : marginFromMarkup(percent);
  const markupPercent = basis === 'markup' ? percent : markupFromMargin(percent);
  return { label, buysAtYuan, sellsAtYuan: buysAtYuan * (1 + markupPercent / 100), marginPercent, markupPercent };
}

function stageStep({ label, buysAtYuan, sellsAtYuan, marginPercent, markupPercent }: PriceStage, basis: PriceStageGiven['basis']): WorkedStep {
  const bought = formatAmount(buysAtYuan);
  const { margin, markup } = formatAmounts({ margin: marginPercent, markup: markupPercent });
  const expression = basis === 'margin' ? `${bought} ÷ (1 − 毛利率 ${margin}%)，即加成率 ${markup}%` : `${bought} × (1 + 加成率 ${markup}%)，即毛利率 ${margin}%`;
  return { label, expression, value: sellsAtYuan, unit: '元' };
}

type Parsed = ReturnType<typeof parseNumber>;

function collectProblems(cost: Parsed, tax: Parsed, stages: readonly PriceStageGiven[], percents: readonly Parsed[]): readonly Problem[] {
  return [
    ...toProblems('costYuan', '', cost),
    ...percents.flatMap((percent, index) => toProblems(`stages.${index}.percent`, `${stages[index]?.label ?? ''}:`, percent)),
    ...toProblems('taxPercent', '', tax),
  ];
}

function toProblems(field: string, prefix: string, parsed: Parsed): readonly Problem[] {
  return typeof parsed === 'number' ? [] : [{ field, message: prefix + parsed.message }];
}
