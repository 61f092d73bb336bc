import { describe, expect, test } from 'vitest';
import { change, findProblems, parseStarter, sectionIds } from '../../tests/support/starter.ts';
import type { DocumentType } from '../../src/model/document-type.ts';
import analysis from './definition.ts';
import starterText from './starter.mdx?raw';

const type: DocumentType = analysis;
const starter = parseStarter(starterText);
const problemsWith = (path: readonly (string | number)[], value: unknown) => findProblems(type, change(starter, path, value));

describe('分析方法', () => {
  test('样板没有问题，判断规则排在算例后面', () => {
    expect(findProblems(type, starter)).toEqual([]);
    expect(sectionIds(type, starter)).toEqual(['question', 'inputs', 'method', 'model', 'body', 'rules']);
    expect(sectionIds(type, change(change(starter, ['model'], []), ['rules'], []))).toEqual(['question', 'inputs', 'method', 'body']);
  });

  test('个人信息没有写合法依据要报', () => {
    expect(problemsWith(['model', 0, 'personal'], true)).toEqual(['model.0 「行业」是个人信息，没有写合法依据。']);
  });

  test('字段写两次要报', () => {
    const field = (starter['model'] as readonly unknown[])[0];
    expect(problemsWith(['model'], [field, field])).toEqual(['model.1.name 字段「行业」写了两次。']);
  });

  test('没有数据、没有方法读不进来', () => {
    expect(problemsWith(['inputs'], [])).toEqual(['inputs 至少写一项数据']);
    expect(problemsWith(['method'], [])).toEqual(['method 至少写一步']);
  });
});
