import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderAbcCurve } from '../../../src/charts/abc-curve.ts';
import type { Chart, ChartOptions } from '../../../src/charts/chart.ts';
import { renderKpiTrend, type Trend } from '../../../src/charts/kpi-trend.ts';
import { renderOcCurve } from '../../../src/charts/oc-curve.ts';
import { renderPareto } from '../../../src/charts/pareto.ts';
import { renderRiskMatrix } from '../../../src/charts/risk-matrix.ts';
import { chartWidth } from '../../../src/charts/svg.ts';
import { renderYearCalendar } from '../../../src/charts/year-calendar.ts';
import { classifyAbc } from '../../../src/domain/inventory/abc-classes.ts';
import { hanEm } from '../../../src/domain/text/han-em.ts';

const nasty = '<b>"A" & B</b>';
const trend: Trend = {
  unit: '%',
  target: { direction: 'higher', target: 97, warning: 95 },
  points: [
    { period: '2026-08', value: 96.2, status: '预警' },
    { period: '2026-09', value: undefined, status: '缺数', reason: '没有盘点' },
    { period: '2026-10', value: 94.1, status: '未达标' },
    { period: '2026-11', value: 97.4, status: '达标' },
  ],
};
const abc = classifyAbc([{ id: '驱动', annualUsageYuan: 80 }, { id: nasty, annualUsageYuan: 15 }, { id: '扎带', annualUsageYuan: 5 }]);

const charts: Readonly<Record<string, (options: ChartOptions) => Chart>> = {
  走势图: (options) => renderKpiTrend(trend, options),
  柏拉图: (options) => renderPareto([{ label: nasty, count: 5 }, { label: '划伤', count: 12 }, { label: '其他', count: 3 }], '件', options),
  'OC 曲线': (options) => renderOcCurve([{ label: nasty, n: 80, ac: 1, aqlPercent: 0.65 }, { label: '轻微', n: 80, ac: 5, aqlPercent: 2.5 }], options),
  风险矩阵: (options) => renderRiskMatrix([{ id: nasty, likelihood: 3, severity: 5 }, { id: 'RK-02', likelihood: 1, severity: 1 }], options),
  'ABC 曲线': (options) => renderAbcCurve(abc.ok ? abc.value : [], options),
  年度日历: (options) => renderYearCalendar([{ month: 3, item: nasty, owner: '总经理', group: nasty }, { month: 12, item: '盘点', owner: '仓管', group: '仓储部' }], options),
};

const all = Object.entries(charts);
const options: ChartOptions = { idPrefix: 'qc-1', title: nasty };
const idsOf = (svg: string): readonly string[] => [...svg.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id ?? '');

describe('每一种图', () => {
  test.each(all)('%s 是一张有名字、有文字说明的图', (_name, render) => {
    const { svg, desc } = render(options);
    expect(svg).toMatch(/^<svg class="chart" [^>]*role="img" aria-labelledby="qc-1-title qc-1-desc"/);
    expect(svg).toContain('<title id="qc-1-title">&lt;b&gt;&quot;A&quot; &amp; B&lt;/b&gt;</title>');
    expect(svg).toContain('<desc id="qc-1-desc">');
    expect(desc.length).toBeGreaterThan(10);
    expect(desc).toMatch(/。$/);
  });

  test.each(all)('%s 没有脚本、行内样式和写死的颜色，换一种主题不用重画', (_name, render) => {
    const { svg } = render(options);
    expect(svg).not.toMatch(/<script|\sstyle=|\son\w+=|<b>|#[0-9a-f]{3,6}"|rgb\(/i);
    for (const [, paint] of svg.matchAll(/\sfill="([^"]+)"/g)) expect(paint).toMatch(/^url\(#qc-1-(dots|lines|cross)\)$/);
  });

  test.each(all)('%s 画两次一个字节都不差；换一个前缀，两张图的编号不相撞', (_name, render) => {
    expect(render(options)).toEqual(render(options));
    const other = idsOf(render({ ...options, idPrefix: 'qc-2' }).svg);
    const ids = idsOf(render(options).svg);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => other.includes(id))).toEqual([]);
  });

  test.each(all)('%s 引用到的纹理都在图里', (_name, render) => {
    const { svg } = render(options);
    const ids = new Set(idsOf(svg));
    for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(id);
  });

  test.each(all)('%s 的数据表每一行的格数与列名一样多，没有 NaN', (_name, render) => {
    const { svg, table } = render(options);
    expect(table.rows.length).toBeGreaterThan(0);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    expect(svg + JSON.stringify(table)).not.toMatch(/NaN|Infinity|undefined/);
  });
});

const valueOf = (svg: string, name: string): number => [...svg.matchAll(new RegExp(`class="${name}"`, 'g'))].length;

describe('缺数', () => {
  test('线在缺数的一期断开，那一期画一个叉，不画成 0', () => {
    const { svg, table } = renderKpiTrend({ ...trend, points: [...trend.points, { period: '2026-12', value: 97, status: '达标' }] }, options);
    expect(valueOf(svg, 'chart__series')).toBe(1);
    expect(svg.match(/chart__marker--cross/g)?.length).toBe(2);
    expect(table.rows[0]?.[9]).toBe('缺数');
  });

  test('表里写着每期的数，没达标的写明状态', () => {
    expect(renderKpiTrend(trend, options).table).toEqual({
      columns: ['年份（%）', '1 月', '2 月', '3 月', '4 月', '5 月', '6 月', '7 月', '8 月', '9 月', '10 月', '11 月', '12 月'],
      rows: [['2026', '', '', '', '', '', '', '', '96.2 预警', '缺数', '94.1 未达标', '97.4', '']],
    });
  });

  test('季报一期一行，缺数写明原因', () => {
    const points = [{ period: '2026-Q1', value: 3, status: undefined }, { period: '2026-Q2', value: undefined, status: undefined, reason: '缺少“件数”' }];
    expect(renderKpiTrend({ unit: '', target: undefined, points }, options).table.rows).toEqual([['2026-Q1', '3', '未设目标'], ['2026-Q2', '', '缺数：缺少“件数”']]);
  });

  test('全部缺数也画得出来，说明写没有数据', () => {
    const { svg, desc } = renderKpiTrend({ unit: '%', target: trend.target, points: [{ period: '2026-01', value: undefined, status: '缺数' }] }, options);
    expect(desc).toBe('没有数据。');
    expect(svg).not.toMatch(/NaN/);
  });
});

describe('读图的人看到的话', () => {
  test('走势', () => expect(renderKpiTrend(trend, options).desc).toBe('4 期，最近一期 2026-11 为 97.4%，达标；最高 97.4%（2026-11），最低 94.1%（2026-10）；达标 1 期；缺 1 期。'));
  test('柏拉图：其他排在最后，前几项占八成', () => {
    const { desc, table } = renderPareto([{ label: '其他', count: 30 }, { label: '划伤', count: 50 }, { label: '色差', count: 20 }], '件', options);
    expect(table.rows.map(([label]) => label)).toEqual(['划伤', '色差', '其他']);
    expect(desc).toBe('共 3 项、100 件；前 2 项（划伤、色差）占 70%。');
  });
  test('OC 曲线：n 80、Ac 1 在 AQL 0.65 的接收概率约 90%', () => {
    const { desc } = renderOcCurve([{ label: '严重', n: 80, ac: 1, aqlPercent: 0.65 }], options);
    expect(desc).toBe('严重（n 80，Ac 1）：不合格品率 0.65%（AQL）的批有 90.42% 的机会被接收；4.775% 的批仍有 10% 的机会被接收。');
  });
  test('风险矩阵：三条风险各在哪一级', () => {
    const at = (likelihood: number, severity: number) => ({ id: `RK-${likelihood}${severity}`, likelihood, severity });
    const { desc, table } = renderRiskMatrix([at(5, 5), at(3, 3), at(1, 1)], options);
    expect(desc).toBe('共 3 项风险：重大 1 项，较大 1 项，一般 0 项，低 1 项。');
    expect(table.rows.map(([band, score]) => `${band} ${score}`)).toEqual(['重大 25', '较大 9', '低 1']);
  });
});

/** Text that sticks out of the drawing on either side. Sizes: 13 by class chart__text, 12 else. */
function overhangs(svg: string): readonly string[] {
  return [...svg.matchAll(/<text class="([^"]+)" x="([\d.-]+)" y="[\d.-]+" text-anchor="(\w+)">([^<]*)</g)].flatMap(([, name, x, anchor, text = '']) => {
    const width = hanEm(text.replaceAll('&amp;', '&')) * (name === 'chart__text' ? 13 : 12);
    const left = Number(x) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
    return left < -1 || left + width > chartWidth + 1 ? [`${text} ${left.toFixed(0)}~${(left + width).toFixed(0)}`] : [];
  });
}

describe('画不出界', () => {
  const label = fc.string({ minLength: 1, maxLength: 14, unit: fc.constantFrom(...'灯罩划伤色温偏差装配缝隙AB1 ') });

  test('柏拉图的字不论长短都在图里', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ label, count: fc.nat(9999) }), { minLength: 1, maxLength: 30 }), (items) => {
        const { svg } = renderPareto(items, '件', options);
        expect(overhangs(svg)).toEqual([]);
        expect(svg).not.toMatch(/NaN|Infinity/);
      }),
      { numRuns: 60 },
    );
  });

  test('走势图的点和目标线都在坐标里，字都在图里', () => {
    const number = fc.double({ min: -9e8, max: 9e8, noNaN: true }).filter((candidate) => candidate === 0 || Math.abs(candidate) >= 0.01);
    const value = fc.option(number, { nil: undefined });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 36 }), number, (values, target) => {
        const points = values.map((known, index) => ({ period: `2026-${String((index % 12) + 1).padStart(2, '0')}`, value: known, status: undefined }));
        const { svg } = renderKpiTrend({ unit: '件', points, target: { direction: 'lower', target } }, options);
        const drawn = [...svg.matchAll(/class="chart__(?:series|target)" d="([^"]+)"/g)].flatMap(([, d = '']) => d.split(/[ML]/).slice(1).map((point) => Number(point.split(' ')[1])));
        expect(drawn.every((y) => y >= 26 && y <= 204)).toBe(true);
        expect(overhangs(svg)).toEqual([]);
        expect(svg).not.toMatch(/NaN|Infinity/);
      }),
      { numRuns: 60 },
    );
  });
});
