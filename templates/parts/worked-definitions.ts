import * as z from 'zod';
import { derivePriceBuildUp } from '../../src/domain/cost/price-build-up.ts';
import type { NumberRule } from '../../src/domain/given-numbers.ts';
import { deriveReplenishment, replenishmentInputs } from '../../src/domain/inventory/replenishment.ts';
import { deriveLumenMethod, lumenMethodInputs } from '../../src/domain/lighting/lumen-method.ts';
import type { Result } from '../../src/domain/result.ts';
import { text } from '../../src/model/fields.ts';
import { definePart, type Part } from '../../src/model/part.ts';
import { parsePriceStages } from './worked/parse-price-stages.ts';

const title = text('这道算例的标题');

/** A number as typed; what it may be is the calculation's own rule, and so is the message. */
const number = ({ label, unit }: NumberRule) => text(unit === '' ? label : `${label}，${unit}`);

/** Reports what a calculation finds wrong at the attribute that it names. */
function report(result: Result<unknown>, context: { addIssue: (issue: { code: 'custom'; path: PropertyKey[]; message: string }) => void }, nameOf = (field: string): string => field): void {
  if (result.ok) return;
  for (const { field, message } of result.problems) context.addIssue({ code: 'custom', path: [nameOf(field)], message: message.replace(/。$/, '') });
}

const priceFields: Readonly<Record<string, string>> = { costYuan: 'cost', taxPercent: 'tax' };

/** Calculations with the numbers filled in, step by step. */
export const workedDefinitions: readonly Part[] = [
  definePart({
    name: 'Replenishment',
    about: '安全库存和再订货点的算例，写明每一步。',
    attributes: z
      .strictObject({
        title,
        dailyDemand: number(replenishmentInputs.dailyDemand),
        demandDeviation: number(replenishmentInputs.demandDeviation),
        leadTimeDays: number(replenishmentInputs.leadTimeDays),
        leadTimeDeviationDays: number(replenishmentInputs.leadTimeDeviationDays).optional(),
        reviewPeriodDays: number(replenishmentInputs.reviewPeriodDays).optional(),
        serviceLevelPercent: number(replenishmentInputs.serviceLevelPercent),
      })
      .superRefine((given, context) => report(deriveReplenishment({ leadTimeDeviationDays: undefined, reviewPeriodDays: undefined, ...given }), context)),
    content: 'none',
    example: '<Replenishment title="恒流驱动 40 W 的安全库存" dailyDemand="320" demandDeviation="60" leadTimeDays="12" leadTimeDeviationDays="2" serviceLevelPercent="95" />',
  }),
  definePart({
    name: 'LumenMethod',
    about: '利用系数法估算灯数、照度和功率密度的算例，写明每一步。',
    attributes: z
      .strictObject({
        title,
        illuminanceLux: number(lumenMethodInputs.illuminanceLux),
        areaM2: number(lumenMethodInputs.areaM2),
        luminaireFluxLm: number(lumenMethodInputs.luminaireFluxLm),
        utilisationFactor: number(lumenMethodInputs.utilisationFactor),
        maintenanceFactor: number(lumenMethodInputs.maintenanceFactor),
        luminairePowerW: number(lumenMethodInputs.luminairePowerW),
      })
      .superRefine((given, context) => report(deriveLumenMethod(given), context)),
    content: 'none',
    example: '<LumenMethod title="办公室 9 m × 6 m 用几盏面板灯" illuminanceLux="300" areaM2="54" luminaireFluxLm="3600" utilisationFactor="0.62" maintenanceFactor="0.8" luminairePowerW="36" />',
  }),
  definePart({
    name: 'PriceBuildUp',
    about: '价格是怎么一级一级加上去的，毛利率和加成率分清楚，写明每一步。',
    attributes: z
      .strictObject({
        title,
        cost: text('单件成本，元，不含税'),
        stages: text('每一级写成「名称 毛利率 30%」或「名称 加成率 25%」，级与级之间用分号隔开'),
        tax: text('增值税率，%，默认 13').optional(),
      })
      .superRefine(({ cost, stages, tax }, context) => {
        const parsed = parsePriceStages(stages);
        report(parsed.ok ? derivePriceBuildUp(cost, parsed.value, tax) : parsed, context, (field) => priceFields[field] ?? 'stages');
      }),
    content: 'none',
    example: '<PriceBuildUp title="吸顶灯 24 W 的出厂价到零售价" cost="62" stages="工厂 毛利率 30%；经销商 加成率 25%；门店 毛利率 40%" tax="13" />',
  }),
];
