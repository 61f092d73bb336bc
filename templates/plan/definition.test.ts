import { describe, expect, test } from 'vitest';
import { change, findProblems, parseStarter, sectionIds } from '../../tests/support/starter.ts';
import type { DocumentType } from '../../src/model/document-type.ts';
import plan from './definition.ts';
import { formatYuan } from './format-yuan.ts';
import starterText from './starter.mdx?raw';

const type: DocumentType = plan;
const starter = parseStarter(starterText);
const problemsWith = (path: readonly (string | number)[], value: unknown) => findProblems(type, change(starter, path, value));

describe('预案与方案', () => {
  test('样板没有问题，没有内容的小节不出现', () => {
    expect(findProblems(type, starter)).toEqual([]);
    expect(sectionIds(type, starter)).toEqual(['start', 'organisation', 'phases', 'resources', 'drill', 'closing', 'body']);
    expect(sectionIds(type, change(starter, ['budget'], [{ item: '演练餐费', amount: 300 }]))).toContain('budget');
  });

  test('应急预案没有演练要报，营销方案可以没有', () => {
    const without = change(starter, ['drill'], undefined);
    expect(findProblems(type, without)).toEqual(['kind 应急预案没有写演练。']);
    expect(findProblems(type, change(without, ['kind'], '营销'))).toEqual([]);
  });

  test('行动编号在各阶段之间也不能重复', () => {
    expect(problemsWith(['phases', 1, 'actions', 0, 'id'], 'report')).toEqual(['phases.1.actions.0.id 行动编号 report 用了两次。']);
  });

  test('行动没有时限、没有结束条件读不进来', () => {
    expect(problemsWith(['phases', 0, 'actions', 0, 'within'], undefined)).toHaveLength(1);
    expect(problemsWith(['closing'], [])).toEqual(['closing 至少写一个结束条件']);
  });

  test('行动按先后成为步骤，岗位页和职责表都认得', () => {
    const steps = type.steps?.(type.schema.parse(starter)) ?? [];
    expect(steps.map(({ id, role }) => [id, role])).toEqual([
      ['report', 'quality-manager'],
      ['shutdown', 'quality-manager'],
      ['restore', 'quality-manager'],
    ]);
    expect(steps[1]?.action).toContain('先关应用');
  });

  test.each([
    [0, '0'],
    [600, '600'],
    [12_600, '12,600'],
    [1_234_567.5, '1,234,567.50'],
  ])('金额 %f 写成 %s', (amount, words) => {
    expect(formatYuan(amount)).toBe(words);
  });
});
