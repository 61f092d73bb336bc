import { describe, expect, test } from 'vitest';
import { change, findProblems, parseStarter, sectionIds } from '../../tests/support/starter.ts';
import type { DocumentType } from '../../src/model/document-type.ts';
import { formatLimits } from '../../src/model/requirement.ts';
import specification from './definition.ts';
import starterText from './starter.mdx?raw';

const type: DocumentType = specification;
const starter = parseStarter(starterText);
const problemsWith = (path: readonly (string | number)[], value: unknown) => findProblems(type, change(starter, path, value));

describe('标准与规格', () => {
  test('样板没有问题，没有内容的小节不出现', () => {
    expect(findProblems(type, starter)).toEqual([]);
    expect(sectionIds(type, starter)).toEqual(['scope', 'parameters', 'labels', 'body']);
    expect(sectionIds(type, change(starter, ['verification'], ['QC-INS-001']))).toEqual(['scope', 'parameters', 'labels', 'verification', 'body']);
    expect(sectionIds(type, change(starter, ['labels'], []))).toEqual(['scope', 'parameters', 'body']);
  });

  test('有数没有单位、下限大于上限、什么都没有写，都要报', () => {
    expect(problemsWith(['parameters', 0, 'unit'], undefined)).toEqual(['parameters.0 写了数，没有写单位。']);
    expect(problemsWith(['parameters', 1, 'max'], 10)).toEqual(['parameters.1.min 下限 30 大于上限 10，没有东西能合格。']);
    expect(problemsWith(['parameters', 2, 'criterion'], undefined)).toEqual(['parameters.2 既没有限值，也没有文字判据。']);
  });

  test('同一参数在同样的条件下写两次要报', () => {
    expect(problemsWith(['parameters', 2, 'name'], '额定电压')).toEqual(['parameters.2.name 参数「额定电压」在同样的条件下写了两次。']);
  });

  test('没有依据读不进来', () => {
    expect(problemsWith(['parameters', 0, 'basis'], undefined)).toHaveLength(1);
  });
});

describe('限值的写法', () => {
  test.each([
    [{ min: 34.2, max: 37.8, nominal: 36, unit: 'W' }, '标称 36 W，34.2～37.8 W'],
    [{ min: 80, unit: '无量纲' }, '≥ 80'],
    [{ max: 5, unit: 'SDCM' }, '≤ 5 SDCM'],
    [{ min: 95, unit: '%' }, '≥ 95%'],
    [{ min: 1500, max: 1500, unit: 'V' }, '1500 V'],
    [{ min: 30, unit: '°' }, '≥ 30°'],
    [{ unit: 'V' }, undefined],
  ])('%o 写成「%s」', (limits, words) => {
    expect(formatLimits(limits)).toBe(words);
  });
});
