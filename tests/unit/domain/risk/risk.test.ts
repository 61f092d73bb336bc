import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveControlEffect } from '../../../../src/domain/risk/control-effect.ts';
import { rateRisk, riskBands, selectRiskBand, selectRiskMatrix } from '../../../../src/domain/risk/risk-matrix.ts';

const grade = fc.integer({ min: 1, max: 5 });
const risk = (likelihood: number, severity: number, safetyRelated = false) => ({ likelihood, severity, safetyRelated });

function said(result: { readonly ok: boolean; readonly problems?: readonly { readonly field: string; readonly message: string }[] }): readonly string[] {
  return (result.problems ?? []).map(({ field, message }) => `${field}: ${message}`);
}

describe('风险矩阵', () => {
  test('25 格的等级', () => {
    expect(selectRiskMatrix().map((row) => row.map(({ score, band }) => `${score}${band}`).join(' '))).toEqual([
      '5一般 10较大 15重大 20重大 25重大',
      '4低 8一般 12较大 16重大 20重大',
      '3低 6一般 9较大 12较大 15重大',
      '2低 4低 6一般 8一般 10较大',
      '1低 2低 3低 4低 5一般',
    ]);
  });

  test.each([
    [25, '重大'],
    [15, '重大'],
    [14, '较大'],
    [9, '较大'],
    [8, '一般'],
    [5, '一般'],
    [4, '低'],
    [1, '低'],
  ])('%i 分是%s', (score, band) => {
    expect(selectRiskBand(score)).toBe(band);
  });

  test('触电（L2×S5，人身安全）：分值为较大，按重大管控', () => {
    expect(rateRisk(risk(2, 5, true))).toMatchObject({ ok: true, value: { score: 10, band: '较大', managedAs: '重大', overridden: true } });
    expect(rateRisk(risk(2, 5))).toMatchObject({ ok: true, value: { managedAs: '较大', overridden: false } });
    expect(rateRisk(risk(2, 4, true))).toMatchObject({ ok: true, value: { managedAs: '一般', overridden: false } });
    expect(rateRisk(risk(3, 5, true))).toMatchObject({ ok: true, value: { band: '重大', managedAs: '重大', overridden: false } });
  });

  test('可能性或严重度越高，等级不会越低', () => {
    fc.assert(
      fc.property(grade, grade, fc.boolean(), (likelihood, severity, safetyRelated) => {
        fc.pre(severity < 5);
        const [less, more] = [rateRisk(risk(likelihood, severity, safetyRelated)), rateRisk(risk(likelihood, severity + 1, safetyRelated))];
        expect(less.ok && more.ok && riskBands.indexOf(more.value.managedAs) >= riskBands.indexOf(less.value.managedAs)).toBe(true);
      }),
    );
  });

  test('打分不在 1 到 5 的整数内，两格都指出', () => {
    expect([rateRisk({ likelihood: 0, severity: 6, safetyRelated: false }), rateRisk({ likelihood: '高', severity: 2.5, safetyRelated: true })].flatMap(said)).toMatchInlineSnapshot(`
      [
        "likelihood: 可能性 L 不能小于 1，现在是 0。",
        "severity: 严重度 S 不能大于 5，现在是 6。",
        "likelihood: 可能性 L 要填写数字，现在是“高”。这是一个没有单位的数。",
        "severity: 严重度 S 必须是整数，现在是 2.5。",
      ]
    `);
  });
});

describe('控制前后', () => {
  test('措施降低可能性，等级随之下降', () => {
    expect(deriveControlEffect(risk(4, 4), risk(2, 4))).toMatchObject({ ok: true, value: { reducedBy: 8, lowersBand: true } });
  });

  test('严重度 5 的安全风险只降可能性，仍按重大管控', () => {
    expect(deriveControlEffect(risk(3, 5, true), risk(1, 5, true))).toMatchObject({ ok: true, value: { reducedBy: 10, lowersBand: false } });
  });

  test('控制后变大、打分无效都得到说明', () => {
    expect([deriveControlEffect(risk(2, 3), risk(3, 4)), deriveControlEffect(risk(0, 3), risk(3, 9))].flatMap(said)).toMatchInlineSnapshot(`
      [
        "after.likelihood: 控制后的可能性 3 高于控制前的 2：措施不会让风险变大，请核对两次打分。",
        "after.severity: 控制后的严重度 4 高于控制前的 3：措施不会让风险变大，请核对两次打分。",
        "before.likelihood: 可能性 L 不能小于 1，现在是 0。",
        "after.severity: 严重度 S 不能大于 5，现在是 9。",
      ]
    `);
  });
});
