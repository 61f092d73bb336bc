import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ManualDocument } from '../../../src/model/manual.ts';
import { checkHarbour, swap, type Patch } from '../../support/harbour.ts';

const zl = 'quality/zl-sop-001.mdx';

function documentOf(patch: Patch = {}, code = 'ZL-SOP-001'): ManualDocument {
  const found = checkHarbour(patch).manual?.documents.find((document) => document.code === code);
  if (!found) throw new Error(`没有 ${code}`);
  return found;
}

const withBody = (body: string): Patch => ({ [zl]: (text) => text.replace(/^---\n\n[\s\S]*$/m, `---\n\n${body}\n`) });

describe('章节编号', () => {
  test('模板的节、作者的节和末尾的公共节连着编号', () => {
    const outline = documentOf(withBody('## 抽样\n\n### 开箱\n\n### 取样\n\n## 特例')).outline;
    expect(outline.map(({ number, title, origin }) => `${number} ${title} ${origin}`)).toEqual([
      '2.1.1 适用范围与触发条件 template',
      '2.1.2 流程图 template',
      '2.1.3 作业步骤 template',
      '2.1.4 职责分配（RACI） template',
      '2.1.5 抽样 body',
      '2.1.5.1 开箱 body',
      '2.1.5.2 取样 body',
      '2.1.6 特例 body',
      '2.1.7 记录、指标与依据 template',
      '2.1.8 修订记录 template',
    ]);
  });

  test('任何标题的排法，编号都不重复，也不倒退', () => {
    const levels = fc.array(fc.integer({ min: 2, max: 5 }), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(levels, (depths) => {
        const numbers = documentOf(withBody(depths.map((depth, index) => `${'#'.repeat(depth)} 节${index}`).join('\n\n'))).outline.map(({ number }) => number);
        expect(new Set(numbers).size).toBe(numbers.length);
        expect([...numbers].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))).toEqual(numbers);
      }),
      { numRuns: 20 },
    );
  });
});

describe('图表编号', () => {
  test('图和表各按出现的顺序在本文件里编号，流程图是图 1', () => {
    const body = '<Table caption="甲">\n\n| 一 |\n|---|\n| 1 |\n\n</Table>\n\n<Figure src="/brand/logo.svg" alt="标志" caption="乙" />\n\n<Table caption="丙">\n\n| 一 |\n|---|\n| 1 |\n\n</Table>';
    expect(documentOf(withBody(body)).captions.map(({ number, title, id }) => `${number} ${title} ${id}`)).toEqual([
      '图 2.1-1 成品终检流程 figure-1',
      '表 2.1-1 甲 table-1',
      '图 2.1-2 乙 figure-2',
      '表 2.1-2 丙 table-2',
    ]);
  });

  test('别的文件多一张表，本文件的编号不变', () => {
    const more = { 'intro/in-pol-001.mdx': (text: string) => `${text}\n<Table caption="丁">\n\n| 一 |\n|---|\n| 1 |\n\n</Table>\n` };
    expect(documentOf(more).captions).toEqual(documentOf().captions);
  });
});

describe('文件编号', () => {
  test('章序在前，章内按类型的次序再按编号', () => {
    const numbers = checkHarbour({ 'aftersales/_chapter.yaml': swap('types: [procedure, policy]', 'types: [policy, procedure]') }).manual?.documents.map(({ number, code }) => `${number} ${code}`);
    expect(numbers).toEqual(['1.1 IN-POL-001', '2.1 ZL-SOP-001', '3.1 SH-POL-001', '3.2 SH-SOP-001']);
  });
});
