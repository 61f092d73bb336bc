/** AQL columns of the master tables, in per cent nonconforming (or nonconformities per 100 items). Columns above 10 are not used by the manual. */
export const aqls = ['0.010', '0.015', '0.025', '0.040', '0.065', '0.10', '0.15', '0.25', '0.40', '0.65', '1.0', '1.5', '2.5', '4.0', '6.5', '10'] as const;
export type Aql = (typeof aqls)[number];

/** Sample size code letters in the order of the tables (no I, no O). S exists for tightened inspection only. */
export const codeLetters = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'P', 'Q', 'R', 'S'] as const;
export type CodeLetter = (typeof codeLetters)[number];

export const severities = ['normal', 'tightened', 'reduced'] as const;
export type Severity = (typeof severities)[number];

export const severityLabels = { normal: '正常检验', tightened: '加严检验', reduced: '放宽检验' } as const satisfies Record<Severity, string>;
export const masterTableNames = { normal: '表 2-A', tightened: '表 2-B', reduced: '表 2-C' } as const satisfies Record<Severity, string>;

/** A cell as printed: an acceptance number (Re is always Ac + 1), an arrow to the next plan below or above, or blank. */
export type MasterCell = number | 'down' | 'up' | 'blank';

export interface MasterRow {
  readonly code: CodeLetter;
  readonly sampleSize: number;
  readonly cells: Readonly<Record<Aql, MasterCell>>;
}

// One line per code letter: letter, sample size, then the cells under the AQL columns as printed (Ac only; · is blank).
const printed = {
  normal: `
A    2   ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  0  ↓
B    3   ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  0  ↑  ↓
C    5   ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  0  ↑  ↓  1
D    8   ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  0  ↑  ↓  1  2
E   13   ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  0  ↑  ↓  1  2  3
F   20   ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  0  ↑  ↓  1  2  3  5
G   32   ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  0  ↑  ↓  1  2  3  5  7
H   50   ↓  ↓  ↓  ↓  ↓  ↓  ↓  0  ↑  ↓  1  2  3  5  7 10
J   80   ↓  ↓  ↓  ↓  ↓  ↓  0  ↑  ↓  1  2  3  5  7 10 14
K  125   ↓  ↓  ↓  ↓  ↓  0  ↑  ↓  1  2  3  5  7 10 14 21
L  200   ↓  ↓  ↓  ↓  0  ↑  ↓  1  2  3  5  7 10 14 21  ↑
M  315   ↓  ↓  ↓  0  ↑  ↓  1  2  3  5  7 10 14 21  ↑  ↑
N  500   ↓  ↓  0  ↑  ↓  1  2  3  5  7 10 14 21  ↑  ↑  ↑
P  800   ↓  0  ↑  ↓  1  2  3  5  7 10 14 21  ↑  ↑  ↑  ↑
Q 1250   0  ↑  ↓  1  2  3  5  7 10 14 21  ↑  ↑  ↑  ↑  ↑
R 2000   ↑  ↑  1  2  3  5  7 10 14 21  ↑  ↑  ↑  ↑  ↑  ↑`,
  tightened: `
A    2   ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  0
B    3   ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  0  ↓
C    5   ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  0  ↓  ↓
D    8   ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  0  ↓  ↓  1
E   13   ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  0  ↓  ↓  1  2
F   20   ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  0  ↓  ↓  1  2  3
G   32   ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  0  ↓  ↓  1  2  3  5
H   50   ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  0  ↓  ↓  1  2  3  5  8
J   80   ↓  ↓  ↓  ↓  ↓  ↓  ↓  0  ↓  ↓  1  2  3  5  8 12
K  125   ↓  ↓  ↓  ↓  ↓  ↓  0  ↓  ↓  1  2  3  5  8 12 18
L  200   ↓  ↓  ↓  ↓  ↓  0  ↓  ↓  1  2  3  5  8 12 18  ↑
M  315   ↓  ↓  ↓  ↓  0  ↓  ↓  1  2  3  5  8 12 18  ↑  ↑
N  500   ↓  ↓  ↓  0  ↓  ↓  1  2  3  5  8 12 18  ↑  ↑  ↑
P  800   ↓  ↓  0  ↓  ↓  1  2  3  5  8 12 18  ↑  ↑  ↑  ↑
Q 1250   ↓  0  ↓  ↓  1  2  3  5  8 12 18  ↑  ↑  ↑  ↑  ↑
R 2000   0  ↑  ↓  1  2  3  5  8 12 18  ↑  ↑  ↑  ↑  ↑  ↑
S 3150   ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·`,
  reduced: `
A    2   ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  0  ↓
B    2   ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  0  ↑  ↓
C    2   ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  0  ↑  ↓  ↓
D    3   ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  0  ↑  ↓  ↓  1
E    5   ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  0  ↑  ↓  ↓  1  2
F    8   ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  0  ↑  ↓  ↓  1  2  3
G   13   ↓  ↓  ↓  ↓  ↓  ↓  ↓  ↓  0  ↑  ↓  ↓  1  2  3  5
H   20   ↓  ↓  ↓  ↓  ↓  ↓  ↓  0  ↑  ↓  ↓  1  2  3  5  6
J   32   ↓  ↓  ↓  ↓  ↓  ↓  0  ↑  ↓  ↓  1  2  3  5  6  8
K   50   ↓  ↓  ↓  ↓  ↓  0  ↑  ↓  ↓  1  2  3  5  6  8 10
L   80   ↓  ↓  ↓  ↓  0  ↑  ↓  ↓  1  2  3  5  6  8 10  ↑
M  125   ↓  ↓  ↓  0  ↑  ↓  ↓  1  2  3  5  6  8 10  ↑  ↑
N  200   ↓  ↓  0  ↑  ↓  ↓  1  2  3  5  6  8 10  ↑  ↑  ↑
P  315   ↓  0  ↑  ↓  ↓  1  2  3  5  6  8 10  ↑  ↑  ↑  ↑
Q  500   0  ↑  ↑  ↓  1  2  3  5  6  8 10  ↑  ↑  ↑  ↑  ↑
R  800   ↑  ↑  ↑  1  2  3  5  6  8 10  ↑  ↑  ↑  ↑  ↑  ↑`,
} as const satisfies Record<Severity, string>;

/** Master tables for single sampling. Source: GB/T 2828.1-2012 (ISO 2859-1:1999), tables 2-A, 2-B and 2-C, columns 0.010 to 10. */
export const masterTables: Readonly<Record<Severity, readonly MasterRow[]>> = {
  normal: readTable(printed.normal),
  tightened: readTable(printed.tightened),
  reduced: readTable(printed.reduced),
};

function readTable(text: string): readonly MasterRow[] {
  return text.trim().split('\n').map(readRow);
}

function readRow(line: string): MasterRow {
  const [letter, sampleSize, ...cells] = line.trim().split(/\s+/);
  const code = codeLetters.find((known) => known === letter);
  if (code === undefined || cells.length !== aqls.length) throw new Error(`malformed row of a master table: ${line}`);
  // Object.fromEntries cannot know that the keys are all the AQL columns; the length check above does.
  const byAql = Object.fromEntries(aqls.map((aql, column) => [aql, readCell(cells[column])])) as Record<Aql, MasterCell>;
  return { code, sampleSize: Number(sampleSize), cells: byAql };
}

function readCell(text: string | undefined): MasterCell {
  if (text === '↓') return 'down';
  if (text === '↑') return 'up';
  return text === '·' ? 'blank' : Number(text);
}
