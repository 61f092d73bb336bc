import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileKpi, type KpiDefinition, type KpiVariable } from '../../../../src/domain/kpi/compile-kpi.ts';
import { evaluateKpi, explainKpi } from '../../../../src/domain/kpi/evaluate-kpi.ts';
import { listVariables } from '../../../../src/domain/kpi/formula.ts';
import { parseFormula } from '../../../../src/domain/kpi/parse-formula.ts';
import { formatUnit, parseUnit } from '../../../../src/domain/kpi/unit.ts';
import { runs } from '../../../support/property-runs.ts';

const variable = (key: string, unit: string, change: Partial<KpiVariable> = {}): KpiVariable => ({ key, label: key, unit, ...change });
const fpy: KpiDefinition = {
  formula: '一次合格件数 ÷ 投入件数 × 100%',
  unit: '%',
  variables: [variable('good', '件', { label: '一次合格件数' }), variable('input', '件', { label: '投入件数' })],
};

function compiled(definition: KpiDefinition) {
  const kpi = compileKpi(definition);
  if (!kpi.ok) throw new Error(JSON.stringify(kpi.problems));
  return kpi.value;
}

function value(definition: KpiDefinition, figures: Readonly<Record<string, number | null>>): unknown {
  const result = evaluateKpi(compiled(definition), figures);
  return result.kind === 'value' ? result.value : result.reason;
}

function problemsOf(formula: string): readonly string[] {
  const parsed = parseFormula(formula);
  return parsed.ok ? [] : parsed.problems.map(({ message }) => message);
}

describe('读公式', () => {
  test('中文、全角和半角写法得到同样的结果', () => {
    for (const formula of ['一次合格件数 ÷ 投入件数 × 100%', '一次合格件数/投入件数*100%', '（一次合格件数÷投入件数）× 100 %', 'good / input * 100%']) {
      expect(value({ ...fpy, formula }, { good: 97, input: 100 }), formula).toBe(97);
    }
  });

  test('先乘除后加减，括号优先，负号和小数', () => {
    const number = (formula: string) => value({ formula, unit: '', variables: [] }, {});
    expect([number('1 + 2 × 3'), number('(1 + 2) × 3'), number('7 − 2 − 1'), number('−2 × −3'), number('8 ÷ 4 ÷ 2'), number('0.5 + .5')]).toEqual([7, 9, 4, 6, 1, 1]);
    expect([number('min(3, 1, 2)'), number('max(3,1)'), number('abs(2 − 5)'), number('sqrt(9)')]).toEqual([1, 3, 3, 3]);
  });

  test('列出变量，按出现的顺序，不重复', () => {
    const parsed = parseFormula('（本期 − 同期） ÷ 同期 × 100%');
    expect(parsed.ok && listVariables(parsed.value)).toEqual(['本期', '同期']);
  });

  test('看不懂的公式指出第几列和怎样改', () => {
    const formulas = ['', '  ', 'a ÷', 'a ÷ ÷ b', 'a b', '(a + b', 'a + b)', 'a ** 2', 'a ^ 2', '∑a', 'a; b', '"x"', 'a = 1', 'a.b', 'a[0]', 'sin(a)', 'a(b + c)', 'min()', 'abs(a, b)', '1,000 × a', 'a % b', '$a', 'new a', 'a\nb', '/a/', 'a ÷/* b', '() => 1', 'this', '010 + a', '`a`', 'a--b', 'await a', '{}', 'a, b', 'min(...a)', 'a in b'];
    expect(formulas.map((formula) => `${formula} → ${problemsOf(formula).join(' + ') || '（可以）'}`)).toMatchInlineSnapshot(`
      [
        " → 公式第 1 列：公式是空的，请写出算法。",
        "   → 公式第 1 列：公式是空的，请写出算法。",
        "a ÷ → 公式第 4 列：公式没有写完：后面还缺一个数、变量或右括号。",
        "a ÷ ÷ b → 公式第 3 列：两个运算符连在一起，中间少了一个数或变量（乘方请写成连乘）。",
        "a b → 公式第 3 列：从“b”起看不懂：前面可能漏了运算符，或者括号不成对。",
        "(a + b → 公式第 7 列：公式没有写完：后面还缺一个数、变量或右括号。",
        "a + b) → 公式第 6 列：从“)”起看不懂：前面可能漏了运算符，或者括号不成对。",
        "a ** 2 → 公式第 3 列：两个运算符连在一起，中间少了一个数或变量（乘方请写成连乘）。",
        "a ^ 2 → 公式第 3 列：不用“^”：把 10^6 写成 1000000,PPM 写成“× 1000000PPM”。",
        "∑a → 公式第 1 列：公式里不能求和：请把合计作为一个变量。",
        "a; b → 公式第 2 列：不能用“;”：公式只有数、变量、+ − × ÷、括号和函数 min、max、abs、sqrt。",
        ""x" → 公式第 1 列：不能用“"”：公式只有数、变量、+ − × ÷、括号和函数 min、max、abs、sqrt。",
        "a = 1 → 公式第 3 列：不能用“=”：公式只有数、变量、+ − × ÷、括号和函数 min、max、abs、sqrt。",
        "a.b → 公式第 1 列：“a.b”不是公式里可以用的写法。",
        "a[0] → 公式第 2 列：不能用“[”：公式只有数、变量、+ − × ÷、括号和函数 min、max、abs、sqrt。",
        "sin(a) → 公式第 1 列：没有函数“sin”：可用 min、max、abs、sqrt；如果是相乘，请写 ×。",
        "a(b + c) → 公式第 1 列：没有函数“a”：可用 min、max、abs、sqrt；如果是相乘，请写 ×。",
        "min() → 公式第 1 列：函数 min 的参数个数不对。",
        "abs(a, b) → 公式第 1 列：函数 abs 的参数个数不对。",
        "1,000 × a → 公式第 3 列：从“000 × a”起看不懂：前面可能漏了运算符，或者括号不成对。",
        "a % b → 公式第 3 列：“%”前面要有数：百分率写成“分子 ÷ 分母 × 100%”。",
        "$a → 公式第 1 列：不能用“$”：公式只有数、变量、+ − × ÷、括号和函数 min、max、abs、sqrt。",
        "new a → 公式第 1 列：“new a”不是公式里可以用的写法。",
        "a
      b → 公式第 3 列：这里开始了另一个算式：一个指标只有一个公式，中间可能漏了运算符。",
        "/a/ → 公式第 1 列：“/a/”不是公式里可以用的写法。",
        "a ÷/* b → 公式第 3 列：两个运算符连在一起，中间少了一个数或变量（乘方请写成连乘）。",
        "() => 1 → 公式第 4 列：不能用“=”：公式只有数、变量、+ − × ÷、括号和函数 min、max、abs、sqrt。",
        "this → 公式第 1 列：“this”不是公式里可以用的写法。",
        "010 + a → 公式第 1 列：从“010 + a”起看不懂：前面可能漏了运算符，或者括号不成对。",
        "\`a\` → 公式第 1 列：不能用“\`”：公式只有数、变量、+ − × ÷、括号和函数 min、max、abs、sqrt。",
        "a--b → 公式第 4 列：从“b”起看不懂：前面可能漏了运算符，或者括号不成对。",
        "await a → 公式第 1 列：“await a”不是公式里可以用的写法。",
        "{} → 公式第 1 列：不能用“{”：公式只有数、变量、+ − × ÷、括号和函数 min、max、abs、sqrt。",
        "a, b → 公式第 4 列：逗号只用来分隔函数的参数：数字里不写千分位。",
        "min(...a) → 公式第 5 列：“...a”不是公式里可以用的写法。",
        "a in b → 公式第 1 列：“a in b”不是公式里可以用的写法。",
      ]
    `);
  });

  test('任意文字都得到公式或说明，不抛错', () => {
    const token = fc.constantFrom('a', '件数', '+', '−', '×', '÷', '(', ')', '100%', '1', ',', 'min', ' ', '.', '$', '%', 'PPM', '=>', '//', '`', '\n', ';');
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(token).map((tokens) => tokens.join(''))), (text) => {
        const parsed = parseFormula(text);
        if (!parsed.ok) for (const { column, message } of parsed.problems) expect([column >= 1, message.length > 6]).toEqual([true, true]);
      }),
      { numRuns: runs(1000) },
    );
  });

  test('两数的算式与直接计算一致', () => {
    const number = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        expect(value({ formula: `a + b × c ÷ (a + b) − c`, unit: '', variables: ['a', 'b', 'c'].map((key) => variable(key, '')) }, { a, b, c })).toBeCloseTo(a + (b * c) / (a + b) - c, 6);
      }),
    );
  });
});

describe('单位', () => {
  test.each([
    ['%', '%'],
    ['件/人·时', '件/人·时'],
    ['次/年', '1/年'],
    ['倍', '纯比值（没有单位）'],
    ['—', '纯比值（没有单位）'],
    ['元/m³', '元/m³'],
    ['m×m', 'm^2'],
  ])('“%s”读作 %s', (text, formatted) => {
    expect(formatUnit(parseUnit(text))).toBe(formatted);
  });

  const messagesFor = (definition: KpiDefinition) => {
    const kpi = compileKpi(definition);
    return kpi.ok ? [] : kpi.problems.map(({ field, message }) => `${field}: ${message}`);
  };

  test('百分率必须自己写 × 100%，比值不许写', () => {
    const ratio = { ...fpy, formula: '一次合格件数 ÷ 投入件数' };
    expect(messagesFor(ratio)).toMatchInlineSnapshot(`
      [
        "formula: 公式第 1 列：算出来的单位是 纯比值（没有单位），指标的单位是 %。请在公式末尾写“× 100%”，让 % 与纯比值不会混淆。",
      ]
    `);
    expect(messagesFor({ ...ratio, formula: '一次合格件数 ÷ 投入件数 × 100' })).toHaveLength(1);
    expect(messagesFor({ ...fpy, unit: '倍' })).toMatchInlineSnapshot(`
      [
        "formula: 公式第 1 列：算出来的单位是 %，指标的单位是 纯比值（没有单位）。公式多了一个 %：去掉“× 100%”，或用“÷ 100%”换回比值。",
      ]
    `);
    expect(messagesFor({ ...ratio, unit: '倍' })).toEqual([]);
  });

  test('PPM 与 NPS 的刻度同样要写明', () => {
    expect(messagesFor({ ...fpy, unit: 'PPM' })[0]).toContain('指标的单位是 PPM');
    expect(value({ ...fpy, formula: '一次合格件数 ÷ 投入件数 × 1000000PPM', unit: 'PPM' }, { good: 3, input: 1000 })).toBe(3000);
    expect(value({ ...fpy, formula: '一次合格件数 ÷ 投入件数 × 100分', unit: '分' }, { good: -30, input: 100 })).toBe(-30);
  });

  test('百分数变量乘金额差 100 倍，会被指出', () => {
    const ltv = { formula: '客单价 × 毛利率', unit: '元', variables: [variable('客单价', '元'), variable('毛利率', '%')] };
    expect(messagesFor(ltv)).toMatchInlineSnapshot(`
      [
        "formula: 公式第 1 列：算出来的单位是 元·%，指标的单位是 元。公式多了一个 %：去掉“× 100%”，或用“÷ 100%”换回比值。",
      ]
    `);
    expect(value({ ...ltv, formula: '客单价 × 毛利率 ÷ 100%' }, { 客单价: 200, 毛利率: 35 })).toBe(70);
  });

  test('不同单位不能相加，0 可以和任何单位比', () => {
    const variables = [variable('维修时间', '小时'), variable('等待时间', '分钟')];
    expect(messagesFor({ formula: '维修时间 + 等待时间', unit: '小时', variables })).toMatchInlineSnapshot(`
      [
        "formula: 公式第 8 列：“等待时间”的单位是 分钟，前面是 小时：单位不同不能相加减或比大小，请先换算成同一单位。",
      ]
    `);
    expect(messagesFor({ formula: 'max（0, 收入 − 成本）', unit: '元', variables: [variable('收入', '元'), variable('成本', '元')] })).toEqual([]);
    expect(messagesFor({ formula: '收入 − 成本', unit: '元', variables: [variable('收入', '万元'), variable('成本', '元')] })).toHaveLength(1);
  });

  test('带单位的常数让换算看得见：周转天数', () => {
    const days = { formula: '年天数 ÷ 周转率', unit: '天', variables: [variable('年天数', '天/年', { constant: 365 }), variable('周转率', '次/年')] };
    expect(value(days, { 周转率: 7.3 })).toBeCloseTo(50, 10);
    expect(messagesFor({ ...days, unit: '件' })[0]).toContain('需要换算时加一个带单位的常数');
  });

  test('未知变量给出最接近的名称，多余和重复的变量也指出', () => {
    expect(messagesFor({ ...fpy, formula: '一次合格件 ÷ 投入数 × 100%' })).toMatchInlineSnapshot(`
      [
        "formula: 公式第 1 列：没有变量“一次合格件”：请在变量表里加上它，或改正名称。最接近的是 一次合格件数。",
        "formula: 公式第 9 列：没有变量“投入数”：请在变量表里加上它，或改正名称。最接近的是 投入件数。",
      ]
    `);
    expect(messagesFor({ ...fpy, variables: [...fpy.variables, variable('good', '件'), variable('rework', '件', { label: '返工件数' })] })).toMatchInlineSnapshot(`
      [
        "variables.2: 变量 good 写了两次，请删去一个。",
        "variables.3: 变量“返工件数”在公式里没有用到：请删去，或检查公式是否写漏。",
      ]
    `);
  });
});

describe('计算', () => {
  test('缺数据是缺数，不是 0', () => {
    expect(value(fpy, { good: 97 })).toBe('缺少“投入件数”');
    expect(value(fpy, { good: null, input: Number.NaN })).toBe('缺少“一次合格件数”、“投入件数”');
    expect(value(fpy, { good: 0, input: 100 })).toBe(0);
  });

  test('除数为 0 是缺数，并说明哪个为 0', () => {
    expect(value(fpy, { good: 0, input: 0 })).toBe('除数“投入件数”为 0');
    const growth = { formula: '（本期 − 同期） ÷ （本期 − 本期） × 100%', unit: '%', variables: [variable('本期', '元'), variable('同期', '元')] };
    expect(value(growth, { 本期: 1, 同期: 1 })).toContain('本期 − 本期');
  });

  test('负数开方、结果过大是缺数', () => {
    expect(value({ formula: 'sqrt(a)', unit: '', variables: [variable('a', '')] }, { a: -1 })).toBe('负数不能开平方');
    expect(value({ formula: 'a × a', unit: '', variables: [variable('a', '')] }, { a: 1e200 })).toBe('结果不是有限的数');
  });

  test('代入数字的算式可以印出来，负数加括号', () => {
    expect(explainKpi(compiled(fpy), '一次合格率', { good: 970, input: 1000 })).toMatchInlineSnapshot(`
      {
        "expression": "一次合格件数 ÷ 投入件数 × 100% = 970 ÷ 1000 × 100%",
        "label": "一次合格率",
        "unit": "%",
        "value": 97,
      }
    `);
    expect(explainKpi(compiled(fpy), '一次合格率', { good: -1, input: 1000 })?.expression).toContain('(-1) ÷ 1000');
    expect(explainKpi(compiled(fpy), '一次合格率', { good: 970 })).toBeUndefined();
  });

  test('任何数据都不产生 NaN', () => {
    const figure = fc.option(fc.oneof(fc.double(), fc.constantFrom(0, -0, Number.NaN, Number.POSITIVE_INFINITY)));
    fc.assert(
      fc.property(figure, figure, (good, input) => {
        const result = evaluateKpi(compiled(fpy), { good, input });
        expect(result.kind === 'missing' ? result.reason.length > 0 : Number.isFinite(result.value)).toBe(true);
      }),
    );
  });
});
