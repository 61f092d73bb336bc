import { formatAmount } from '../../domain/format-amount.ts';
import { parseNumber } from '../../domain/given-numbers.ts';
import { deriveOrderQuantity, orderQuantityInputs, type OrderQuantity } from '../../domain/inventory/order-quantity.ts';
import { deriveReplenishment, replenishmentInputs, type Replenishment } from '../../domain/inventory/replenishment.ts';
import { failWith, type Problem, type Result } from '../../domain/result.ts';
import { numberField, selectGiven } from './number-field.ts';
import type { Tool, ToolValues, ToolView } from './tool.ts';

const daysPerYear = 365;
const { annualDemand: _derived, ...orderInputs } = orderQuantityInputs;
const costFields = ['costPerOrder', 'unitPrice', 'carryingRatePercent'] as const;

/** 安全库存与补货点; with the costs filled in, the order quantity too. */
export const stockTool: Tool = {
  name: 'stock',
  title: '安全库存与补货点',
  about: '由日需求、提前期和服务水平算出安全库存、再订货点；填了成本再算一次订多少。',
  groups: [
    {
      title: '需求和供货',
      fields: [
        numberField('dailyDemand', replenishmentInputs.dailyDemand, '320', '近三个月每日出库的平均数'),
        numberField('demandDeviation', replenishmentInputs.demandDeviation, '60', '近三个月每日出库的标准差（电子表格 STDEV.S）'),
        numberField('leadTimeDays', replenishmentInputs.leadTimeDays, '12', '从下单到能发料，含检验'),
        numberField('leadTimeDeviationDays', replenishmentInputs.leadTimeDeviationDays, '2', '供应商一直准时就填 0'),
        numberField('reviewPeriodDays', replenishmentInputs.reviewPeriodDays, '0', '天天看库存填 0；一周看一次填 7'),
        numberField('serviceLevelPercent', replenishmentInputs.serviceLevelPercent, '95', '一个补货周期里不缺货的概率：A 类物料填高些'),
      ],
    },
    {
      title: '一次订多少（选填）',
      fields: [
        numberField('costPerOrder', orderInputs.costPerOrder, '', '下单、收货、检验一次要花的钱'),
        numberField('unitPrice', orderInputs.unitPrice, '', '不含税'),
        numberField('carryingRatePercent', orderInputs.carryingRatePercent, '', '资金、仓租、损耗，占货值的百分数'),
        numberField('minimumOrder', orderInputs.minimumOrder, '', '没有起订量就留空'),
        numberField('packSize', orderInputs.packSize, '', '整箱订货时填每箱件数'),
      ],
    },
  ],
  derive: deriveStockView,
};

function deriveStockView(values: ToolValues): ToolView {
  const stock = deriveReplenishment(selectGiven(replenishmentInputs, values));
  const order = deriveOrder(values);
  const problems: readonly Problem[] = [...(stock.ok ? [] : stock.problems), ...(order === undefined || order.ok ? [] : order.problems)];
  if (!stock.ok) return { problems, summary: '改正标红的地方就有结果。', facts: [], sections: [], notes: [] };
  return viewOf(stock.value, order?.ok ? order.value : undefined, problems);
}

/** The yearly demand is the daily one times 365: it is not asked for twice. Undefined where nothing of the costs is filled in. */
function deriveOrder(values: ToolValues): Result<OrderQuantity> | undefined {
  if (Object.keys(orderInputs).every((name) => (values[name] ?? '').trim() === '')) return undefined;
  const daily = parseNumber(replenishmentInputs.dailyDemand, values['dailyDemand']);
  // A broken daily demand is reported at its own field; the costs are looked at all the same.
  const annualDemand = (typeof daily === 'number' ? daily : 1) * daysPerYear;
  const result = deriveOrderQuantity({ ...selectGiven(orderQuantityInputs, values), annualDemand });
  return result.ok ? result : failWith(result.problems.map(explainBlank(values)));
}

const explainBlank =
  (values: ToolValues) =>
  (problem: Problem): Problem =>
    (costFields as readonly string[]).includes(problem.field) && (values[problem.field] ?? '').trim() === '' ? { ...problem, message: `${problem.message}不算订货批量就把这一组全部留空。` } : problem;

function viewOf(stock: Replenishment, order: OrderQuantity | undefined, problems: readonly Problem[]): ToolView {
  const periodic = stock.orderUpToLevel !== stock.reorderPoint;
  const summary = `安全库存 ${stock.safetyStock} 件，再订货点 ${stock.reorderPoint} 件${order ? `，一次订 ${order.practical} 件` : ''}。`;
  return {
    problems,
    summary,
    facts: [
      { label: '安全库存', value: `${stock.safetyStock} 件` },
      { label: '再订货点', value: `${stock.reorderPoint} 件` },
      ...(periodic ? [{ label: '补到水平', value: `${stock.orderUpToLevel} 件` }] : []),
      ...(order ? [{ label: '一次订', value: `${order.practical} 件` }, { label: '一年订', value: `${formatAmount(Number(order.ordersPerYear.toFixed(1)))} 次` }] : []),
    ],
    sections: [{ title: '安全库存与补货点：计算过程', steps: stock.steps }, ...(order ? [{ title: '订货批量：计算过程', steps: order.steps }] : [])],
    notes: notesOf(stock, periodic, order !== undefined),
  };
}

function notesOf(stock: Replenishment, periodic: boolean, ordered: boolean): readonly string[] {
  const share = Math.round(stock.leadTimeSharePercent);
  return [
    periodic ? '每次检查时，把现有加在途补到“补到水平”。' : '现有加在途的库存降到再订货点就下单。',
    ...(stock.safetyStock > 0 ? [`波动里有 ${share}% 来自提前期：${share >= 50 ? '先稳住供应商的交期，比多备货省钱。' : '先把需求预测做准，比多备货省钱。'}`] : []),
    ...(ordered ? [`年需求按日均需求 × ${daysPerYear} 天算。`] : []),
    '假定需求和提前期互不影响、近似正态；断续需求的备件、促销期和节前备货另行计算。',
  ];
}
