import { formatAmount } from '../format-amount.ts';
import { parseNumber, type Given, type NumberRule } from '../given-numbers.ts';
import { failWith, succeed, type Problem, type Result } from '../result.ts';
import type { WorkedStep } from '../worked-step.ts';

/** One shipment cohort as given: items shipped in a period, and the repairs still to come of it in per cent of the items. */
export interface WarrantyCohortGiven {
  readonly label: string;
  readonly shippedItems: Given;
  readonly remainingRatePercent: Given;
  readonly costPerCaseYuan: Given;
}

export interface WarrantyCohort {
  readonly label: string;
  readonly expectedCases: number;
  readonly reserveYuan: number;
}

export interface WarrantyReserve {
  readonly cohorts: readonly WarrantyCohort[];
  readonly reserveYuan: number;
  readonly steps: readonly WorkedStep[];
}

const shippedRule: NumberRule = { label: '出货件数', unit: '件', min: 0, max: 1e10, whole: true };
const rateRule: NumberRule = { label: '保修期内尚余返修率', unit: '%', min: 0, max: 100 };
const costRule: NumberRule = { label: '单件保修成本', unit: '元/件', min: 0, max: 1e7 };

/**
 * Reserve for warranty: Σ items shipped × remaining repair rate × cost per case, by shipment cohort (repairs are followed to the lot that
 * was shipped, never this month's repairs over this month's shipments). Errors: `cohorts`, `cohorts.<index>.<field>`. Source: KPI-AS-01, KPI-AS-03.
 */
export function deriveWarrantyReserve(given: readonly WarrantyCohortGiven[]): Result<WarrantyReserve> {
  if (given.length === 0) return failWith([{ field: 'cohorts', message: '没有出货批次：请至少填写一个出货期间。' }]);
  const derived = given.map(deriveCohort);
  const problems = derived.flatMap((cohort) => (cohort.ok ? [] : cohort.problems));
  if (problems.length > 0) return failWith(problems);
  const parts = derived.flatMap((cohort) => (cohort.ok ? [cohort.value] : []));
  const reserveYuan = parts.reduce((sum, { cohort }) => sum + cohort.reserveYuan, 0);
  const expression = parts.map(({ cohort }) => formatAmount(cohort.reserveYuan)).join(' + ');
  const total: WorkedStep = { label: '应提预计负债', expression, value: reserveYuan, unit: '元' };
  return succeed({ cohorts: parts.map(({ cohort }) => cohort), reserveYuan, steps: [...parts.map(({ step }) => step), total] });
}

function deriveCohort(given: WarrantyCohortGiven, index: number): Result<{ readonly cohort: WarrantyCohort; readonly step: WorkedStep }> {
  const shipped = parseNumber(shippedRule, given.shippedItems);
  const rate = parseNumber(rateRule, given.remainingRatePercent);
  const cost = parseNumber(costRule, given.costPerCaseYuan);
  if (typeof shipped !== 'number' || typeof rate !== 'number' || typeof cost !== 'number') {
    return failWith(cohortProblems(given.label, index, { shippedItems: shipped, remainingRatePercent: rate, costPerCaseYuan: cost }));
  }
  const expectedCases = (shipped * rate) / 100;
  const reserveYuan = expectedCases * cost;
  const expression = `${formatAmount(shipped)} × ${formatAmount(rate)}% × ${formatAmount(cost)}`;
  return succeed({ cohort: { label: given.label, expectedCases, reserveYuan }, step: { label: given.label, expression, value: reserveYuan, unit: '元' } });
}

function cohortProblems(label: string, index: number, parsed: Readonly<Record<string, number | { readonly message: string }>>): readonly Problem[] {
  return Object.entries(parsed).flatMap(([field, value]) => {
    return typeof value === 'number' ? [] : [{ field: `cohorts.${index}.${field}`, message: `${label}：${value.message}` }];
  });
}
