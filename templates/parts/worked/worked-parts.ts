import { deriveRoas, deriveRoi } from '../../../src/domain/cost/marketing-return.ts';
import { derivePriceBuildUp } from '../../../src/domain/cost/price-build-up.ts';
import { deriveQualityCost } from '../../../src/domain/cost/quality-cost.ts';
import { deriveWarrantyReserve } from '../../../src/domain/cost/warranty-reserve.ts';
import { deriveReplenishment } from '../../../src/domain/inventory/replenishment.ts';
import { deriveCircuitLoad } from '../../../src/domain/lighting/circuit-load.ts';
import { deriveLumenMethod } from '../../../src/domain/lighting/lumen-method.ts';
import { deriveVoltageDrop } from '../../../src/domain/lighting/voltage-drop.ts';
import type { Result } from '../../../src/domain/result.ts';
import { selectSinglePlan } from '../../../src/domain/sampling/single-plan.ts';
import type { WorkedStep } from '../../../src/domain/worked-step.ts';
import { conductorOf, qualityCostOf, voltageDropOf } from './given-names.ts';
import { parseCohorts } from './parse-cohorts.ts';
import { parsePriceStages } from './parse-price-stages.ts';

/** A calculation with its title, for every medium. */
export interface WorkedPart {
  readonly title: string;
  readonly result: Result<{ readonly steps: readonly WorkedStep[] }>;
}

interface Titled {
  readonly title: string;
}

interface SamplingAttributes {
  readonly lot: number;
  readonly level: string;
  readonly aql: string;
  readonly state: string;
}

interface ReplenishmentAttributes extends Titled {
  readonly dailyDemand: string;
  readonly demandDeviation: string;
  readonly leadTimeDays: string;
  readonly leadTimeDeviationDays?: string;
  readonly reviewPeriodDays?: string;
  readonly serviceLevelPercent: string;
}

interface LumenAttributes extends Titled {
  readonly illuminanceLux: string;
  readonly areaM2: string;
  readonly luminaireFluxLm: string;
  readonly utilisationFactor: string;
  readonly maintenanceFactor: string;
  readonly luminairePowerW: string;
}

interface CircuitAttributes extends Titled {
  readonly luminairePowerW: string;
  readonly powerFactor: string;
  readonly voltageV?: string;
  readonly circuitCurrentA: string;
  readonly loadPercent?: string;
  readonly inrushPerLuminaireA: string;
  readonly inrushLimitA: string;
}

interface DropAttributes extends Titled {
  readonly conductor: '铜' | '铝';
  readonly currentA: string;
  readonly lengthM: string;
  readonly crossSectionMm2: string;
  readonly voltageV?: string;
  readonly powerFactor?: string;
  readonly conductorTemperatureC?: string;
}

interface PriceAttributes extends Titled {
  readonly cost: string;
  readonly stages: string;
  readonly tax?: string;
}

/** What each part of worked numbers calculates, from its attributes. */
export const workedParts = {
  SamplingPlan: ({ lot, level, aql, state }: SamplingAttributes): WorkedPart => ({
    title: `抽样方案：批量 ${lot} 件，检验水平 ${level}，AQL ${aql}，${state}检验（GB/T 2828.1-2012）`,
    result: selectSinglePlan({ lot, level, aql, severity: state }),
  }),
  Replenishment: ({ title, dailyDemand, demandDeviation, leadTimeDays, leadTimeDeviationDays, reviewPeriodDays, serviceLevelPercent }: ReplenishmentAttributes): WorkedPart => ({
    title,
    result: deriveReplenishment({ dailyDemand, demandDeviation, leadTimeDays, leadTimeDeviationDays, reviewPeriodDays, serviceLevelPercent }),
  }),
  LumenMethod: ({ title, illuminanceLux, areaM2, luminaireFluxLm, utilisationFactor, maintenanceFactor, luminairePowerW }: LumenAttributes): WorkedPart => ({
    title,
    result: deriveLumenMethod({ illuminanceLux, areaM2, luminaireFluxLm, utilisationFactor, maintenanceFactor, luminairePowerW }),
  }),
  CircuitLoad: ({ title, luminairePowerW, powerFactor, voltageV, circuitCurrentA, loadPercent, inrushPerLuminaireA, inrushLimitA }: CircuitAttributes): WorkedPart => ({
    title,
    result: deriveCircuitLoad({ luminairePowerW, powerFactor, voltageV, circuitCurrentA, loadPercent, inrushPerLuminaireA, inrushLimitA }),
  }),
  VoltageDrop: ({ title, conductor, currentA, lengthM, crossSectionMm2, voltageV, powerFactor, conductorTemperatureC }: DropAttributes): WorkedPart => ({
    title,
    result: deriveVoltageDrop(conductorOf(conductor), voltageDropOf({ currentA, lengthM, crossSectionMm2, voltageV, powerFactor, conductorTemperatureC })),
  }),
  PriceBuildUp: ({ title, cost, stages, tax }: PriceAttributes): WorkedPart => {
    const parsed = parsePriceStages(stages);
    return { title, result: parsed.ok ? derivePriceBuildUp(cost, parsed.value, tax) : parsed };
  },
  QualityCost: ({ title, ...given }: Titled & Parameters<typeof qualityCostOf>[0]): WorkedPart => ({ title, result: deriveQualityCost(qualityCostOf(given)) }),
  WarrantyReserve: ({ title, cohorts }: Titled & { readonly cohorts: string }): WorkedPart => {
    const parsed = parseCohorts(cohorts);
    return { title, result: parsed.ok ? deriveWarrantyReserve(parsed.value) : parsed };
  },
  Roi: ({ title, gain, cost }: Titled & { readonly gain: string; readonly cost: string }): WorkedPart => ({ title, result: deriveRoi({ gainYuan: gain, costYuan: cost }) }),
  Roas: ({ title, sales, spend }: Titled & { readonly sales: string; readonly spend: string }): WorkedPart => ({ title, result: deriveRoas({ attributedSalesYuan: sales, adSpendYuan: spend }) }),
} as const;

export type WorkedName = keyof typeof workedParts;

/** The attributes of a worked part. */
export type WorkedAttributes<Name extends WorkedName> = Parameters<(typeof workedParts)[Name]>[0];
