import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../../src/domain/text/csv.ts';
import { compileTrace, reach, type Trace } from '../../../src/model/trace.ts';
import { findTraceGaps } from '../../../src/model/trace-gaps.ts';
import { buildTraceTable, formatTraceCsv } from '../../../src/model/trace-table.ts';
import { arbitraryProcesses, harbourManual, manualWithSteps } from '../../support/arbitrary-manual.ts';
import { swap, type Patch } from '../../support/harbour.ts';

const harbour = harbourManual();
const trace = compileTrace(harbour);

const sorted = (keys: Iterable<string>): readonly string[] => [...keys].toSorted();

describe('追溯', () => {
  test('从目标往下，一路到标准', () => {
    expect(sorted(reach(trace, 'goal GOAL-01', 'down'))).toEqual([
      'document ZL-SOP-001',
      'form FM-ZL-01',
      'kpi KPI-ZL-01',
      'standard GB/T 2828.1-2012',
      'step ZL-SOP-001 judge',
      'step ZL-SOP-001 pick',
      'step ZL-SOP-001 release',
      'step ZL-SOP-001 rework',
    ]);
  });

  test('从标准往上，一路到目标', () => {
    expect(sorted(reach(trace, 'standard GB/T 2828.1-2012', 'up'))).toEqual(['document ZL-SOP-001', 'goal GOAL-01', 'kpi KPI-ZL-01', 'step ZL-SOP-001 pick']);
  });

  test('步骤里已经有的表单和标准不再挂在文件上，只有文件提到的才挂在文件上', () => {
    expect(trace.down.get('document ZL-SOP-001')).not.toContain('form FM-ZL-01');
    expect(trace.down.get('document IN-POL-001')).toEqual(['form FM-ZL-01']);
  });

  test('没有登记的编号不进追溯', () => {
    const manual = harbourManual({ 'quality/zl-sop-001.mdx': swap('records: [FM-ZL-01]\n    standards', 'records: [FM-ZL-77]\n    standards') });
    expect(compileTrace(manual).nodes.has('form FM-ZL-77')).toBe(false);
    expect(compileTrace(manual).links.every(({ to }) => to !== 'form FM-ZL-77')).toBe(true);
  });

  test('作废的文件不在追溯里', () => {
    const manual = harbourManual({ 'aftersales/sh-sop-001.mdx': swap('status: 生效', 'status: 作废') });
    expect(compileTrace(manual).nodes.has('document SH-SOP-001')).toBe(false);
  });

  test('检验规范的项目连到表单和标准', () => {
    const [pattern] = harbour.documents.filter(({ code }) => code === 'IN-POL-001');
    if (!pattern) throw new Error('没有这份文件');
    const characteristic = { id: 'flux', name: '光通量', anchor: 'item-flux', forms: ['FM-ZL-01'], standards: ['GB/T 2828.1-2012'] };
    const document = { ...pattern, type: { ...pattern.type, characteristics: () => [characteristic] } };
    const found = compileTrace({ ...harbour, documents: [document] });
    expect(found.down.get('characteristic IN-POL-001 flux')).toEqual(['form FM-ZL-01', 'standard GB/T 2828.1-2012']);
    expect(found.nodes.get('characteristic IN-POL-001 flux')?.path).toBe('/intro/in-pol-001/#item-flux');
  });

  test('任意流程：往下能到的，从那里往上都能回来；反过来也是', () => {
    fc.assert(
      fc.property(arbitraryProcesses, (processes) => {
        const found = compileTrace(manualWithSteps(harbour, processes));
        for (const key of found.nodes.keys()) {
          for (const below of reach(found, key, 'down')) expect(reach(found, below, 'up').has(key)).toBe(true);
          for (const above of reach(found, key, 'up')) expect(reach(found, above, 'down').has(key)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('任意流程：表里有每一条连线，也没有多出来的', () => {
    fc.assert(
      fc.property(arbitraryProcesses, (processes) => {
        const found = compileTrace(manualWithSteps(harbour, processes));
        expect(sorted(linksInTable(found))).toEqual(sorted(found.links.map(({ from, to }) => `${from} → ${to}`)));
      }),
    );
  });
});

function linksInTable(found: Trace): ReadonlySet<string> {
  const rows = buildTraceTable(found);
  return new Set(
    rows.flatMap(({ goals, kpis, document, part, forms, standards }) => [
      ...goals.flatMap((goal) => kpis.filter(({ key }) => found.down.get(goal.key)?.includes(key)).map((kpi) => `${goal.key} → ${kpi.key}`)),
      ...(document ? kpis.map((kpi) => `${kpi.key} → ${document.key}`) : []),
      ...(document && part ? [`${document.key} → ${part.key}`] : []),
      ...[...forms, ...standards].map((end) => `${(part ?? document)?.key ?? ''} → ${end.key}`),
    ]),
  );
}

describe('追溯表', () => {
  test('CSV 带字节序标记，表头和每行的列数一样', () => {
    const csv = formatTraceCsv(buildTraceTable(trace));
    expect(csv.startsWith('\uFEFF')).toBe(true);
    const rows = parseCsv(csv);
    expect(rows[0]).toEqual(['目标', '指标', '文件', '步骤', '检验项目', '表单', '标准']);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([7]));
  });

  test('一步一行，写着上面的目标和下面的记录', () => {
    expect(parseCsv(formatTraceCsv(buildTraceTable(trace)))).toContainEqual([
      'GOAL-01 2027 年底终检合格率到 97%',
      'KPI-ZL-01 终检合格率',
      'ZL-SOP-001 成品终检',
      '抽样',
      '',
      'FM-ZL-01 终检记录',
      'GB/T 2828.1-2012 计数抽样检验程序 第1部分',
    ]);
  });

  test('没有文件的指标也有一行', () => {
    const manual = harbourManual({ 'quality/zl-sop-001.mdx': swap('kpis: [KPI-ZL-01]\n', '') });
    expect(buildTraceTable(compileTrace(manual)).at(-1)).toMatchObject({ document: undefined, part: undefined, kpis: [{ id: 'KPI-ZL-01' }], goals: [{ id: 'GOAL-01' }] });
  });
});

const gapsOf = (patch: Patch): Readonly<Record<string, readonly string[]>> => {
  const manual = harbourManual(patch);
  return Object.fromEntries(findTraceGaps(manual, compileTrace(manual)).map(({ kind, entries }) => [kind, entries.map(({ key, part }) => (part ? `${key.id} ${part.id}` : key.id))]));
};

describe('断开的地方', () => {
  const ofHarbour = gapsOf({});

  test('样本手册只有没有指标的文件', () => {
    expect(ofHarbour).toEqual({
      'goal-unmeasured': [],
      'kpi-unused': [],
      'document-unmeasured': ['IN-POL-001', 'SH-SOP-001', 'SH-POL-001'],
      'step-unrecorded': [],
      'form-unfilled': [],
      'standard-uncited': [],
      'risk-uncontrolled': [],
    });
  });

  test('文件不写指标：目标、指标、文件三处都断', () => {
    const gaps = gapsOf({ 'quality/zl-sop-001.mdx': swap('kpis: [KPI-ZL-01]\n', '') });
    expect([gaps['goal-unmeasured'], gaps['kpi-unused']]).toEqual([['GOAL-01'], ['KPI-ZL-01']]);
    expect(gaps['document-unmeasured']).toContain('ZL-SOP-001');
  });

  test('整份文件没有记录时逐步列出作业步骤；没人填的表单也列出', () => {
    const gaps = gapsOf({ 'aftersales/sh-sop-001.mdx': (text) => text.replaceAll(/ *(records|forms): \[FM-SH-01\]\n/g, '').replace('form: FM-SH-01, ', '') });
    expect(gaps['step-unrecorded']).toEqual(['SH-SOP-001 receive', 'SH-SOP-001 repair', 'SH-SOP-001 check']);
    expect(gaps['form-unfilled']).toEqual(['FM-SH-01']);
  });

  test('标准没有人引用；已经作废的不算', () => {
    const without = (text: string): string => text.replaceAll(/ *standards?: \[.*\]\n/g, '').replaceAll(/,? *standards?: [^,}\n]+/g, '');
    const withoutCitation: Patch = { 'quality/zl-sop-001.mdx': without, 'registers/terms.yaml': without, 'registers/product-lines.yaml': without };
    expect(gapsOf(withoutCitation)['standard-uncited']).toEqual(['GB/T 2828.1-2012']);
    expect(gapsOf({ ...withoutCitation, 'registers/standards.yaml': swap('status: 现行', 'status: 废止') })['standard-uncited']).toEqual([]);
  });

  test('风险没有落到任何文件', () => {
    const gaps = gapsOf({
      'quality/zl-sop-001.mdx': swap('risks: [RK-01]\n', ''),
      'registers/risks.yaml': (text) => text.replaceAll(/, document: [A-Z0-9-]+/g, '').replaceAll(/\n *document: .*/g, ''),
    });
    expect(gaps['risk-uncontrolled']).toEqual(['RK-01']);
  });
});
