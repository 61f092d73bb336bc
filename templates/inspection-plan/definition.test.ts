import { describe, expect, test } from 'vitest';
import { change, findProblems, parseStarter, sectionIds } from '../../tests/support/starter.ts';
import type { DocumentType } from '../../src/model/document-type.ts';
import inspectionPlan from './definition.ts';
import { formatLotPlan, formatSamplingRule } from './sampling-rule.ts';
import starterText from './starter.mdx?raw';

const type: DocumentType = inspectionPlan;
const starter = parseStarter(starterText);
const problemsWith = (path: readonly (string | number)[], value: unknown) => findProblems(type, change(starter, path, value));

describe('检验规范', () => {
  test('样板没有问题，小节按阅读顺序', () => {
    expect(findProblems(type, starter)).toEqual([]);
    expect(sectionIds(type, starter)).toEqual(['scope', 'sampling', 'characteristics', 'reactions', 'body']);
  });

  test('下限大于上限要报', () => {
    expect(problemsWith(['characteristics', 1, 'max'], 20)).toEqual(['characteristics.1.min 下限 30 大于上限 20，没有东西能合格。']);
  });

  test('有数没有单位要报', () => {
    expect(problemsWith(['characteristics', 1, 'unit'], undefined)).toEqual(['characteristics.1 写了数，没有写单位。']);
  });

  test('既没有限值也没有判据要报', () => {
    expect(problemsWith(['characteristics', 0, 'criterion'], undefined)).toEqual(['characteristics.0 既没有限值，也没有文字判据。']);
  });

  test('标称值在限值之外要报', () => {
    expect(problemsWith(['characteristics', 1, 'nominal'], 25)).toEqual(['characteristics.1.nominal 标称值 25 不在上下限之内。']);
  });

  test('标准要求要写标准和把握，待确认要写去哪里核对', () => {
    expect(problemsWith(['characteristics', 1, 'basis'], { nature: '标准要求' })).toHaveLength(2);
    expect(problemsWith(['characteristics', 1, 'basis'], { nature: '标准要求', standard: 'GB/T 1', certainty: '待确认' })).toEqual(['characteristics.1.basis 待确认，没有写去哪里核对什么。']);
  });

  test('致命项的方案不能放过不合格件', () => {
    expect(problemsWith(['sampling', 0], { class: '致命', level: 'II', aql: '0.65' })).toEqual(['sampling.0 致命缺陷的方案放过了不合格件。']);
    expect(problemsWith(['sampling', 0], { class: '致命', level: 'II', aql: '0.65', accept: 0 })).toEqual([]);
  });

  test('表里没有的接收质量限读不进来', () => {
    expect(problemsWith(['sampling', 1, 'aql'], '0.7')).toHaveLength(1);
  });

  test('查表和固定样本量只能写一种', () => {
    expect(problemsWith(['sampling', 1, 'size'], 5)).toEqual(['sampling.1 抽样方案要么查表（aql），要么固定样本量（size），只写一种。']);
    expect(problemsWith(['sampling', 1], { class: '严重' })).toHaveLength(1);
  });

  test('查表要写检验水平，固定样本量要写 Ac', () => {
    expect(problemsWith(['sampling', 1, 'level'], undefined)).toEqual(['sampling.1 查表抽样没有写检验水平。']);
    expect(problemsWith(['characteristics', 1, 'sampling'], { size: 5 })).toEqual(['characteristics.1.sampling 固定样本量没有写允许几件不合格。']);
  });

  test('查表的 Ac 不能自己写', () => {
    expect(problemsWith(['sampling', 1, 'accept'], 3)).toEqual(['sampling.1.accept 查表抽样的 Ac 由表给出，不能自己写。']);
  });

  test('项目的级别没有抽样方案、没有处置都要报', () => {
    expect(problemsWith(['sampling', 2], { class: '严重', level: 'I', aql: '1.0' })).toEqual(['characteristics.2.class 「外观」是轻微项，sampling 里没有这一级的抽样方案。']);
    expect(problemsWith(['reactions', 2, 'class'], '严重')).toEqual(['characteristics.2.class 「外观」是轻微项，reactions 里没有写这一级不合格怎么办。']);
  });

  test('项目编号重复要报', () => {
    expect(problemsWith(['characteristics', 1, 'id'], 'model')).toEqual(['characteristics.1.id 项目编号 model 与第 1 项重复。']);
  });
});

describe('抽样方案的写法', () => {
  test.each([
    [{ aql: '100%', per: '每批' }, '100% 检验'],
    [{ level: 'II', aql: '0.65', per: '每批' }, '水平 II，AQL 0.65'],
    [{ level: 'II', aql: '0.65', accept: 0, per: '每批' }, '水平 II，AQL 0.65，c=0'],
    [{ size: 5, accept: 0, per: '每 2 小时' }, '每 2 小时 5 件，c=0'],
    [{ size: 8, accept: 1, per: '每批' }, '每批 8 件，Ac 1'],
  ] as const)('%o 写成「%s」', (rule, words) => {
    expect(formatSamplingRule(rule)).toBe(words);
  });

  test.each([
    [1200, { level: 'II', aql: '0.65', per: '每批' }, '80 件，Ac 1，Re 2'],
    [1200, { level: 'II', aql: '0.65', accept: 0, per: '每批' }, '80 件，Ac 0，Re 1'],
    [8, { level: 'II', aql: '0.65', per: '每批' }, '全检 8 件，Ac 0，Re 1'],
    [120_000, { level: 'S-3', aql: '0.65', per: '每批' }, '20 件，Ac 0，Re 1'],
    [280, { size: 5, accept: 0, per: '每批' }, '5 件，Ac 0，Re 1'],
    [280, { aql: '100%', accept: 0, per: '每批' }, '全检 280 件，c=0'],
  ] as const)('批量 %i、方案 %o 抽「%s」', (lot, rule, words) => {
    expect(formatLotPlan(lot, rule)).toBe(words);
  });
});
