import { power } from '../power.ts';

// Acklam's rational approximation of the inverse normal distribution, relative error below 1.15e-9.
const centre = {
  numerator: [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239],
  denominator: [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1],
} as const;
const tail = {
  numerator: [-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783],
  denominator: [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1],
} as const;
const tailStart = 0.02425;

/** The z below which a standard normal variable stays with the given probability (0 to 1, exclusive): 0.95 → 1.645. Source: P. J. Acklam, 2003. */
export function normalQuantile(probability: number): number {
  if (probability > 0.5) return -normalQuantile(1 - probability);
  if (probability >= tailStart) {
    const offset = probability - 0.5;
    return (offset * horner(centre.numerator, power(offset, 2))) / horner(centre.denominator, power(offset, 2));
  }
  const root = Math.sqrt(-2 * Math.log(probability));
  return horner(tail.numerator, root) / horner(tail.denominator, root);
}

function horner(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}
