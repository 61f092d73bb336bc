import type { CodeLetter } from './master-tables.ts';

export const inspectionLevels = ['S-1', 'S-2', 'S-3', 'S-4', 'I', 'II', 'III'] as const;
export type InspectionLevel = (typeof inspectionLevels)[number];

/** One row of table 1; `maxLot` of the last row is Infinity. */
export interface LotRange {
  readonly minLot: number;
  readonly maxLot: number;
  readonly letters: Readonly<Record<InspectionLevel, CodeLetter>>;
}

/** Table 1, sample size code letters, by lot size and inspection level. Source: GB/T 2828.1-2012 table 1. */
export const lotRanges: readonly LotRange[] = [
  row(2, 8, 'A', 'A', 'A', 'A', 'A', 'A', 'B'),
  row(9, 15, 'A', 'A', 'A', 'A', 'A', 'B', 'C'),
  row(16, 25, 'A', 'A', 'B', 'B', 'B', 'C', 'D'),
  row(26, 50, 'A', 'B', 'B', 'C', 'C', 'D', 'E'),
  row(51, 90, 'B', 'B', 'C', 'C', 'C', 'E', 'F'),
  row(91, 150, 'B', 'B', 'C', 'D', 'D', 'F', 'G'),
  row(151, 280, 'B', 'C', 'D', 'E', 'E', 'G', 'H'),
  row(281, 500, 'B', 'C', 'D', 'E', 'F', 'H', 'J'),
  row(501, 1200, 'C', 'C', 'E', 'F', 'G', 'J', 'K'),
  row(1201, 3200, 'C', 'D', 'E', 'G', 'H', 'K', 'L'),
  row(3201, 10_000, 'C', 'D', 'F', 'G', 'J', 'L', 'M'),
  row(10_001, 35_000, 'C', 'D', 'F', 'H', 'K', 'M', 'N'),
  row(35_001, 150_000, 'D', 'E', 'G', 'J', 'L', 'N', 'P'),
  row(150_001, 500_000, 'D', 'E', 'G', 'J', 'M', 'P', 'Q'),
  row(500_001, Number.POSITIVE_INFINITY, 'D', 'E', 'H', 'K', 'N', 'Q', 'R'),
];

/** The row of table 1 for a lot of that many items; undefined below 2, where the table has no row. */
export function findLotRange(lot: number): LotRange | undefined {
  return lotRanges.find(({ minLot, maxLot }) => lot >= minLot && lot <= maxLot);
}

type Letters = readonly [CodeLetter, CodeLetter, CodeLetter, CodeLetter, CodeLetter, CodeLetter, CodeLetter];

function row(minLot: number, maxLot: number, ...[s1, s2, s3, s4, i, ii, iii]: Letters): LotRange {
  return { minLot, maxLot, letters: { 'S-1': s1, 'S-2': s2, 'S-3': s3, 'S-4': s4, I: i, II: ii, III: iii } };
}
