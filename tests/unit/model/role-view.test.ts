import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findRhythm, findTriggerRhythm } from '../../../src/domain/text/rhythm.ts';
import type { Manual } from '../../../src/model/manual.ts';
import { buildRaciOverview } from '../../../src/model/raci.ts';
import { compileRoleViews, decisionsOf, type RoleView } from '../../../src/model/role-view.ts';
import { groupByRhythm } from '../../../src/model/step-rhythms.ts';
import { arbitraryProcesses, harbourManual, manualWithSteps, stepOf } from '../../support/arbitrary-manual.ts';
import { swap, type Patch } from '../../support/harbour.ts';

/** How often a derivation reads a field of a document or of a step. */
function countReads(harbour: Manual, documents: number, derive: (manual: Manual) => unknown): number {
  let reads = 0;
  const counted = <Value extends object>(value: Value): Value =>
    new Proxy(value, {
      get: (target, key, receiver) => {
        reads += 1;
        return Reflect.get(target, key, receiver) as unknown;
      },
    });
  const steps = Array.from({ length: 20 }, (_, index) => counted(stepOf({ id: `s${index}`, informed: ['fixer'], records: ['FM-ZL-01'] })));
  const manual = manualWithSteps(harbour, Array.from({ length: documents }, () => steps));
  const watched = { ...manual, documents: manual.documents.map(counted) };
  reads = 0;
  derive(watched);
  return reads;
}

const viewOf = (role: string, patch: Patch = {}): RoleView => {
  const view = compileRoleViews(harbourManual(patch)).get(role);
  if (!view) throw new Error(`没有岗位 ${role}`);
  return view;
};

const names = (view: RoleView): readonly string[] => view.steps.map(({ step, letters }) => `${step.name} ${letters.join('')}`);

describe('我的岗位', () => {
  test('步骤：我执行或负责的，按文件和步骤的次序', () => {
    expect(names(viewOf('fixer'))).toEqual(['返工 R', '登记 RA', '维修 RA', '复检 A']);
    expect(viewOf('fixer').heard.map(({ step }) => step.name)).toEqual(['判定']);
  });

  test('判定：判定步骤里我执行或负责的', () => {
    expect(decisionsOf(viewOf('checker')).map(({ step }) => step.name)).toEqual(['判定']);
    expect(decisionsOf(viewOf('fixer'))).toEqual([]);
  });

  test('签署：归口、编制、审核、批准合成一条', () => {
    expect(viewOf('checker').signs.map(({ document, duties }) => `${document.code} ${duties.join('')}`)).toEqual(['IN-POL-001 编制', 'ZL-SOP-001 归口编制', 'SH-SOP-001 编制', 'SH-POL-001 编制']);
  });

  test('表单来自我执行的步骤，指标来自归口和岗位考核，课程、风险、目标来自登记册', () => {
    expect(viewOf('checker')).toMatchObject({ forms: ['FM-ZL-01', 'FM-SH-01'], kpis: ['KPI-ZL-01'], courses: ['TR-01'], risks: ['RK-01'], goals: ['GOAL-01'], systems: [] });
    expect(viewOf('system-lead')).toMatchObject({ forms: [], systems: ['erp'] });
    expect(viewOf('system-lead').events).toHaveLength(12);
  });

  test('上下级和代理：谁向我汇报，我替谁', () => {
    expect(viewOf('system-lead').reports).toEqual(['checker', 'fixer']);
    expect(viewOf('checker').standsInFor).toEqual(['system-lead']);
  });

  test('要读的文件来自发放范围，总时间是各份之和', () => {
    const { reading, minutes } = viewOf('checker');
    expect(reading.map(({ document }) => document.code)).toEqual(['IN-POL-001', 'ZL-SOP-001', 'SH-SOP-001', 'SH-POL-001']);
    expect(minutes).toBe(reading.reduce((sum, one) => sum + one.minutes, 0));
  });

  test('作废的文件不再是谁的步骤，也不用再读', () => {
    const view = viewOf('fixer', { 'aftersales/sh-sop-001.mdx': swap('status: 生效', 'status: 作废') });
    expect(names(view)).toEqual(['返工 R']);
    expect(view.reading.map(({ document }) => document.code)).not.toContain('SH-SOP-001');
  });

  test('任意流程：每一步的执行和负责都在对应的岗位页上，岗位页上的每一步都真的有', () => {
    const harbour = harbourManual();
    fc.assert(
      fc.property(arbitraryProcesses, (processes) => {
        const manual = manualWithSteps(harbour, processes);
        const known = new Set(manual.registers.roles.map(({ id }) => id));
        const shown = [...compileRoleViews(manual).values()].flatMap((view) =>
          view.steps.flatMap(({ document, step, letters }) => letters.filter((letter) => letter === 'R' || letter === 'A').map((letter) => `${view.role.id} ${document.code} ${step.id} ${letter}`)),
        );
        const expected = manual.documents.flatMap((document) =>
          document.steps.flatMap((step) => [`${step.role} ${document.code} ${step.id} R`, `${step.accountable ?? document.header.owner} ${document.code} ${step.id} A`]),
        );
        expect(shown.toSorted()).toEqual(expected.filter((duty) => known.has(duty.split(' ')[0] ?? '')).toSorted());
      }),
    );
  });

  // Reads are counted and not time: the same on every machine, and exact.
  test.each([
    ['岗位页', (manual: Manual) => compileRoleViews(manual)],
    ['职责总表', (manual: Manual) => buildRaciOverview(manual.documents)],
  ] as const)('%s：四倍的文件，读文件和步骤的次数正好四倍（线性）', (_, derive) => {
    const harbour = harbourManual();
    const reads = (documents: number): number => countReads(harbour, documents, derive);
    expect(reads(10)).toBeGreaterThan(200);
    expect(reads(40)).toBe(4 * reads(10));
  });
});

describe('节奏', () => {
  test.each([
    ['每班开线前 15 分钟', '班'],
    ['每个工作日 10:00 前', '日'],
    ['每 2 小时一次，异常 10 分钟内到场', '日'],
    ['判批当天；周报每周五 17:00 前', '周'],
    ['次月 4 日 12:00 前', '月'],
    ['每季首月 5 日前', '季'],
    ['每年 10 月', '年'],
    ['每日自动，人工项每月 10 日前', '日'],
    ['收到后 2 小时内', undefined],
    ['当班下班前', undefined],
    ['1 个工作日内', undefined],
  ])('时限「%s」→ %s', (within, rhythm) => {
    expect(findRhythm(within)).toBe(rhythm);
  });

  test.each([
    ['每个自然月结束。', '月'],
    ['每班开线前', '班'],
    ['每个工作日 09:00 刷新未完工订单；或有人提交插单申请。', undefined],
    ['收到返修品', undefined],
  ])('触发「%s」→ %s：还有别的由头，就不算有节奏', (trigger, rhythm) => {
    expect(findTriggerRhythm(trigger)).toBe(rhythm);
  });

  test('步骤从最勤到最疏，没有节奏的排最后，按文件归拢并写明什么时候', () => {
    const groups = groupByRhythm(
      viewOf('fixer', {
        'aftersales/sh-sop-001.mdx': swap('within: 3 个工作日内', 'within: 每周五前'),
        'quality/zl-sop-001.mdx': swap('within: 2 个工作日内', 'within: 每班'),
      }).steps,
    );
    expect(groups.map(({ rhythm, documents }) => [rhythm, documents.map(({ trigger, steps }) => [trigger, ...steps.map(({ step }) => step.name)])])).toEqual([
      ['班', [['一批灯包装前', '返工']]],
      ['周', [['收到返修品', '维修']]],
      [undefined, [['收到返修品', '登记', '复检']]],
    ]);
  });
});
