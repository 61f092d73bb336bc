import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeableKinds, findImpact, touchedIds, type Touched } from '../../../src/model/impact.ts';
import { arbitraryProcesses, harbourManual, manualWithSteps, stepOf } from '../../support/arbitrary-manual.ts';
import { swap } from '../../support/harbour.ts';

const harbour = harbourManual();

const told = (touched: readonly Touched[]): readonly string[] => touched.map(({ kind, id, through }) => [kind, id, ...through].join(' '));

describe('如果改了它', () => {
  test('改标准：引用它的文件直接受影响，文件里的岗位和课程、引用这份文件的文件再受影响', () => {
    const { direct, indirect } = findImpact(harbour, { kind: 'standard', id: 'GB/T 2828.1-2012' });
    expect(told(direct)).toEqual(['document ZL-SOP-001']);
    expect(told(indirect)).toEqual([
      'document IN-POL-001 ZL-SOP-001',
      'document SH-SOP-001 ZL-SOP-001',
      'role checker ZL-SOP-001',
      'role fixer ZL-SOP-001',
      'role system-lead ZL-SOP-001',
      'course TR-01 ZL-SOP-001',
    ]);
  });

  test('改文件：读它和在里面做事的岗位、要学的课程、引用它的文件；它引用的文件不受影响', () => {
    const { direct } = findImpact(harbour, { kind: 'document', id: 'SH-SOP-001' });
    expect(touchedIds(direct, 'document')).toEqual(['IN-POL-001', 'SH-POL-001', 'ZL-SOP-001']);
    expect(touchedIds(direct, 'role')).toEqual(['checker', 'fixer', 'system-lead']);
    const { direct: ofPolicy } = findImpact(harbour, { kind: 'document', id: 'IN-POL-001' });
    expect(touchedIds(ofPolicy, 'document')).toEqual(['SH-SOP-001', 'ZL-SOP-001']);
  });

  test('改课程：要它的步骤所在的文件和必修岗位', () => {
    expect(told(findImpact(harbour, { kind: 'course', id: 'TR-01' }).direct)).toEqual(['document ZL-SOP-001', 'role checker']);
  });

  test('改系统：用它的文件和负责它的岗位', () => {
    expect(told(findImpact(harbour, { kind: 'system', id: 'erp' }).direct)).toEqual(['document ZL-SOP-001', 'role system-lead']);
  });

  test('改供应商准则：写着它的文件', () => {
    const manual = harbourManual({ 'registers/supplier-criteria.yaml': swap('scoring: 按比例给分', 'scoring: 按比例给分, documents: [ZL-SOP-001]') });
    expect(told(findImpact(manual, { kind: 'supplier-criterion', id: 'quality' }).direct)).toEqual(['document ZL-SOP-001']);
  });

  test('作废的文件不用跟着改', () => {
    const manual = harbourManual({ 'quality/zl-sop-001.mdx': swap('status: 生效', 'status: 作废') });
    expect(findImpact(manual, { kind: 'standard', id: 'GB/T 2828.1-2012' })).toMatchObject({ direct: [], indirect: [] });
  });

  test('没有人用的东西，改了不影响谁', () => {
    expect(findImpact(harbour, { kind: 'form', id: 'FM-ZZ-00' })).toMatchObject({ direct: [], indirect: [] });
  });

  test('任意流程：直接和间接不重复，不含自己；间接的都写明经过的、直接受影响的文件', () => {
    fc.assert(
      fc.property(arbitraryProcesses, (processes) => {
        const manual = manualWithSteps(harbour, processes);
        for (const kind of changeableKinds)
          for (const id of manual.entities.get(kind)?.keys() ?? []) {
            const { direct, indirect } = findImpact(manual, { kind, id });
            const keys = [...direct, ...indirect].map((touched) => `${touched.kind} ${touched.id}`);
            expect(new Set(keys).size).toBe(keys.length);
            expect(keys).not.toContain(`${kind} ${id}`);
            const documents = new Set(touchedIds(direct, 'document'));
            for (const { through } of indirect) expect(through.length > 0 && through.every((code) => documents.has(code))).toBe(true);
          }
      }),
      { numRuns: 60 },
    );
  });

  test('一千份文件、两万步，查一遍全部岗位和表单不到五秒', () => {
    const steps = Array.from({ length: 20 }, (_, index) => stepOf({ id: `s${index}`, records: ['FM-ZL-01'], informed: ['fixer'] }));
    const manual = manualWithSteps(harbour, Array.from({ length: 1000 }, () => steps));
    const start = performance.now();
    for (const kind of ['role', 'form'] as const) for (const id of manual.entities.get(kind)?.keys() ?? []) findImpact(manual, { kind, id });
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
