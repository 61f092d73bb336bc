import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../../src/domain/text/sentences.ts';
import { findSharedGrams } from '../../../src/domain/text/shared-grams.ts';
import { compileCoverage } from '../../../src/model/outline-coverage.ts';
import { shippedManual } from '../../support/shipped-manual.ts';

const manual = await shippedManual();
const { registers, documents } = manual;

const han = (text: string): number => (text.match(/\p{Script=Han}/gu) ?? []).length;

/** The author's own words of each document: fields and text, without names, codes and places to look things up. */
const proseOf: ReadonlyMap<string, string> = new Map(
  documents.map(({ code }) => [code, manual.texts.filter(({ from, via }) => from?.kind === 'document' && from.id === code && !/(^|[ .])(check|code|title|version|retention|summary|id)$/.test(via)).map(({ text }) => text).join('\n')]),
);

describe('手册的规模', () => {
  test.each([
    ['procedure', 90],
    ['inspection-plan', 20],
    ['policy', 25],
    ['plan', 12],
    ['analysis', 12],
    ['report', 10],
    ['guide', 10],
  ] as const)('%s 至少 %i 份', (type, least) => {
    expect(documents.filter((document) => document.type.name === type).length).toBeGreaterThanOrEqual(least);
  });

  test.each([
    ['roles', 44],
    ['forms', 106],
    ['kpis', 90],
    ['standards', 120],
    ['risks', 42],
    ['courses', 22],
    ['terms', 200],
    ['goals', 20],
  ] as const)('登记册 %s 至少 %i 条', (register, least) => {
    expect(registers[register].length).toBeGreaterThanOrEqual(least);
  });

  test('年度日历十二个月都有事', () => {
    expect(new Set(registers.calendar.map(({ month }) => month)).size).toBe(12);
  });

  test('每条风险都有控制措施，并且至少一条写明在哪份文件里', () => {
    expect(registers.risks.filter(({ controls }) => !controls.some(({ document }) => document !== undefined)).map(({ id }) => id)).toEqual([]);
  });

  test('作业程序有自己的话：每份至少 900 个汉字', () => {
    const short = documents.filter(({ type, code }) => type.name === 'procedure' && han(proseOf.get(code) ?? '') < 900).map(({ code }) => code);
    expect(short).toEqual([]);
  });
});

describe('提纲', () => {
  test('四份提纲的 334 条一条不少，编号连续', () => {
    const ids = registers['outline-claims'].map(({ id }) => id).sort();
    expect(ids).toEqual(Array.from({ length: 334 }, (_, index) => `OC-${String(index + 1).padStart(3, '0')}`));
  });

  test('四份提纲共 31 个部分', () => {
    const parts = compileCoverage(manual).flatMap(({ outline, sections }) => sections.filter(({ title }) => !/引言|结尾/.test(title)).map(({ title }) => `${outline} ${title}`));
    expect(parts).toHaveLength(31);
  });

  test('每条都有着落', () => {
    expect(compileCoverage(manual).flatMap(({ sections }) => sections.flatMap(({ claims }) => claims.filter(({ places }) => places.length === 0).map(({ claim }) => claim.id)))).toEqual([]);
  });
});

describe('文字不重复', () => {
  test('文件之间共有的 12 字片段不到千分之三', () => {
    const { total, shared } = findSharedGrams(proseOf);
    expect(shared.length / total, shared.slice(0, 20).map(({ gram, texts }) => `${gram}（${texts.join('、')}）`).join('\n')).toBeLessThan(0.003);
  });

  test('没有空话', () => {
    const empty = /旨在|进一步加强|切实|高度重视|不断提升|全面提升|有力保障|保驾护航|行稳致远|赋能/;
    const found = [...proseOf].flatMap(([code, text]) => splitSentences(text).filter((sentence) => empty.test(sentence)).map((sentence) => `${code} ${sentence}`));
    expect(found).toEqual([]);
  });
});
