/**
 * Damerau-Levenshtein distance (optimal string alignment): the least number of insertions, deletions, substitutions and swaps of
 * neighbours that turn `a` into `b`, counted in characters (code points). Source: Damerau 1964, restricted edit distance.
 */
export function editDistance(a: string, b: string): number {
  const source = [...a];
  const target = [...b];
  let beforePrevious: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: target.length + 1 }, (_, column) => column);
  for (let row = 1; row <= source.length; row += 1) {
    const current = fillRow(source, target, row, previous, beforePrevious);
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, target.length);
}

type Row = readonly number[];

function fillRow(source: readonly string[], target: readonly string[], row: number, previous: Row, beforePrevious: Row): Row {
  const current = [row];
  for (let column = 1; column <= target.length; column += 1) {
    const same = source[row - 1] === target[column - 1];
    const edits = [at(previous, column) + 1, at(current, column - 1) + 1, at(previous, column - 1) + (same ? 0 : 1)];
    if (isSwap(source, target, row, column)) edits.push(at(beforePrevious, column - 2) + 1);
    current.push(Math.min(...edits));
  }
  return current;
}

function isSwap(source: readonly string[], target: readonly string[], row: number, column: number): boolean {
  return row > 1 && column > 1 && source[row - 1] === target[column - 2] && source[row - 2] === target[column - 1];
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
