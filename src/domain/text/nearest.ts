import { editDistance } from './edit-distance.ts';

interface Ranked {
  readonly candidate: string;
  readonly distance: number;
}

/**
 * The candidates that someone who wrote `id` most likely meant, nearest first, at most `max`. Case and full-width forms do not count.
 * Candidates further away than a third of the longer text (at least 2 edits, but never a text with nothing in common) are left out,
 * so the list may be empty. Ties keep the order of the candidates.
 */
export function nearest(id: string, candidates: readonly string[], max = 3): readonly string[] {
  const wanted = fold(id);
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, distance: editDistance(wanted, fold(candidate)) }))
    .filter((ranked) => isNear(wanted, ranked))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, max)
    .map(({ candidate }) => candidate);
}

function isNear(wanted: string, { candidate, distance }: Ranked): boolean {
  const longer = Math.max([...wanted].length, [...fold(candidate)].length);
  return distance < longer ? distance <= Math.max(2, Math.floor(longer / 3)) : longer === 0;
}

function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
