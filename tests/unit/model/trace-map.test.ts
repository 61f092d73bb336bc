import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkedWith, listParts } from '../../../src/client/trace/trace-links.ts';
import { compileTrace, reach, type Trace } from '../../../src/model/trace.ts';
import { buildTraceTable, rowsOfChapter } from '../../../src/model/trace-table.ts';
import { buildTraceMap } from '../../../src/site/trace-map.ts';
import { arbitraryProcesses, harbourManual, manualWithSteps } from '../../support/arbitrary-manual.ts';

const harbour = harbourManual();

/** What each number of the map stands for, as a key of the trace. */
function keysByNumber(trace: Trace): readonly (string | undefined)[] {
  const { entries, data } = buildTraceMap(trace);
  const byPath = new Map([...trace.nodes.values()].map(({ key, path }) => [path, key]));
  return [...entries.map(({ key }) => key), ...listParts(data).map(({ href }) => byPath.get(href))];
}

describe('追溯图', () => {
  test('任意流程：选了哪一条，留下的正是它上下游的全部', () => {
    fc.assert(
      fc.property(arbitraryProcesses, (processes) => {
        const trace = compileTrace(manualWithSteps(harbour, processes));
        const keys = keysByNumber(trace);
        const { data } = buildTraceMap(trace);
        keys.forEach((key, number) => {
          if (key === undefined) throw new Error(`第 ${number} 条在追溯里没有`);
          const shown = [...linkedWith(data, number)].map((other) => keys[other]).toSorted();
          expect(shown).toEqual([key, ...reach(trace, key, 'down'), ...reach(trace, key, 'up')].toSorted());
        });
      }),
      { numRuns: 40 },
    );
  });

  test('步骤带着文件的编号和网址，知道自己属于哪份文件', () => {
    const { entries, data } = buildTraceMap(compileTrace(harbour));
    const pick = listParts(data).find(({ id }) => id === 'ZL-SOP-001.step-pick');
    expect(pick).toMatchObject({ document: 'ZL-SOP-001', href: '/quality/zl-sop-001/#step-pick', title: '抽样' });
    expect(entries[pick?.owner ?? -1]?.id).toBe('ZL-SOP-001');
  });
});

describe('一章的追溯表', () => {
  const rows = buildTraceTable(compileTrace(harbour));

  test('各章的行合起来，是所有有文件的行，不多不少', () => {
    const split = harbour.chapters.flatMap(({ id }) => rowsOfChapter(harbour, rows, id));
    expect(split).toHaveLength(rows.filter(({ document }) => document).length);
    expect(new Set(split).size).toBe(split.length);
  });

  test('只有这一章的文件', () => {
    expect(new Set(rowsOfChapter(harbour, rows, 'quality').map(({ document }) => document?.id))).toEqual(new Set(['ZL-SOP-001']));
  });
});
