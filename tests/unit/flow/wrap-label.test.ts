import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textEm } from '../../../src/domain/flow-layout/text-em.ts';
import { wrapLabel } from '../../../src/domain/flow-layout/wrap-label.ts';

const CHARS = [...'核对送货单检验不合格入库通知客户，。、；：？！（）「」《》ABCxyz019-/. %≥'];
const text = fc.array(fc.constantFrom(...CHARS), { minLength: 1, maxLength: 60 }).map((chars) => chars.join(''));

describe('步骤名折行', () => {
  it('按词折行，标点后面优先', () => {
    expect(wrapLabel('张贴待检标识，通知检验', 7)).toEqual(['张贴待检标识，', '通知检验']);
    expect(wrapLabel('描述问题 5W2H', 5)).toEqual(['描述问题', '5W2H']);
  });

  it('编号和英文词放得下就不拆', () => {
    expect(wrapLabel('转 QC-SOP-014 不合格品控制', 8)).toContain('转 QC-SOP-014');
  });

  it('编号放不下时在连字符后面拆', () => {
    expect(wrapLabel('QC-SOP-014', 4.5)).toEqual(['QC-SOP-', '014']);
  });

  it('一个字也不丢', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 3, max: 12 }), (label, width) => {
        expect(wrapLabel(label, width).join('').replaceAll(' ', '')).toBe(label.replaceAll(' ', ''));
      }),
    );
  });

  it('行不超宽，行末的半个标点除外', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 3, max: 12 }), (label, width) => {
        for (const line of wrapLabel(label, width)) expect(textEm(line)).toBeLessThanOrEqual(width + 0.5);
      }),
    );
  });

  it('中文标点不在行首，左括号不在行末', () => {
    const label = fc.array(fc.constantFrom('核对，', '检验', '（让步）', '入库。', '单、', '「合格」'), { minLength: 1, maxLength: 14 }).map((words) => words.join(''));
    fc.assert(
      fc.property(label, fc.integer({ min: 5, max: 12 }), (words, width) => {
        for (const line of wrapLabel(words, width)) expect(line).toMatch(/^[^，。、）」].*[^（「]$|^[^，。、）」（「]$/u);
      }),
    );
  });
});
