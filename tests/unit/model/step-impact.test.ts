import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findStepImpacts } from '../../../src/model/step-impact.ts';
import { arbitraryProcesses, harbourManual, manualWithSteps } from '../../support/arbitrary-manual.ts';
import { swap, type Patch } from '../../support/harbour.ts';

function impactOf(step: string, patch: Patch = {}) {
  const manual = harbourManual(patch);
  const document = manual.documents.find(({ code }) => code === 'ZL-SOP-001');
  if (!document) throw new Error('样本里没有 ZL-SOP-001');
  return findStepImpacts(manual, document).find((impact) => impact.step.id === step);
}

describe('改流程里的一步', () => {
  test('动到做它、负责、要知道的岗位，要学的课程和留下的表单', () => {
    expect(impactOf('judge')).toMatchObject({ number: 2, roles: ['checker', 'fixer'], courses: [], forms: ['FM-ZL-01'] });
    expect(impactOf('pick')?.courses).toEqual(['TR-01']);
  });

  test('接着做的文件、用它的记录的文件、照它写的文件，各写明为什么', () => {
    const confirmed = swap('changes:\n', "confirmed:\n  - { to: 'ZL-SOP-001#judge', fingerprint: '', date: 2026-12-10 }\nchanges:\n");
    const documents = impactOf('judge', {
      'quality/zl-sop-001.mdx': swap('goto: release }', 'goto: SH-SOP-001 }'),
      'aftersales/sh-sop-001.mdx': (text) => confirmed(swap('records: [FM-SH-01]', 'records: [FM-SH-01, FM-ZL-01]')(text)),
    })?.documents;
    expect(documents?.find(({ code }) => code === 'SH-SOP-001')?.ties).toEqual(['接着做', '用它的记录', '照它写的']);
  });

  test('风险登记册写明由这一步控制的风险', () => {
    expect(impactOf('judge', { 'registers/risks.yaml': swap('document: ZL-SOP-001', 'document: ZL-SOP-001, step: 判定') })?.risks).toEqual(['RK-01']);
    expect(impactOf('pick', { 'registers/risks.yaml': swap('document: ZL-SOP-001', 'document: ZL-SOP-001, step: 判定') })?.risks).toEqual([]);
  });

  test('任意流程：每一步都有负责的岗位，别的文件里没有它自己，也不重复', () => {
    const harbour = harbourManual();
    fc.assert(
      fc.property(arbitraryProcesses, (processes) => {
        const manual = manualWithSteps(harbour, processes);
        for (const document of manual.documents)
          for (const { roles, documents } of findStepImpacts(manual, document)) {
            const codes = documents.map(({ code }) => code);
            expect(roles.length).toBeGreaterThan(0);
            expect(new Set(codes).size).toBe(codes.length);
            expect(codes).not.toContain(document.code);
          }
      }),
      { numRuns: 60 },
    );
  });
});
