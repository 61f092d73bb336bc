import { charEm, textEm } from './text-em.ts';

const NEVER_FIRST = new Set(',。、;:?!)》」』】〕〉”’…—·~%‰℃°,.;:?!)]}%/-');
const NEVER_LAST = new Set('(《「『【〔〈“‘([{¥$#№');

interface Cluster {
  readonly text: string;
  readonly em: number;
}

const isWordChar = (char: string): boolean => char > ' ' && char < '⸀' && !NEVER_FIRST.has(char) && !NEVER_LAST.has(char);

/** Whether a line may break between two neighbouring characters. */
function mayBreak(before: string, after: string): boolean {
  if (NEVER_FIRST.has(after) || NEVER_LAST.has(before) || after === ' ') return false;
  const inWord = isWordChar(after) && (isWordChar(before) || '-/.,:'.includes(before));
  return !inWord;
}

function cluster(text: string): Cluster {
  return { text, em: textEm(text) };
}

/** Splits into pieces that stay together: Latin words and codes, a character with the punctuation that clings to it. */
function clustersOf(text: string): readonly Cluster[] {
  const clusters: Cluster[] = [];
  let current = '';
  let last = '';
  for (const char of text) {
    if (last !== '' && mayBreak(last, char)) {
      clusters.push(cluster(current));
      current = '';
    }
    current += char;
    last = char;
  }
  if (current !== '') clusters.push(cluster(current));
  return clusters;
}

/** A piece longer than a line is cut between characters, after a hyphen or stroke where there is one. */
function cutCluster(piece: Cluster, maxEm: number): readonly Cluster[] {
  if (piece.em <= maxEm) return [piece];
  const cuts: Cluster[] = [];
  let rest = [...piece.text];
  while (rest.length > 0) {
    const fits = cutPosition(rest, maxEm);
    cuts.push(cluster(rest.slice(0, fits).join('')));
    rest = rest.slice(fits);
  }
  return cuts;
}

function cutPosition(chars: readonly string[], maxEm: number): number {
  let width = 0;
  let fits = 0;
  for (const char of chars) {
    width += charEm(char);
    if (width > maxEm && fits > 0) break;
    fits += 1;
  }
  if (fits === chars.length) return fits;
  const hyphen = Math.max(chars.lastIndexOf('-', fits - 1), chars.lastIndexOf('/', fits - 1)) + 1;
  if (hyphen > 1) return hyphen;
  while (fits > 1 && NEVER_FIRST.has(chars[fits] ?? '')) fits -= 1;
  return fits;
}

function fill(clusters: readonly Cluster[], maxEm: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const piece of clusters) {
    const trimmed = piece.text.endsWith(' ') ? piece.em - 0.26 : piece.em;
    if (line !== '' && width + trimmed > maxEm) {
      lines.push(line.trim());
      line = '';
      width = 0;
    }
    line += piece.text;
    width += piece.em;
  }
  if (line.trim() !== '') lines.push(line.trim());
  return lines;
}

/** The narrowest width that needs no more lines: lines of like length instead of a last one of a single character. */
function balancedEm(clusters: readonly Cluster[], maxEm: number, lineCount: number): number {
  const total = clusters.reduce((sum, piece) => sum + piece.em, 0);
  for (let width = Math.max(total / lineCount, 1); width < maxEm; width += 0.5) {
    if (fill(clusters, width).length <= lineCount) return width;
  }
  return maxEm;
}

/**
 * Breaks a label into lines of at most `maxEm` em by Chinese rules: no punctuation at the start of a line, no opening bracket at
 * its end, Latin words and codes whole while they fit. Lines are balanced. Only a single character wider than the line exceeds it.
 */
export function wrapLabel(text: string, maxEm: number): readonly string[] {
  const clean = text.replace(/\s+/gu, ' ').trim();
  if (textEm(clean) <= maxEm) return clean === '' ? [] : [clean];
  const clusters = clustersOf(clean).flatMap((piece) => cutCluster(piece, maxEm));
  const lines = fill(clusters, maxEm);
  return fill(clusters, balancedEm(clusters, maxEm, lines.length));
}

/** Width in em of the longest line. */
export function linesEm(lines: readonly string[]): number {
  return lines.reduce((widest, line) => Math.max(widest, textEm(line)), 0);
}
