import { masterTables, type Aql, type CodeLetter, type MasterCell, type MasterRow, type Severity } from './master-tables.ts';

/** A plan of the standard: inspect `sampleSize` items; accept with at most `ac` nonconforming, reject from `re` = Ac + 1 on. */
export interface TabledPlan {
  readonly severity: Severity;
  readonly aql: Aql;
  /** The code letter in whose row the plan stands, after the arrows. */
  readonly code: CodeLetter;
  readonly sampleSize: number;
  readonly ac: number;
  readonly re: number;
}

/** The cell as printed; `blank` also for a letter that the table does not have. */
export function selectMasterCell(severity: Severity, code: CodeLetter, aql: Aql): MasterCell {
  return masterTables[severity].find((row) => row.code === code)?.cells[aql] ?? 'blank';
}

/**
 * Follows the arrows from a cell to the first plan and takes its sample size too. Undefined for blank cells (table 2-B, row S, all
 * columns but 0.025). Source: GB/T 2828.1-2012, 10.3 and the notes below tables 2-A to 2-C.
 */
export function resolvePlan(severity: Severity, code: CodeLetter, aql: Aql): TabledPlan | undefined {
  const rows = masterTables[severity];
  const start = rows.findIndex((row) => row.code === code);
  const row = followArrows(rows, start, aql);
  const ac = row?.cells[aql];
  if (row === undefined || typeof ac !== 'number') return undefined;
  return { severity, aql, code: row.code, sampleSize: row.sampleSize, ac, re: ac + 1 };
}

function followArrows(rows: readonly MasterRow[], start: number, aql: Aql): MasterRow | undefined {
  const cell = rows[start]?.cells[aql];
  if (cell !== 'down' && cell !== 'up') return rows[start];
  const onTheWay = cell === 'down' ? rows.slice(start) : rows.slice(0, start).toReversed();
  return onTheWay.find((row) => typeof row.cells[aql] === 'number');
}
