import { formatAmount } from '../../domain/format-amount.ts';
import { deriveLumenMethod, lumenMethodInputs, type LumenMethod } from '../../domain/lighting/lumen-method.ts';
import { checkPowerDensity, powerDensityInputs, type PowerDensity } from '../../domain/lighting/power-density.ts';
import type { Result } from '../../domain/result.ts';
import { numberField, selectGiven } from './number-field.ts';
import type { Tool, ToolValues, ToolView } from './tool.ts';

/** 照度估算 for pre-sales by the lumen method, with the power density against a limit that the reader gives. */
export const lightingTool: Tool = {
  name: 'lighting',
  title: '照度估算',
  about: '售前估算：要多少盏灯、能到多少勒克斯、功率密度超没超限值。',
  groups: [
    {
      title: '场所',
      fields: [
        numberField('areaM2', lumenMethodInputs.areaM2, '54', '长 × 宽'),
        numberField('illuminanceLux', lumenMethodInputs.illuminanceLux, '300', '按场所查照明设计标准，或按客户要求'),
        numberField('limitWPerM2', powerDensityInputs.limitWPerM2, '', '选填：从现行标准查这类场所的限值'),
      ],
    },
    {
      title: '灯具',
      fields: [
        numberField('luminaireFluxLm', lumenMethodInputs.luminaireFluxLm, '3600', '整灯光通量，不是光源的'),
        numberField('luminairePowerW', lumenMethodInputs.luminairePowerW, '36', '整灯功率，含驱动'),
        numberField('utilisationFactor', lumenMethodInputs.utilisationFactor, '0.62', '按室形指数和反射比查灯具资料；没有单位'),
        numberField('maintenanceFactor', lumenMethodInputs.maintenanceFactor, '0.8', '光衰和积灰后还剩几成；没有单位'),
      ],
    },
  ],
  derive: deriveLightingView,
};

function deriveLightingView(values: ToolValues): ToolView {
  const method = deriveLumenMethod(selectGiven(lumenMethodInputs, values));
  const density = (values['limitWPerM2'] ?? '').trim() === '' ? undefined : checkDensity(method, values);
  const limitProblems = density === undefined || density.ok ? [] : density.problems.filter(({ field }) => field === 'limitWPerM2');
  const problems = [...(method.ok ? [] : method.problems), ...limitProblems];
  if (!method.ok) return { problems, summary: '改正标红的地方就有结果。', facts: [], sections: [], notes: [] };
  return viewOf(method.value, density?.ok ? density.value : undefined, values, problems);
}

// With a broken form the limit is still looked at, against a power and an area that are beyond doubt.
const checkDensity = (method: Result<LumenMethod>, values: ToolValues): Result<PowerDensity> =>
  checkPowerDensity({ totalPowerW: method.ok ? method.value.totalPowerW : 1, areaM2: method.ok ? values['areaM2'] : 1, limitWPerM2: values['limitWPerM2'] });

function viewOf(method: LumenMethod, density: PowerDensity | undefined, values: ToolValues, problems: ToolView['problems']): ToolView {
  const lux = formatAmount(Math.round(method.achievedLux));
  const lpd = formatAmount(Number(method.powerDensityWPerM2.toFixed(2)));
  const verdict = density && verdictOf(density, values['limitWPerM2'] ?? '');
  return {
    problems,
    summary: `${method.count} 盏，约 ${lux} lx，${lpd} W/m²。${verdict ? `${verdict.word}。` : ''}`,
    ...(verdict ? { verdict } : {}),
    facts: [
      { label: '灯数', value: `${method.count} 盏` },
      { label: '维持平均照度', value: `${lux} lx` },
      { label: '总功率', value: `${formatAmount(method.totalPowerW)} W` },
      { label: '功率密度 LPD', value: `${lpd} W/m²` },
    ],
    sections: [{ title: '计算过程', steps: method.steps }, ...(density ? [{ title: '与限值比较', steps: density.steps }] : [])],
    notes: ['这是均匀布灯的估算，只供售前选型；均匀度、眩光、重点照明要做照明设计，并以现场实测为准。', 'LPD 限值因标准版本和场所而异：查现行标准原文再填，并注意有没有按室形指数修正。'],
  };
}

const verdictOf = (density: PowerDensity, limit: string): NonNullable<ToolView['verdict']> =>
  density.withinLimit
    ? { tone: 'ok', word: '功率密度符合', why: `不超过 ${limit.trim()} W/m²。` }
    : { tone: 'bad', word: '功率密度超限', why: `超过 ${limit.trim()} W/m²：换光效更高的灯，或核对利用系数。` };
