import { describe, expect, it } from 'vitest';
import { countBody, placeLabelRanges } from '../../../scripts/pdf/page-labels.ts';
import type { PrintEdition, PrintPlan } from '../../../scripts/pdf/print-plan.ts';
import { selectPlan } from '../../../scripts/pdf/select-plan.ts';

const plan: PrintPlan = {
  title: '手册',
  author: '公司',
  subject: 'OM V1.0',
  keywords: [],
  creator: '手册',
  date: '2026-01-15',
  lang: 'zh-CN',
  outline: [
    { title: '目录', level: 1, target: 'contents' },
    { title: '第 1 章', level: 1, target: 'qc' },
    { title: '1.1 来料', level: 2, target: 'qc-1' },
    { title: '1.1.1 目的', level: 3, target: 'qc-1--aim' },
    { title: '第 2 章', level: 1, target: 'data' },
    { title: '2.1 库存', level: 2, target: 'data-1' },
  ],
  pageLabels: [
    { target: null, style: 'none', prefix: '封面' },
    { target: 'contents', style: 'r', start: 2 },
    { target: 'qc', style: 'D' },
  ],
  linkLabels: { qc: '第 1 章' },
  rectoTargets: ['qc', 'data'],
};

const edition: PrintEdition = {
  key: 'role:inspector',
  name: '岗位手册：检验员',
  file: 'role-inspector',
  page: '/roles/inspector/',
  parts: ['contents', 'handbook.inspector', 'qc-1'],
  front: 'contents',
  first: 'handbook.inspector',
  outline: [{ title: '岗位：检验员', level: 1, target: 'handbook.inspector' }],
};

const present = new Set(['contents', 'qc-1', 'qc-1--aim']);

describe('一个版本的打印计划', () => {
  const selected = selectPlan(plan, edition, present);

  it('书签只有留下的，章没有了文件就升一级，本版自己的排在正文前面', () => {
    expect(selected.outline).toEqual([
      { title: '目录', level: 1, target: 'contents' },
      { title: '岗位：检验员', level: 1, target: 'handbook.inspector' },
      { title: '1.1 来料', level: 1, target: 'qc-1' },
      { title: '1.1.1 目的', level: 2, target: 'qc-1--aim' },
    ]);
  });

  it('书名带上版本的名称，正文从本版的第一个元素起编页码', () => {
    expect(selected.title).toBe('手册 岗位手册：检验员');
    expect(selected.pageLabels.at(-1)).toEqual({ target: 'handbook.inspector', style: 'D' });
    expect(selected.rectoTargets).toEqual(['handbook.inspector']);
  });

  it('章还在时，它的文件仍是二级', () => {
    const chapter = selectPlan(plan, { ...edition, first: 'qc', outline: [] }, new Set(['contents', 'qc', 'qc-1']));
    expect(chapter.outline.map(({ title, level }) => `${level} ${title}`)).toEqual(['1 目录', '1 第 1 章', '2 1.1 来料']);
    expect(chapter.rectoTargets).toEqual(['qc']);
  });
});

describe('页脚怎么数页', () => {
  it('总数是正文的页数，前置页不算', () => {
    expect(countBody(placeLabelRanges(plan.pageLabels, new Map([['contents', 2], ['qc', 5]])), 90)).toBe(86);
  });

  it('没有前置页时就是全书的页数', () => {
    expect(countBody(placeLabelRanges([], new Map()), 12)).toBe(12);
  });
});
