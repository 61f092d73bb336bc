import type { TypeProblem } from '../../src/model/document-type.ts';
import { checkRequirement } from '../../src/model/requirement.ts';
import type { InspectionPlan } from './definition.ts';
import { checkSamplingRule } from './sampling-rule.ts';

type Characteristic = InspectionPlan['characteristics'][number];

/** Every characteristic can be judged, has a sample, and somebody acts when it fails. */
export function checkPlan(plan: InspectionPlan): readonly TypeProblem[] {
  return [
    ...plan.sampling.flatMap((rule, index) => [...checkSamplingRule(rule, ['sampling', index]), ...checkCritical(rule, index)]),
    ...plan.characteristics.flatMap((item, index) => checkCharacteristic(plan, item, index)),
  ];
}

function checkCritical(rule: InspectionPlan['sampling'][number], index: number): readonly TypeProblem[] {
  if (rule.class !== '致命' || rule.aql === '100%' || rule.accept === 0) return [];
  return [{ code: 'M103', path: ['sampling', index], message: '致命缺陷的方案放过了不合格件。', hint: "致命项写 aql: '100%'，或在抽样方案里写 accept: 0（c=0）。" }];
}

function checkCharacteristic(plan: InspectionPlan, item: Characteristic, index: number): readonly TypeProblem[] {
  const path = ['characteristics', index];
  const problems = [...checkRequirement(item, path), ...(item.sampling ? checkSamplingRule(item.sampling, [...path, 'sampling']) : [])];
  const first = plan.characteristics.findIndex(({ id }) => id === item.id);
  if (first < index) problems.push({ code: 'M105', path: [...path, 'id'], message: `项目编号 ${item.id} 与第 ${first + 1} 项重复。`, hint: '给其中一项换一个编号。' });
  if (!item.sampling && !plan.sampling.some((rule) => rule.class === item.class))
    problems.push({ code: 'M102', path: [...path, 'class'], message: `「${item.name}」是${item.class}项，sampling 里没有这一级的抽样方案。`, hint: `在 sampling 里补一行 class: ${item.class}，或给这一项单独写 sampling。` });
  if (!plan.reactions.some((reaction) => reaction.class === item.class))
    problems.push({ code: 'M102', path: [...path, 'class'], message: `「${item.name}」是${item.class}项，reactions 里没有写这一级不合格怎么办。`, hint: `在 reactions 里补一行 class: ${item.class}。` });
  return problems;
}
