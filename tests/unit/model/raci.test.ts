import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDocument } from '../../../src/model/manual.ts';
import { buildRaciOverview, documentRaci } from '../../../src/model/raci.ts';
import { arbitraryProcesses, harbourManual, manualWithSteps } from '../../support/arbitrary-manual.ts';

const harbour = harbourManual();

describe('一份文件的职责矩阵', () => {
  test('执行来自步骤；没有写负责岗位的步骤由归口岗位负责', () => {
    const document = findDocument(harbour, 'ZL-SOP-001');
    if (!document) throw new Error('没有这份文件');
    expect(documentRaci(document)).toMatchObject({
      roles: ['checker', 'fixer'],
      rows: [
        { stepId: 'pick', cells: [['R', 'A'], []] },
        { stepId: 'judge', cells: [['R', 'A'], ['I']] },
        { stepId: 'rework', cells: [['A'], ['R']] },
        { stepId: 'release', cells: [['R', 'A'], []] },
      ],
      problems: [],
    });
  });

  test('写了负责岗位，就不再是归口岗位负责', () => {
    const manual = harbourManual({ 'quality/zl-sop-001.mdx': (text) => text.replace('id: release\n    name: 放行\n    role: checker', 'id: release\n    name: 放行\n    role: checker\n    accountable: system-lead') });
    const document = findDocument(manual, 'ZL-SOP-001');
    if (!document) throw new Error('没有这份文件');
    const { roles, rows } = documentRaci(document);
    expect(rows.at(-1)?.cells[roles.indexOf('checker')]).toEqual(['R']);
    expect(rows.at(-1)?.cells[roles.indexOf('system-lead')]).toEqual(['A']);
  });
});

describe('岗位对文件的总表', () => {
  const overview = buildRaciOverview(harbour.documents, harbour.registers.roles.map(({ id }) => id));

  test('只列有步骤的文件和有职责的岗位，岗位按登记册的次序', () => {
    expect(overview.documents.map(({ code }) => code)).toEqual(['ZL-SOP-001', 'SH-SOP-001']);
    expect(overview.rows.map(({ role }) => role)).toEqual(['checker', 'fixer']);
  });

  test('格子里数的是步数', () => {
    expect(overview.rows).toEqual([
      { role: 'checker', cells: [{ R: 3, A: 4, C: 0, I: 0 }, { R: 1, A: 0, C: 0, I: 0 }] },
      { role: 'fixer', cells: [{ R: 1, A: 0, C: 0, I: 1 }, { R: 2, A: 3, C: 0, I: 0 }] },
    ]);
  });

  test('没有步骤的章是空表', () => {
    expect(buildRaciOverview(harbour.documents.filter(({ steps }) => steps.length === 0))).toEqual({ documents: [], rows: [] });
  });

  test('任意流程：矩阵里的每个 R 都来自一步，每一步的执行岗位都有 R；每步有且只有一个 A', () => {
    fc.assert(
      fc.property(arbitraryProcesses, (processes) => {
        for (const document of manualWithSteps(harbour, processes).documents) {
          const { roles, rows } = documentRaci(document);
          const holders = (letter: 'R' | 'A', row: (typeof rows)[number]): readonly string[] => roles.filter((_, column) => row.cells[column]?.includes(letter));
          expect(rows.map((row) => holders('R', row))).toEqual(document.steps.map(({ role }) => [role]));
          expect(rows.map((row) => holders('A', row))).toEqual(document.steps.map(({ accountable }) => [accountable ?? document.header.owner]));
        }
      }),
    );
  });

  test('任意流程：总表里的步数之和等于步骤里的职责数', () => {
    fc.assert(
      fc.property(arbitraryProcesses, (processes) => {
        const { documents } = manualWithSteps(harbour, processes);
        const cells = buildRaciOverview(documents).rows.flatMap((row) => row.cells);
        const total = (letter: 'R' | 'A' | 'C' | 'I'): number => cells.reduce((sum, counts) => sum + (counts?.[letter] ?? 0), 0);
        const steps = documents.flatMap((document) => document.steps);
        expect([total('R'), total('A')]).toEqual([steps.length, steps.length]);
        expect(total('C')).toBe(steps.reduce((sum, { consulted }) => sum + new Set(consulted).size, 0));
        expect(total('I')).toBe(steps.reduce((sum, { informed }) => sum + new Set(informed).size, 0));
      }),
    );
  });
});
