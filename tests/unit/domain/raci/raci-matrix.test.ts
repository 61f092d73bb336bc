import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveRaciMatrix } from '../../../../src/domain/raci/raci-matrix.ts';

describe('职责矩阵', () => {
  test('岗位列按第一次出现的顺序，步骤行按步骤顺序', () => {
    const matrix = deriveRaciMatrix([
      { id: 'S1', responsible: '检验员', accountable: '质量经理', consulted: ['工艺'], informed: ['仓库'] },
      { id: 'S2', responsible: ['仓库', '采购'], accountable: '质量经理', informed: ['检验员'] },
    ]);
    expect(matrix.roles).toEqual(['检验员', '质量经理', '工艺', '仓库', '采购']);
    expect(matrix.rows).toEqual([
      { stepId: 'S1', cells: [['R'], ['A'], ['C'], ['I'], []] },
      { stepId: 'S2', cells: [['I'], ['A'], [], ['R'], ['R']] },
    ]);
    expect(matrix.problems).toEqual([]);
  });

  test('同一岗位既执行又负责时，一格里写两个字母', () => {
    expect(deriveRaciMatrix([{ id: 'S1', responsible: '班长', accountable: '班长' }]).rows[0]?.cells).toEqual([['R', 'A']]);
  });

  test('没有执行、没有负责、多人负责都逐条指出，其余步骤不受影响', () => {
    const matrix = deriveRaciMatrix([
      { id: 'S1', responsible: ' ', accountable: '甲' },
      { id: 'S2', responsible: '甲' },
      { id: 'S3', responsible: '甲', accountable: ['甲', '乙'] },
      { id: 'S4', responsible: '甲', accountable: ['乙', '乙'] },
    ]);
    expect(matrix.rows).toHaveLength(4);
    expect(matrix.problems.map(({ kind, stepId, roles }) => [kind, stepId, roles])).toEqual([
      ['no-responsible', 'S1', []],
      ['no-accountable', 'S2', []],
      ['several-accountable', 'S3', ['甲', '乙']],
    ]);
    expect(matrix.problems.map(({ message }) => message)).toMatchInlineSnapshot(`
      [
        "步骤 S1 没有执行岗位（R）：没有人做的步骤不会发生。请写明由哪个岗位执行。",
        "步骤 S2 没有最终负责岗位（A）：每一步要有且只有一个岗位对结果负责。请补上这个岗位，可以与执行岗位相同。",
        "步骤 S3 有 2 个最终负责岗位（A）：甲、乙。多人负责等于无人负责，请只留一个，其余改为执行（R）或征询（C）。",
      ]
    `);
  });

  test('任意步骤：每行格数等于岗位数，每个岗位至少有一个字母', () => {
    const role = fc.constantFrom('甲', '乙', '丙', '丁');
    const step = fc.record({ id: fc.string(), responsible: fc.array(role), accountable: fc.array(role), consulted: fc.array(role), informed: fc.array(role) });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const { roles, rows } = deriveRaciMatrix(steps);
        expect(new Set(roles).size).toBe(roles.length);
        for (const row of rows) expect(row.cells).toHaveLength(roles.length);
        roles.forEach((_, column) => expect(rows.some((row) => (row.cells[column] ?? []).length > 0)).toBe(true));
      }),
    );
  });
});
