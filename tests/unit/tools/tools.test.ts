import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lightTool, type ShownLimit } from '../../../src/client/tools/light-tool.ts';
import { lightingTool } from '../../../src/client/tools/lighting-tool.ts';
import { formatQuery, parseQuery } from '../../../src/client/tools/query.ts';
import { renderView } from '../../../src/client/tools/render-view.ts';
import { samplingTool } from '../../../src/client/tools/sampling-tool.ts';
import { stockTool } from '../../../src/client/tools/stock-tool.ts';
import { exampleOf, fieldsOf, type Tool, type ToolValues, type ToolView } from '../../../src/client/tools/tool.ts';

const limits: readonly ShownLimit[] = [
  { id: 'cct-4000', quantity: '相关色温', use: '标称 4000 K', nominal: 4000, min: 3710, max: 4260, basis: '企业选择' },
  { id: 'sdcm', quantity: '色容差', use: '室内', max: 5, basis: '企业选择' },
  { id: 'svm', quantity: 'SVM', use: '室内', max: 0.4, basis: 'EU', unconfirmed: '核对合并文本' },
  { id: 'depth', quantity: '波动深度', use: '室内', bands: [{ upToHz: 3125, percentPerHz: 0.032 }], basis: '企业选择' },
];
const tools = [samplingTool, stockTool, lightingTool, lightTool(limits)];
const named = tools.map((tool) => [tool.title, tool] as const);
const viewWith = (tool: Tool, changes: ToolValues): ToolView => tool.derive({ ...exampleOf(tool), ...changes });
const factsOf = (view: ToolView): readonly string[] => view.facts.map(({ label, value }) => `${label} ${value}`);
const problemAt = (view: ToolView, field: string): string | undefined => view.problems.find((problem) => problem.field === field)?.message;

describe('每个工具', () => {
  test.each(named)('%s：一打开就是一个算好的例子', (_title, tool) => {
    const view = tool.derive(exampleOf(tool));
    expect(view.problems).toEqual([]);
    expect(view.facts.length).toBeGreaterThan(1);
    expect(view.sections.flatMap(({ steps }) => steps).length).toBeGreaterThan(3);
  });

  test.each(named)('%s：名字不重复，问题指向的都是表单里有的栏', (_title, tool) => {
    const names = fieldsOf(tool).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const view = tool.derive({});
    expect(view.problems.length).toBeGreaterThan(0);
    for (const { field } of view.problems) expect(names).toContain(field);
  });

  test.each(named)('%s：乱填什么都不崩，也不出现 NaN，每条问题都是一句中文', (_title, tool) => {
    const odd = fc.oneof(fc.constantFrom('', '0', '-1', '1e9', '９９', '12 件', '1,200', 'NaN', 'Infinity', '99999999999999', '<b>', '0.5', 'II', '80 cm'), fc.string({ maxLength: 12 }));
    const values = fc.record(Object.fromEntries(fieldsOf(tool).map(({ name, value }) => [name, fc.oneof({ weight: 3, arbitrary: fc.constant(value) }, odd)])));
    fc.assert(
      fc.property(values, (given) => {
        const view = tool.derive(given);
        for (const { message } of view.problems) expect(message).toMatch(/[一-鿿].*。$/su);
        const typed = Object.values(given).join(' ');
        if (!/NaN|undefined|Infinity/.test(typed)) expect(renderView(view) + JSON.stringify(view.problems)).not.toMatch(/NaN|undefined|Infinity/);
      }),
      { numRuns: 250 },
    );
  });

  test.each(named)('%s：地址里写的就是填的，打开地址填回同样的数', (_title, tool) => {
    const text = fc.string({ minLength: 1, maxLength: 20 });
    const values = fc.record(Object.fromEntries(fieldsOf(tool).map(({ name, options }) => [name, options ? fc.constantFrom(...options.map(({ value }) => value)) : fc.oneof(fc.constant(''), text)])));
    fc.assert(fc.property(values, (given) => { expect(parseQuery(tool, formatQuery(tool, given))).toEqual(given); }));
  });

  test.each(named)('%s：没有参数的地址不改示例，别的参数不算', (_title, tool) => {
    expect(parseQuery(tool, '')).toBeUndefined();
    expect(parseQuery(tool, '?highlight=灯')).toBeUndefined();
  });

  test('地址里填得再长也只取前面一段', () => expect(parseQuery(samplingTool, `?lot=${'9'.repeat(5000)}`)?.['lot']).toHaveLength(40));
  test('地址里没写的选择项用第一次打开时的值', () => expect(parseQuery(samplingTool, '?lot=500')).toMatchObject({ lot: '500', level: 'II', majorAql: '0.65', majorFound: '' }));
});

describe('抽样方案', () => {
  test('批量 1200、II、AQL 0.65 和 2.5：字码 J，抽 80 件', () => {
    const view = viewWith(samplingTool, {});
    expect(view.table?.rows).toEqual([
      ['致命', '0', '—', '1200', '0', '1', '—', '待填'],
      ['严重', '0.65', 'J', '80', '1', '2', '—', '待填'],
      ['轻微', '2.5', 'J', '80', '5', '6', '—', '待填'],
    ]);
    expect(view.verdict?.word).toBe('还没有判定');
  });

  test('每类都不超过 Ac，整批接收', () => {
    const view = viewWith(samplingTool, { criticalFound: '0', majorFound: '1', minorFound: '5' });
    expect(view.verdict).toEqual({ tone: 'ok', word: '整批接收', why: '每一类都不超过 Ac。' });
    expect(view.table?.rows.map((row) => row.at(-1))).toEqual(['接收', '接收', '接收']);
  });

  test('一件致命就不接收，别的还没填也一样', () => {
    expect(viewWith(samplingTool, { criticalFound: '1' }).verdict).toEqual({ tone: 'bad', word: '整批不接收', why: '致命达到 Re；有一类不接收，整批就不接收。' });
  });

  test('轻微达到 Re，整批不接收', () => {
    const view = viewWith(samplingTool, { criticalFound: '0', majorFound: '0', minorFound: '6' });
    expect(view.verdict?.tone).toBe('bad');
    expect(view.sections.at(-1)?.steps.map(({ label, value }) => `${label} ${value}`)).toEqual(['致命不合格 接收', '严重不合格 接收', '轻微不合格 不接收']);
  });

  test('检出数填错，方案还在，只标那一栏', () => {
    const view = viewWith(samplingTool, { majorFound: '81' });
    expect(view.problems).toEqual([{ field: 'majorFound', message: '不合格品数不能大于 80 件，现在是 81 件：请检查是否多写了零或用错了单位。' }]);
    expect(view.facts.length).toBe(4);
    expect(view.verdict?.word).toBe('还不能判定');
  });

  test('碰到箭头，样本量跟着换：批量 100、AQL 0.65 抽 20 件', () => {
    const view = viewWith(samplingTool, { lot: '100', minorAql: '0.65' });
    expect(view.table?.rows[1]).toEqual(['严重', '0.65', 'F', '20', '0', '1', '—', '待填']);
  });

  test('批量小于样本量就全检，没有 OC 曲线可画', () => {
    const view = viewWith(samplingTool, { lot: '10', majorAql: '0.65', minorAql: '0.65' });
    expect(view.table?.rows[1]?.[3]).toBe('10');
    expect(view.chart).toBeUndefined();
  });

  test('致命也可以按标准的一档抽', () => {
    const view = viewWith(samplingTool, { criticalAql: '0.065' });
    expect(view.table?.rows[0]?.slice(1, 6)).toEqual(['0.065', 'L', '200', '0', '1']);
    expect(view.notes.join('')).toContain('各类的样本量不同');
  });

  test.each([
    ['', '请填写批量(件)。'],
    ['1', '批量不能小于 2 件，现在是 1 件。'],
    ['1200.5', '批量必须是整数，现在是 1200.5 件。'],
    ['一千', '批量要填写数字，现在是“一千”。单位是 件。'],
  ])('批量填「%s」', (lot, message) => {
    const view = viewWith(samplingTool, { lot });
    expect(view.problems.map(({ field }) => field)).toEqual(['lot']);
    expect(problemAt(view, 'lot')?.normalize('NFKC')).toBe(message.normalize('NFKC'));
  });

  test('地址里的 AQL 不在表里，在那一栏说', () => expect(problemAt(viewWith(samplingTool, { majorAql: '0.7' }), 'majorAql')).toBe('标准没有 AQL 0.7 这一档：相邻的是 0.65 和 1.0，按合同选一档。'));
});

describe('安全库存与补货点', () => {
  test('算例：安全库存 1107 件，再订货点 4947 件', () => {
    const view = viewWith(stockTool, {});
    expect(factsOf(view)).toEqual(['安全库存 1107 件', '再订货点 4947 件']);
    expect(view.notes[1]).toBe('波动里有 90% 来自提前期：先稳住供应商的交期，比多备货省钱。');
  });

  test('一周看一次库存，多出补到水平', () => {
    const view = viewWith(stockTool, { reviewPeriodDays: '7' });
    expect(factsOf(view).map((fact) => fact.split(' ')[0])).toEqual(['安全库存', '再订货点', '补到水平']);
  });

  test('填了成本再算一次订多少，年需求用日均需求', () => {
    const view = viewWith(stockTool, { costPerOrder: '200', unitPrice: '25', carryingRatePercent: '20', packSize: '50' });
    expect(factsOf(view).slice(2)).toEqual(['一次订 3100 件', '一年订 37.7 次']);
  });

  test('成本只填一半，说明要么填全要么全空；安全库存照样给', () => {
    const view = viewWith(stockTool, { costPerOrder: '200' });
    expect(view.problems.map(({ field }) => field)).toEqual(['unitPrice', 'carryingRatePercent']);
    expect(problemAt(view, 'unitPrice')).toContain('不算订货批量就把这一组全部留空。');
    expect(view.facts.length).toBe(2);
  });

  test.each([
    ['serviceLevelPercent', '100', '周期服务水平不能大于 99.99%'],
    ['dailyDemand', '0', '日均需求必须大于 0'],
    ['leadTimeDays', '12 周', '平均提前期要填写数字，现在是“12 周”'],
  ])('%s 填 %s', (field, value, start) => expect(problemAt(viewWith(stockTool, { [field]: value }), field)?.startsWith(start)).toBe(true));
});

describe('照度估算', () => {
  test('算例：10 盏，331 lx，6.67 W/m²', () => {
    expect(factsOf(viewWith(lightingTool, {}))).toEqual(['灯数 10 盏', '维持平均照度 331 lx', '总功率 360 W', '功率密度 LPD 6.67 W/m²']);
  });

  test('不填限值就不判', () => expect(viewWith(lightingTool, {}).verdict).toBeUndefined());
  test.each([
    ['8', 'ok', '功率密度符合'],
    ['6', 'bad', '功率密度超限'],
  ])('限值 %s', (limitWPerM2, tone, word) => expect(viewWith(lightingTool, { limitWPerM2 }).verdict).toMatchObject({ tone, word }));

  test('限值填错，灯数照样给，只标限值那一栏', () => {
    const view = viewWith(lightingTool, { limitWPerM2: '八' });
    expect(view.problems.map(({ field }) => field)).toEqual(['limitWPerM2']);
    expect(view.facts.length).toBe(4);
  });

  test('面积和限值都填错，两栏都标', () => {
    expect(viewWith(lightingTool, { areaM2: '-54', limitWPerM2: '0' }).problems.map(({ field }) => field)).toEqual(['areaM2', 'limitWPerM2']);
  });
});

describe('结果的写法', () => {
  test('读者填的字不会变成标签', () => {
    const html = renderView(viewWith(lightingTool, { limitWPerM2: '8' }));
    expect(html).toContain('不超过 8 W/m²');
    const view: ToolView = { problems: [], summary: '', facts: [{ label: '<i>', value: '"&' }], sections: [{ title: '<u>', steps: [{ label: '<s>', expression: '<img>', value: '<b>', unit: '<a>' }] }], notes: ['<script>'] };
    expect(renderView(view)).not.toMatch(/<(i|u|s|img|b|a|script)>/);
  });
});

describe('频闪与色度判定', () => {
  const tool = lightTool(limits);

  test('待确认的限值写明去哪里核对', () => {
    const view = viewWith(tool, {});
    expect(view.verdict).toEqual({ tone: 'ok', word: '符合', why: '其中 1 条限值待确认，出货前核对。' });
    expect(view.notes[0]).toBe('SVM 的限值待确认：核对合并文本。');
    expect(view.sections[0]?.steps.map(({ label, expression }) => `${label} ${expression}`)).toEqual(['相关色温 3710 ≤ 4050 ≤ 4260', '色容差 3.2 ≤ 5', 'SVM 0.25 ≤ 0.4', '波动深度 2.6 ≤ 0.032 × 100 = 3.2']);
  });

  test('不符合的写明实测和限值', () => {
    expect(viewWith(tool, { svm: '0.5' }).verdict).toEqual({ tone: 'bad', word: '不符合', why: 'SVM 0.5，限值 ≤ 0.4。' });
  });

  test('登记册是空的就说怎么办', () => {
    expect(problemAt(lightTool([]).derive({}), 'cctK')).toContain('light-limits.yaml');
  });
});
