import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance } from '../../../../src/domain/text/edit-distance.ts';
import { escapeMarkup } from '../../../../src/domain/text/escape-markup.ts';
import { hanEm } from '../../../../src/domain/text/han-em.ts';
import { nearest } from '../../../../src/domain/text/nearest.ts';
import { splitSentences } from '../../../../src/domain/text/sentences.ts';
import { findSharedGrams } from '../../../../src/domain/text/shared-grams.ts';

describe('编辑距离', () => {
  test.each([
    ['', '', 0],
    ['abc', '', 3],
    ['kitten', 'sitting', 3],
    ['ca', 'ac', 1],
    ['ca', 'abc', 3],
    ['质量经理', '质量总监', 2],
    ['𠮷野', '野', 1],
  ])('“%s”与“%s”相差 %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  test('对称，相同为 0，不超过较长者', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBe(editDistance(b, a));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max([...a].length, [...b].length));
      }),
    );
  });
});

describe('最接近的编号', () => {
  const ids = ['SOP-QC-01', 'SOP-QC-02', 'SOP-WH-01', 'KPI-QA-01', 'quality-manager', 'quality-engineer'];

  test('最接近的排在最前，最多给出指定个数', () => {
    expect(nearest('SOP-QC-011', ids, 1)).toEqual(['SOP-QC-01']);
    expect(nearest('SOP-CQ-02', ids, 2)).toEqual(['SOP-QC-02', 'SOP-QC-01']);
    expect(nearest('qualty-manager', ids)).toEqual(['quality-manager']);
  });

  test('不计大小写和全角', () => {
    expect(nearest('sop-wh-01', ids, 1)).toEqual(['SOP-WH-01']);
  });

  test('相差太远时不乱猜', () => {
    expect(nearest('完全无关', ids)).toEqual([]);
    expect(nearest('甲', ['乙', '丙丁'])).toEqual([]);
    expect(nearest('x', [])).toEqual([]);
  });

  test('存在的编号总是自己排第一', () => {
    fc.assert(fc.property(fc.constantFrom(...ids), (id) => nearest(id, ids)[0] === id));
  });
});

describe('文字宽度', () => {
  test.each([
    ['', 0],
    ['来料检验', 4],
    ['“合格”——', 6],
    ['①→≥℃', 4],
    ['\u200B\u0301', 0],
    ['12', 1.14],
    ['IQC', 0.29 + 0.74 + 0.74],
  ])('“%s”宽 %f em', (text, em) => {
    expect(hanEm(text)).toBeCloseTo(em, 10);
  });

  test('半角字符窄于全角，拼接的宽度等于各段之和', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), fc.string({ unit: 'grapheme-ascii' }), (a, b) => {
        expect(hanEm(a)).toBeLessThanOrEqual(a.length);
        expect(hanEm(a + b)).toBeCloseTo(hanEm(a) + hanEm(b), 6);
      }),
    );
  });
});

describe('句子', () => {
  test('在句号、问号、叹号、分号处断开，不含空白', () => {
    expect(splitSentences('先断电。再 拆盖；还亮吗？\n亮！')).toEqual(['先断电', '再拆盖', '还亮吗', '亮']);
  });
});

describe('几份文字共有的片段', () => {
  test('标点和空格不算；同一份里重复的不算', () => {
    const { shared } = findSharedGrams(new Map([['甲', '到货后 2 小时内，抽样检验。到货后2小时内'], ['乙', '请在到货后2小时内抽样检验完']]), 12);
    expect(shared.map(({ gram }) => gram)).toEqual(['到货后2小时内抽样检验']
      .flatMap((run) => Array.from({ length: [...run].length - 11 }, (_, start) => [...run].slice(start, start + 12).join(''))));
    expect(shared.every(({ texts }) => texts.join() === '甲,乙')).toBe(true);
  });

  test('从另一份抄来的一段，它的每个片段都找得到', () => {
    const han = fc.string({ unit: fc.integer({ min: 0x4e00, max: 0x4eff }).map((code) => String.fromCodePoint(code)), minLength: 12, maxLength: 40 });
    fc.assert(
      fc.property(han, han, han, (copied, before, after) => {
        const { shared } = findSharedGrams(new Map([['甲', copied], ['乙', before + copied + after]]), 12);
        const found = new Set(shared.map(({ gram }) => gram));
        expect(Array.from({ length: copied.length - 11 }, (_, start) => copied.slice(start, start + 12)).every((gram) => found.has(gram))).toBe(true);
      }),
    );
  });
});

describe('文字写进网页和图', () => {
  test('尖括号、引号和 & 都不再是标签的一部分，读出来还是原来的字', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('<', '>', '"', '&', '&lt;', '灯', "'"), { maxLength: 20 }).map((parts) => parts.join('')), (text) => {
        const escaped = escapeMarkup(text);
        expect(escaped).not.toMatch(/[<>"]/);
        expect(escaped.replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&')).toBe(text);
      }),
    );
  });
});
