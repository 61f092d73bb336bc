/**
 * `base` to the power of a whole number from 0 up, by multiplying: the operator for powers gives another last digit on another processor,
 * and with it another line break or another curve.
 */
export function power(base: number, exponent: number): number {
  if (exponent === 0) return 1;
  const half = power(base, Math.floor(exponent / 2));
  return exponent % 2 === 0 ? half * half : half * half * base;
}
