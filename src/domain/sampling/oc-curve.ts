import { power } from '../power.ts';

/** A point of an operating characteristic: a lot with `qualityPercent` nonconforming items is accepted with probability `acceptance` (0 to 1). */
export interface OcPoint {
  readonly qualityPercent: number;
  readonly acceptance: number;
}

/**
 * Probability (0 to 1) that a plan with sample size `n` and acceptance number `ac` accepts a lot whose fraction nonconforming is
 * `fraction` (0 to 1), by the binomial distribution: the lot is taken as large against the sample. Source: GB/T 2828.1-2012, 12.1.
 */
export function acceptanceProbability(n: number, ac: number, fraction: number): number {
  if (fraction <= 0 || ac >= n) return 1;
  if (fraction >= 1) return 0;
  let term = power(1 - fraction, n);
  let sum = term;
  for (let found = 1; found <= ac; found += 1) {
    term *= ((n - found + 1) / found) * (fraction / (1 - fraction));
    sum += term;
  }
  return Math.min(1, sum);
}

/** The per cent nonconforming that is accepted with the given probability (0 to 1, exclusive), e.g. 0.1 for the consumer's risk quality. */
export function qualityAtAcceptance(n: number, ac: number, acceptance: number): number {
  let low = 0;
  let high = 1;
  // Acceptance falls with the fraction; 50 halvings are finer than a double can tell apart in per cent.
  for (let round = 0; round < 50; round += 1) {
    const middle = (low + high) / 2;
    if (acceptanceProbability(n, ac, middle) > acceptance) low = middle;
    else high = middle;
  }
  return 100 * low;
}

/** The curve from 0 % to where only 1 % of the lots are still accepted, in `count` equal steps (count + 1 points). */
export function selectOcPoints(n: number, ac: number, count = 40): readonly OcPoint[] {
  const end = qualityAtAcceptance(n, ac, 0.01);
  return Array.from({ length: count + 1 }, (_, index) => {
    const qualityPercent = (end * index) / count;
    return { qualityPercent, acceptance: acceptanceProbability(n, ac, qualityPercent / 100) };
  });
}
