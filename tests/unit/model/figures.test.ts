import { describe, expect, test } from 'vitest';
import { readCellNumber, selectColumn } from '../../../src/model/figure.ts';
import { deriveKpiReport, kpiTargetOf } from '../../../src/model/kpi-report.ts';
import type { Kpi } from '../../../src/model/registers/measures.ts';
import { parseFigureSource } from '../../../src/source/figure-source.ts';
import { checkHarbour } from '../../support/harbour.ts';

const table = (...lines: readonly string[]): string => `# 名称: 终检批数\n# 指标: KPI-ZL-01\n# 性质: 示例\n# 2027-02 停产\n${lines.join('\n')}\n`;
const parse = (text: string) => parseFigureSource('content/figures/pass-rate.csv', text);
const found = (text: string): readonly string[] => parse(text).diagnostics.map(({ line, column, message }) => `${line}:${column} ${message}`);
const head = '期间,接收批数,送检批数';

describe('读数据表', () => {
  test('开头的说明、列名和每一格都读得到，记得在第几行第几列', () => {
    const { figure, diagnostics } = parse(table(head, '2027-01,97,100', '2027-02,,'));
    expect(diagnostics).toEqual([]);
    expect(figure).toMatchObject({ name: 'pass-rate', facts: { title: '终检批数', kpi: 'KPI-ZL-01', sample: true }, columns: ['期间', '接收批数', '送检批数'] });
    expect(figure?.rows[0]?.[2]).toEqual({ text: '100', line: 6, column: 12 });
    expect(figure && selectColumn(figure, '接收批数')).toEqual([{ key: '2027-01', value: 97 }, { key: '2027-02', value: undefined }]);
    expect(figure && selectColumn(figure, '没有的列')).toEqual([]);
  });

  test('加引号的格可以有逗号和引号', () => expect(parse(table(head, '"期 ""一"", 二","1,200",3')).figure?.rows[0]?.map(({ text }) => text)).toEqual(['期 "一", 二', '1,200', '3']));

  test.each([
    ['', '1:1 数据表是空的。'],
    [`${head}\n`, '1:1 数据表只有列名，没有数据。'],
    [`${head}\n2027-01,97\n`, '2:1 这一行有 2 格，列名有 3 个。'],
    ['期间,批数,批数\n2027-01,1,2\n', '1:7 列名「批数」写了两次。'],
    ['期间,批数,\n2027-01,1,2\n', '1:7 第 3 列没有列名。'],
    [`# 指示: KPI-ZL-01\n${head}\n2027-01,1,2\n`, '1:1 说明行里的「指示」不认识。'],
  ])('写错的表 %#', (text, problem) => expect(found(text)).toEqual([problem]));
});

describe('格子里的数', () => {
  test.each([
    ['97', 97],
    ['1,200', 1200],
    ['−3.5', -3.5],
    ['９７', 97],
    ['', undefined],
    ['缺数', undefined],
    ['97%', 'bad'],
    ['约 97', 'bad'],
    ['1e3', 'bad'],
  ])('「%s」', (text, number) => expect(readCellNumber({ text })).toBe(number));
});

const kpi = (target: Kpi['target'], direction: Kpi['direction'] = '越高越好'): Pick<Kpi, 'target' | 'direction'> => ({ target, direction });

describe('目标', () => {
  test('越高越好看下限', () => expect(kpiTargetOf(kpi({ text: '≥97%', min: 97, warn: 95 }))).toEqual({ direction: 'higher', target: 97, warning: 95 }));
  test('越低越好看上限', () => expect(kpiTargetOf(kpi({ text: '≤2%', max: 2 }, '越低越好'))).toMatchObject({ direction: 'lower', target: 2 }));
  test('区间两头都要有', () => {
    expect(kpiTargetOf(kpi({ text: '15%~30%', min: 15, max: 30 }, '区间内最好'))).toEqual({ direction: 'band', low: 15, high: 30 });
    expect(kpiTargetOf(kpi({ text: '15% 以上', min: 15 }, '区间内最好'))).toBeUndefined();
  });
  test('只有文字的目标不判', () => expect(kpiTargetOf(kpi({ text: '按渠道设定' }))).toBeUndefined());
});

const withTable = (text: string) => checkHarbour({ 'figures/pass-rate.csv': () => text });

describe('指标的数', () => {
  const report = (...rows: readonly string[]) => {
    const { manual, diagnostics } = withTable(table(head, ...rows));
    const [register] = manual?.registers.kpis ?? [];
    const [figure] = manual?.figures ?? [];
    expect(diagnostics).toEqual([]);
    return register && figure && deriveKpiReport(register, figure);
  };

  test('按计算式算出每期的数和状态，缺的一期是缺数', () => {
    const periods = report('2026-12,96,100', '2027-01,,100', '2027-02,98,100')?.periods.map(({ period, result, status }) => [period, result.kind === 'value' ? result.value : result.reason, status]);
    expect(periods).toEqual([['2026-12', 96, '未达标'], ['2027-01', '缺少“接收批数”', '缺数'], ['2027-02', 98, '达标']]);
  });

  test('最近一期写明怎么算的，环比的基期缺数就说缺数', () => {
    const last = report('2027-01,,100', '2027-02,98,100');
    expect(last?.worked).toEqual({ label: '终检合格率', expression: '接收批数 ÷ 送检批数 × 100% = 98 ÷ 100 × 100%', value: 98, unit: '%' });
    expect(last?.onPrevious.change.kind).toBe('missing');
  });

  test('最近一期缺数，没有算式可写', () => expect(report('2027-01,98,100', '2027-02,98,')).toMatchObject({ worked: undefined, last: { status: '缺数' } }));
});

describe('数据表与指标对不上', () => {
  const messages = (text: string): readonly string[] => withTable(text).diagnostics.map(({ code, line, column, message }) => `${code} ${line}:${column} ${message}`);

  test.each([
    [table('期间,接收批', '2027-01,97').replace('接收批', '接收批数'), ['M509 5:1 缺少列「送检批数」：指标 KPI-ZL-01 的计算式要用它。']],
    [table(head, '2027-01,九十七,100'), ['M509 6:9 「接收批数」的「九十七」不是数字。']],
    [table(head, '2027年1月,97,100'), ['M509 6:1 「2027年1月」不是期间。']],
    [table(head, '2027-01,97,100', '2027-03,97,100'), ['M509 7:1 2027-03 接在 2027-01 后面，顺序不对或漏了期间。']],
    [table(head, '2027-01,97,100', '2027-01,97,100'), ['M509 7:1 2027-01 接在 2027-01 后面，顺序不对或漏了期间。']],
  ])('%#', (text, expected) => expect(messages(text)).toEqual(expected));

  test('两张表写同一个指标，报后一张', () => {
    const text = table(head, '2027-01,97,100');
    const { diagnostics } = checkHarbour({ 'figures/a.csv': () => text, 'figures/b.csv': () => text });
    expect(diagnostics.map(({ file, code }) => `${file} ${code}`)).toEqual(['content/figures/b.csv M509']);
  });
});

describe('正文里的图', () => {
  const body = (part: string) => ({ 'quality/zl-sop-001.mdx': (text: string) => text.replace('点亮时不要直视光源。', part) });
  const messages = (part: string, figures: Readonly<Record<string, (text: string) => string>> = {}): readonly string[] =>
    checkHarbour({ ...body(part), ...figures }).diagnostics.map(({ code, column, message }) => `${code} :${column} ${message}`);
  const pareto = '<Pareto figure="causes" caption="不良原因" />';

  test('有数据就没有话说', () => expect(messages(pareto, { 'figures/causes.csv': () => '原因,件数\n划伤,3\n' })).toEqual([]));
  test('数据表读不出来，只在表里报一次', () => expect(messages(pareto, { 'figures/causes.csv': () => '原因,件数\n划伤\n' })).toEqual(['M111 :1 这一行有 1 格，列名有 2 个。']));
  test('有一项没有数', () => expect(messages(pareto, { 'figures/causes.csv': () => '原因,件数\n划伤,3\n色差,\n' })).toEqual(['M206 :9 数据表 causes 第 3 行「色差」的数是「」，画不出来。']));
  test('全是 0', () => expect(messages(pareto, { 'figures/causes.csv': () => '原因,件数\n划伤,0\n' })).toEqual(['M206 :9 数据表 causes 的数全是 0，画不出来。']));
  test('指标没有数据', () => expect(messages('<KpiTrend id="KPI-ZL-01" caption="终检合格率走势" />')).toEqual(['M206 :11 指标 KPI-ZL-01 还没有数据，走势图画不出来。']));
  test('指标不存在，只报引用', () => expect(messages('<KpiTrend id="KPI-ZL-07" caption="走势" />').map((message) => message.slice(0, 4))).toEqual(['M201']));

  test.each([
    ['<Replenishment title="备货" dailyDemand="320" demandDeviation="60" leadTimeDays="12" serviceLevelPercent="100" />', /M305 :\d+ <Replenishment> 的属性 serviceLevelPercent 的值不对：周期服务水平不能大于 99.99%/],
    ['<LumenMethod title="办公室" illuminanceLux="300" areaM2="0" luminaireFluxLm="3600" utilisationFactor="0.62" maintenanceFactor="0.8" luminairePowerW="36" />', /属性 areaM2 的值不对：面积必须大于 0/],
    ['<PriceBuildUp title="价格" cost="62" stages="工厂 30%" />', /属性 stages 的值不对：“工厂 30%”看不懂/],
    ['<PriceBuildUp title="价格" cost="-1" stages="工厂 毛利率 30%" />', /属性 cost 的值不对：单件成本必须大于 0/],
    ['<QualityCost title="10 月" prevention="1" appraisal="2" internal="三" external="4" sales="100" />', /属性 internal 的值不对：内部损失要填写数字/],
    ['<WarrantyReserve title="计提" cohorts="三季度 420000 件 0.6 38 元" />', /属性 cohorts 的值不对：“三季度 420000 件 0.6 38 元”看不懂/],
    ['<Roi title="治具" gain="96000" cost="0" />', /属性 cost 的值不对：投入成本必须大于 0/],
    ['<Roas title="广告" sales="486000" spend="0" />', /属性 spend 的值不对：广告支出必须大于 0/],
    ['<CircuitLoad title="回路" luminairePowerW="36" powerFactor="1.2" circuitCurrentA="16" inrushPerLuminaireA="12" inrushLimitA="320" />', /属性 powerFactor 的值不对：功率因数不能大于 1/],
    ['<VoltageDrop title="末端" currentA="4" lengthM="12 km" crossSectionMm2="1.5" />', /属性 lengthM 的值不对：单程线长要填写数字/],
    ['<OcCurve lot="1" aql="0.65" caption="曲线" />', /属性 lot 的值不对：批量至少为 2/],
  ])('算例的数不对，在那个属性报：%s', (part, message) => {
    const found = messages(part);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(message);
  });
});
