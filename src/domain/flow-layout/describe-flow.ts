import type { Flow } from './flow.ts';
import { flowAsList, type FlowListItem, type FlowListWay } from './flow-as-list.ts';

function formatGoal(way: FlowListWay): string {
  if (way.toKind === 'end') return '结束';
  if (way.toNumber === '') return way.toLabel;
  return `转到第 ${way.toNumber} 步`;
}

function formatWay(way: FlowListWay): string {
  if (way.when === '') return formatGoal(way);
  return `${way.when}${way.when.endsWith('则') ? '' : '则'}${formatGoal(way)}`;
}

function formatStep(item: FlowListItem): string {
  const ways = item.ways.filter((way) => !way.plain).map(formatWay);
  const stop = /[？！?!]$/u.test(item.label) ? '' : '；';
  const number = item.number === '' ? '' : `第 ${item.number} 步，`;
  const text = ways.length > 0 ? `${item.label}${stop}${ways.join('，')}` : item.label;
  return `${number}${item.laneLabel}：${text}。`;
}

/** The diagram in words, for those who do not see it: the roles, then every step with its ways on. */
export function describeFlow(flow: Flow): string {
  const steps = flowAsList(flow);
  const roles = flow.lanes.map((lane) => lane.label).join('、');
  return `${flow.title}，共 ${steps.length} 步，由${roles}完成。${steps.map(formatStep).join('')}`;
}
