import { describe, expect, test } from 'vitest';
import { inspectionLevels, lotRanges } from '../../../../src/domain/sampling/code-letters.ts';
import { aqls, masterTables, severities, type MasterCell } from '../../../../src/domain/sampling/master-tables.ts';
import { acceptanceProbability, qualityAtAcceptance } from '../../../../src/domain/sampling/oc-curve.ts';
import { resolvePlan } from '../../../../src/domain/sampling/resolve-plan.ts';
import { selectSinglePlan } from '../../../../src/domain/sampling/single-plan.ts';
import published from '../../../fixtures/aql.json' with { type: 'json' };

interface PublishedPlan {
  readonly code: string;
  readonly n: number;
  readonly Ac: number;
  readonly Re: number;
}

type ByAql<T> = Readonly<Record<string, T>>;
type ByCode<T> = Readonly<Record<string, T>>;

const cellsOf = (severity: (typeof severities)[number]) => published[severity].cells as unknown as ByCode<ByAql<string | readonly number[] | null>>;
const resolvedOf = (severity: (typeof severities)[number]) => published[severity].resolved as unknown as ByCode<ByAql<PublishedPlan | null>>;

function printCell(cell: MasterCell): string | readonly number[] | null {
  if (cell === 'blank') return null;
  if (typeof cell === 'number') return [cell, cell + 1];
  return cell === 'down' ? '↓' : '↑';
}

describe('与公布的表逐格一致', () => {
  test('AQL 列与公布的相同', () => {
    expect(aqls).toEqual(published.aql_columns);
  });

  test('表 1 的 15 行 × 7 个检验水平', () => {
    const rows = published.table1_code_letters.rows;
    expect(lotRanges).toHaveLength(15);
    expect(lotRanges.map(({ minLot, maxLot, letters }) => ({ lot_min: minLot, lot_max: Number.isFinite(maxLot) ? maxLot : null, ...letters }))).toEqual(rows);
    expect(rows.every((row) => inspectionLevels.every((level) => level in row))).toBe(true);
  });

  test.each(severities)('%s 主表：字码、样本量和每一格（含箭头、空白）', (severity) => {
    const rows = masterTables[severity];
    expect(Object.fromEntries(rows.map(({ code, sampleSize }) => [code, sampleSize]))).toEqual(published[severity].sample_size);
    for (const { code, cells } of rows) {
      expect(Object.fromEntries(aqls.map((aql) => [aql, printCell(cells[aql])])), `字码 ${code}`).toEqual(cellsOf(severity)[code]);
    }
  });

  test('箭头解析后 784 格全部一致', () => {
    const compared = severities.flatMap((severity) =>
      masterTables[severity].flatMap(({ code }) =>
        aqls.map((aql) => {
          const plan = resolvePlan(severity, code, aql);
          const ours = plan === undefined ? null : { code: plan.code, n: plan.sampleSize, Ac: plan.ac, Re: plan.re };
          expect(ours, `${severity} ${code} ${aql}`).toEqual(resolvedOf(severity)[code]?.[aql]);
          return ours;
        }),
      ),
    );
    expect(compared).toHaveLength(784);
    expect(compared.filter((plan) => plan === null)).toHaveLength(15);
  });
});

const examples = [...published.examples_normal_level_II, ...published.examples_switch, ...published.examples_S2];

test.each(examples)('算例：批量 $批量N，水平 $检验水平，AQL $AQL,$严格度', (example) => {
  const plan = selectSinglePlan({ lot: example.批量N, level: example.检验水平, aql: example.AQL, severity: example.严格度 });
  expect(plan).toMatchObject({
    ok: true,
    value: { initialCode: example.初始字码, code: example.执行字码, inspected: example.样本量n, ac: example.Ac, re: example.Re, fullInspection: example.全检 },
  });
});

test.each(published.oc_points)('抽样特性：字码 $code,n = $n,Ac = $Ac', (point) => {
  expect(acceptanceProbability(point.n, point.Ac, point['AQL_%'] / 100)).toBeCloseTo(point.Pa_at_AQL, 4);
  expect(qualityAtAcceptance(point.n, point.Ac, 0.1)).toBeCloseTo(point['不合格品率_Pa=10%(使用方风险质量)_%'], 1);
});
