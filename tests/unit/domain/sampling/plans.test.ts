import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspectionLevels } from '../../../../src/domain/sampling/code-letters.ts';
import { selectDefectClassPlans, unifySampleSize } from '../../../../src/domain/sampling/defect-class-plans.ts';
import { decideLot, decideLotByClass } from '../../../../src/domain/sampling/lot-decision.ts';
import { aqls, codeLetters, severities } from '../../../../src/domain/sampling/master-tables.ts';
import { acceptanceProbability, qualityAtAcceptance, selectOcPoints } from '../../../../src/domain/sampling/oc-curve.ts';
import { resolvePlan } from '../../../../src/domain/sampling/resolve-plan.ts';
import { selectSinglePlan, type SinglePlan } from '../../../../src/domain/sampling/single-plan.ts';
import type { Result } from '../../../../src/domain/result.ts';

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const plan = (lot: number, aql: string, severity = 'normal', level = 'II'): SinglePlan => valueOf(selectSinglePlan({ lot, level, aql, severity }));
const messages = (given: Parameters<typeof selectSinglePlan>[0]): readonly string[] => {
  const result = selectSinglePlan(given);
  return result.ok ? [] : result.problems.map(({ field, message }) => `${field}: ${message}`);
};

const lots = fc.oneof(fc.integer({ min: 2, max: 1300 }), fc.integer({ min: 2, max: 2_000_000 }));
const level = fc.constantFrom(...inspectionLevels);
const aql = fc.constantFrom(...aqls);
const severity = fc.constantFrom(...severities);

describe('一次抽样方案', () => {
  test('逐步说明查表、箭头、样本量和判定', () => {
    expect(plan(500, '0.65').steps).toMatchInlineSnapshot(`
      [
        {
          "expression": "表 1：批量 500 在 281~500，检验水平 II",
          "label": "样本量字码",
          "unit": "",
          "value": "H",
        },
        {
          "expression": "表 2-A：字码 H、AQL 0.65 处是 ↓，改用下方第一个方案，样本量一起换",
          "label": "执行字码",
          "unit": "",
          "value": "J",
        },
        {
          "expression": "表 2-A（正常检验）：字码 J、AQL 0.65",
          "label": "样本量 n",
          "unit": "件",
          "value": 80,
        },
        {
          "expression": "n = 80 小于批量 500，随机抽取",
          "label": "检验数量",
          "unit": "件",
          "value": 80,
        },
        {
          "expression": "不合格品不多于 1 件接收，2 件及以上不接收",
          "label": "判定",
          "unit": "",
          "value": "Ac 1，Re 2",
        },
      ]
    `);
  });

  test('样本量不小于批量时全数检验', () => {
    expect(plan(8, '0.65')).toMatchObject({ sampleSize: 20, inspected: 8, fullInspection: true });
    expect(plan(8, '0.65').steps.at(-2)?.expression).toBe('n = 20 不小于批量 8，全数检验');
  });

  test('加严检验 R 行的箭头到达 S 行', () => {
    expect(plan(600_000, '0.025', 'tightened', 'III')).toMatchObject({ initialCode: 'R', code: 'S', sampleSize: 3150, ac: 1 });
  });

  test('接受中文、全角和带单位的写法，空白的严格度是正常检验', () => {
    expect(selectSinglePlan({ lot: '1,200 件', level: 'Ⅱ', aql: '2.5%', severity: '' })).toMatchObject({ ok: true, value: { code: 'J', sampleSize: 80, ac: 5 } });
    expect(selectSinglePlan({ lot: 1200, level: 's2', aql: 1, severity: '加严检验' })).toMatchObject({ ok: true, value: { level: 'S-2', aql: '1.0', severity: 'tightened' } });
  });

  test('一次指出所有填错的地方', () => {
    expect(messages({ lot: 0, level: 'IV', aql: '2.0', severity: '特严' })).toMatchInlineSnapshot(`
      [
        "lot: 批量不能小于 2 件，现在是 0 件。",
        "level: 检验水平“IV”不在表中：请从 S-1、S-2、S-3、S-4、I、II、III 里选，一般用 II。",
        "aql: 标准没有 AQL 2.0 这一档：相邻的是 1.5 和 2.5，按合同选一档。",
        "severity: 严格度“特严”不认识：请选正常、加严或放宽。",
      ]
    `);
  });

  test('填错的批量、水平、AQL 各得一句说明，不得到方案', () => {
    const lots = [null, 1, -5, 12.5, 1e12, Number.NaN, Number.POSITIVE_INFINITY, '五百', '500 箱'].map((lot) => ({ lot, level: 'II', aql: '1.0' }));
    const aqls = ['0', 'abc', 15, '0.001', null, Number.NaN].map((aql) => ({ lot: 500, level: 'II', aql }));
    const all = [...lots, ...aqls, { lot: 500, level: '', aql: '1.0' }];
    expect(all.map((given) => messages({ ...given, severity: 'normal' }).join(' + '))).toMatchInlineSnapshot(`
      [
        "lot: 请填写批量（件）。",
        "lot: 批量不能小于 2 件，现在是 1 件。",
        "lot: 批量不能小于 2 件，现在是 -5 件。",
        "lot: 批量必须是整数，现在是 12.5 件。",
        "lot: 批量不能大于 100000000 件，现在是 1000000000000 件：请检查是否多写了零或用错了单位。",
        "lot: 批量要填写数字，现在给出的不是有效的数。单位是 件。",
        "lot: 批量要填写数字，现在给出的不是有效的数。单位是 件。",
        "lot: 批量要填写数字，现在是“五百”。单位是 件。",
        "lot: 批量要填写数字，现在是“500 箱”。单位是 件。",
        "aql: AQL = 0 不是标准表中的档位：致命不合格用 100% 检验，发现 1 件即不接收（c=0）。",
        "aql: AQL 要填写表中的数值，现在是“abc”：可用 0.010、0.015、0.025、0.040、0.065、0.10、0.15、0.25、0.40、0.65、1.0、1.5、2.5、4.0、6.5、10。",
        "aql: 标准没有 AQL 15 这一档：本手册用到 10 为止。",
        "aql: 标准没有 AQL 0.001 这一档：最严的一档是 0.010。",
        "aql: AQL 要填写表中的数值，现在是“”：可用 0.010、0.015、0.025、0.040、0.065、0.10、0.15、0.25、0.40、0.65、1.0、1.5、2.5、4.0、6.5、10。",
        "aql: AQL 要填写表中的数值，现在给出的不是有效的数：可用 0.010、0.015、0.025、0.040、0.065、0.10、0.15、0.25、0.40、0.65、1.0、1.5、2.5、4.0、6.5、10。",
        "level: 检验水平“”不在表中：请从 S-1、S-2、S-3、S-4、I、II、III 里选，一般用 II。",
      ]
    `);
  });

  test('样本量不超过批量，Re = Ac + 1', () => {
    fc.assert(
      fc.property(lots, level, aql, severity, (lot, level, aql, severity) => {
        const { inspected, sampleSize, ac, re, fullInspection } = plan(lot, aql, severity, level);
        expect(inspected).toBe(Math.min(lot, sampleSize));
        expect(fullInspection).toBe(sampleSize >= lot);
        expect(re).toBe(ac + 1);
      }),
    );
  });

  test.each([2, 3])('不合格品率为 AQL 的 %i 倍时，逐格比较：加严不比正常松，正常不比放宽松', (times) => {
    for (const code of codeLetters.filter((letter) => letter !== 'S')) {
      for (const aql of aqls) {
        const acceptances = severities.map((severity) => {
          const tabled = resolvePlan(severity, code, aql);
          return tabled === undefined ? Number.NaN : acceptanceProbability(tabled.sampleSize, tabled.ac, (Number(aql) * times) / 100);
        });
        const [normal = 0, tightened, reduced] = acceptances;
        expect(tightened, `加严 ${code} ${aql}`).toBeLessThanOrEqual(normal + 1e-12);
        expect(reduced, `放宽 ${code} ${aql}`).toBeGreaterThanOrEqual(normal - 1e-12);
      }
    }
  });
});

describe('按不合格类别', () => {
  const given = { lot: 500, level: 'II', severity: 'normal', majorAql: '0.65', minorAql: '2.5' };

  test('致命 100% 检验且 c=0，并注明是企业约定', () => {
    const { critical, major, minor, drawn } = valueOf(selectDefectClassPlans(given));
    expect(critical).toMatchObject({ inspected: 500, ac: 0, re: 1 });
    expect(critical.note).toContain('企业约定');
    expect([major.sampleSize, major.ac, minor.sampleSize, minor.ac, drawn]).toEqual([80, 1, 50, 3, 80]);
  });

  test('经批准可统一用较大的样本量，接收数随之换', () => {
    const { major, minor } = valueOf(selectDefectClassPlans(given));
    expect(unifySampleSize([major, minor]).map(({ code, sampleSize, ac }) => [code, sampleSize, ac])).toEqual([
      ['J', 80, 1],
      ['J', 80, 5],
    ]);
  });

  test('统一字码处只有箭头的类别保持原方案', () => {
    const { major, minor } = valueOf(selectDefectClassPlans({ ...given, lot: 50, majorAql: '0.65', minorAql: '1.0' }));
    expect(unifySampleSize([major, minor]).map(({ code }) => code)).toEqual(['F', 'E']);
    expect(unifySampleSize([])).toEqual([]);
  });

  test('批量的错误只说一次，两个 AQL 的错误各归各处', () => {
    const result = selectDefectClassPlans({ ...given, lot: 1, majorAql: '0', minorAql: '3' });
    expect(result.ok ? [] : result.problems.map(({ field }) => field)).toEqual(['lot', 'majorAql', 'minorAql']);
  });
});

describe('批判定', () => {
  test.each([
    [3, true],
    [4, false],
    ['0', true],
  ])('Ac 3 Re 4，不合格品 %s 件', (found, accepted) => {
    expect(decideLot({ inspected: 50, ac: 3, re: 4 }, found)).toMatchObject({ ok: true, value: { accepted } });
  });

  test('不合格品数不能多于检验数，不能是小数、负数、文字', () => {
    const said = [51, 1.5, -1, '三', ''].map((found) => decideLot({ inspected: 50, ac: 3, re: 4 }, found));
    expect(said.map((result) => (result.ok ? 'ok' : result.problems[0]?.message))).toMatchInlineSnapshot(`
      [
        "不合格品数不能大于 50 件，现在是 51 件：请检查是否多写了零或用错了单位。",
        "不合格品数必须是整数，现在是 1.5 件。",
        "不合格品数不能小于 0 件，现在是 -1 件。",
        "不合格品数要填写数字，现在是“三”。单位是 件。",
        "请填写不合格品数（件）。",
      ]
    `);
  });

  test('任何一类不接收，整批不接收', () => {
    const plans = valueOf(selectDefectClassPlans({ lot: 500, level: 'II', severity: 'normal', majorAql: '0.65', minorAql: '2.5' }));
    expect(decideLotByClass(plans, { critical: 0, major: 1, minor: 3 })).toMatchObject({ ok: true, value: { accepted: true } });
    expect(decideLotByClass(plans, { critical: 1, major: 0, minor: 0 })).toMatchObject({ ok: true, value: { accepted: false } });
    expect(decideLotByClass(plans, { critical: 0, major: 0, minor: 4 })).toMatchObject({ ok: true, value: { accepted: false } });
    expect(decideLotByClass(plans, { critical: '', major: 'x', minor: 4 })).toMatchObject({ ok: false, problems: [{ field: 'critical' }, { field: 'major' }] });
  });
});

describe('抽样特性曲线', () => {
  test('从 100% 接收单调下降到 1%', () => {
    const points = selectOcPoints(80, 5);
    expect(points).toHaveLength(41);
    expect(points[0]).toEqual({ qualityPercent: 0, acceptance: 1 });
    expect(points.at(-1)?.acceptance).toBeCloseTo(0.01, 6);
    points.slice(1).forEach((point, index) => expect(point.acceptance).toBeLessThan(points[index]?.acceptance ?? 0));
  });

  test('概率总在 0 与 1 之间，质量越差越难接收', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3150 }), fc.nat(21), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (n, ac, p, q) => {
        const [better, worse] = [Math.min(p, q), Math.max(p, q)].map((fraction) => acceptanceProbability(n, ac, fraction));
        expect(worse).toBeGreaterThanOrEqual(0);
        expect(better).toBeLessThanOrEqual(1);
        expect(worse).toBeLessThanOrEqual((better ?? 0) + 1e-9);
      }),
    );
  });

  test('接收概率 10% 处的质量代回去就是 10%', () => {
    expect(acceptanceProbability(125, 7, qualityAtAcceptance(125, 7, 0.1) / 100)).toBeCloseTo(0.1, 9);
  });
});
