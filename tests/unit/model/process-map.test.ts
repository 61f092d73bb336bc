import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileProcessMap } from '../../../src/model/process-map.ts';
import { arbitraryProcesses, harbourManual, manualWithSteps } from '../../support/arbitrary-manual.ts';
import { swap } from '../../support/harbour.ts';

const mapOf = (manual: ReturnType<typeof harbourManual>, chapter: string) => compileProcessMap(manual, manual.documents.filter((document) => document.chapter === chapter));

describe('流程地图', () => {
  test('输出交给谁，两头都看得见', () => {
    const manual = harbourManual();
    expect(mapOf(manual, 'quality')).toMatchObject([{ trigger: '一批灯包装前', from: [], to: [{ code: 'SH-SOP-001', what: ['放行的批'] }] }]);
    expect(mapOf(manual, 'aftersales')).toMatchObject([{ from: [{ code: 'ZL-SOP-001', what: ['放行的批'] }], to: [{ code: 'IN-POL-001', what: ['修好的灯'] }] }]);
  });

  test('输入写明来处，分支走到别的文件，也算', () => {
    const manual = harbourManual({
      'quality/zl-sop-001.mdx': swap('{ name: 待检批, form: FM-ZL-01 }', '{ name: 返修好的灯, document: SH-SOP-001 }'),
      'aftersales/sh-sop-001.mdx': swap('goto: repair', 'goto: ZL-SOP-001'),
    });
    expect(mapOf(manual, 'quality')[0]?.from).toEqual([{ code: 'SH-SOP-001', what: ['返修好的灯', '复检不合格'] }]);
  });

  test('没有步骤的文件不是流程', () => {
    expect(mapOf(harbourManual(), 'intro')).toEqual([]);
  });

  test('任意流程：甲交给乙，乙就从甲来；没有一份交给自己', () => {
    const harbour = harbourManual();
    fc.assert(
      fc.property(arbitraryProcesses, (processes) => {
        const manual = manualWithSteps(harbour, processes);
        const map = new Map(compileProcessMap(manual, manual.documents).map((process) => [process.document.code, process]));
        for (const [code, { from, to }] of map) {
          expect([...from, ...to].map((link) => link.code)).not.toContain(code);
          for (const link of to) if (map.has(link.code)) expect(map.get(link.code)?.from.find((back) => back.code === code)?.what).toEqual(link.what);
        }
      }),
      { numRuns: 60 },
    );
  });
});
