import * as z from 'zod';
import { deriveRoas, deriveRoi, roasInputs, roiInputs } from '../../src/domain/cost/marketing-return.ts';
import { derivePriceBuildUp } from '../../src/domain/cost/price-build-up.ts';
import { deriveQualityCost, qualityCostInputs } from '../../src/domain/cost/quality-cost.ts';
import { deriveWarrantyReserve } from '../../src/domain/cost/warranty-reserve.ts';
import type { NumberRule } from '../../src/domain/given-numbers.ts';
import { deriveReplenishment, replenishmentInputs } from '../../src/domain/inventory/replenishment.ts';
import { circuitLoadInputs, deriveCircuitLoad } from '../../src/domain/lighting/circuit-load.ts';
import { deriveLumenMethod, lumenMethodInputs } from '../../src/domain/lighting/lumen-method.ts';
import { deriveVoltageDrop, voltageDropInputs } from '../../src/domain/lighting/voltage-drop.ts';
import type { Result } from '../../src/domain/result.ts';
import { text } from '../../src/model/fields.ts';
import { definePart, type Part } from '../../src/model/part.ts';
import { conductorOf, qualityCostOf, voltageDropOf } from './worked/given-names.ts';
import { parseCohorts } from './worked/parse-cohorts.ts';
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
  definePart({
    name: 'QualityCost',
    about: '一个期间的质量成本：COPQ 只算内外部损失，CoQ 四项都算，写明每一步。',
    attributes: z
      .strictObject({
        title,
        prevention: number(qualityCostInputs.preventionYuan),
        appraisal: number(qualityCostInputs.appraisalYuan),
        internal: number(qualityCostInputs.internalFailureYuan),
        external: number(qualityCostInputs.externalFailureYuan),
        sales: number(qualityCostInputs.salesYuan),
      })
      .superRefine((given, context) => report(deriveQualityCost(qualityCostOf(given)), context, (field) => field.replace(/(Failure)?Yuan$/, ''))),
    content: 'none',
    example: '<QualityCost title="10 月质量成本（示例）" prevention="21000" appraisal="86000" internal="74000" external="52000" sales="13600000" />',
  }),
  definePart({
    name: 'WarrantyReserve',
    about: '保修预计负债：按出货批次算还会修几台、要花多少钱，写明每一步。',
    attributes: z
      .strictObject({ title, cohorts: text('每批写成「期间 出货件数 件 尚余返修率 % 单件成本 元」，批与批之间用分号隔开') })
      .superRefine(({ cohorts }, context) => {
        const parsed = parseCohorts(cohorts);
        report(parsed.ok ? deriveWarrantyReserve(parsed.value) : parsed, context, () => 'cohorts');
      }),
    content: 'none',
    example: '<WarrantyReserve title="年末保修计提（示例）" cohorts="三季度 420000 件 0.6 % 38 元；四季度 460000 件 0.9 % 38 元" />',
  }),
  definePart({
    name: 'Roi',
    about: '投资回报率：减掉投入成本，写明算式。',
    attributes: z.strictObject({ title, gain: number(roiInputs.gainYuan), cost: number(roiInputs.costYuan) }).superRefine(({ gain, cost }, context) => report(deriveRoi({ gainYuan: gain, costYuan: cost }), context, (field) => field.replace(/Yuan$/, ''))),
    content: 'none',
    example: '<Roi title="换治具的投资回报（示例）" gain="96000" cost="60000" />',
  }),
  definePart({
    name: 'Roas',
    about: '广告支出回报：销售额除以广告费，不减成本，写明算式。',
    attributes: z
      .strictObject({ title, sales: number(roasInputs.attributedSalesYuan), spend: number(roasInputs.adSpendYuan) })
      .superRefine(({ sales, spend }, context) => report(deriveRoas({ attributedSalesYuan: sales, adSpendYuan: spend }), context, (field) => (field === 'adSpendYuan' ? 'spend' : 'sales'))),
    content: 'none',
    example: '<Roas title="双十一搜索广告（示例）" sales="486000" spend="90000" />',
  }),
  definePart({
    name: 'CircuitLoad',
    about: '一个回路最多带几盏灯：持续电流和浪涌电流各算一遍，取小的，写明每一步。',
    attributes: z
      .strictObject({
        title,
        luminairePowerW: number(circuitLoadInputs.luminairePowerW),
        powerFactor: number(circuitLoadInputs.powerFactor),
        voltageV: number(circuitLoadInputs.voltageV).optional(),
        circuitCurrentA: number(circuitLoadInputs.circuitCurrentA),
        loadPercent: number(circuitLoadInputs.loadPercent).optional(),
        inrushPerLuminaireA: number(circuitLoadInputs.inrushPerLuminaireA),
        inrushLimitA: number(circuitLoadInputs.inrushLimitA),
      })
      .superRefine((given, context) => report(deriveCircuitLoad({ voltageV: undefined, loadPercent: undefined, ...given }), context)),
    content: 'none',
    example: '<CircuitLoad title="16 A 回路带几盏 36 W 面板灯（示例）" luminairePowerW="36" powerFactor="0.95" circuitCurrentA="16" inrushPerLuminaireA="12" inrushLimitA="320" />',
  }),
  definePart({
    name: 'VoltageDrop',
    about: '回路末端还剩多少伏：按线长、截面和电流算电压降，写明每一步。',
    attributes: z
      .strictObject({
        title,
        conductor: z.enum(['铜', '铝']).default('铜').meta({ description: '导线材料' }),
        currentA: number(voltageDropInputs.currentA),
        lengthM: number(voltageDropInputs.lengthM),
        crossSectionMm2: number(voltageDropInputs.crossSectionMm2),
        voltageV: number(voltageDropInputs.voltageV).optional(),
        powerFactor: number(voltageDropInputs.powerFactor).optional(),
        conductorTemperatureC: number(voltageDropInputs.conductorTemperatureC).optional(),
      })
      .superRefine(({ conductor, ...given }, context) => report(deriveVoltageDrop(conductorOf(conductor), voltageDropOf(given)), context)),
    content: 'none',
    example: '<VoltageDrop title="48 V 磁吸轨道末端电压（示例）" currentA="4" lengthM="12" crossSectionMm2="1.5" voltageV="48" />',
  }),
];
