/** A number for people: at most two decimals from 1000 on, four from 1 on, six below; no trailing zeros, no grouping. */
export function formatAmount(value: number): string {
  const size = Math.abs(value);
  const decimals = size >= 1000 ? 2 : size >= 1 ? 4 : 6;
  return size >= 1e21 ? String(value) : String(Number(value.toFixed(decimals)));
}

/** The same for a whole record of numbers, for worked steps. */
export function formatAmounts<K extends string>(amounts: Readonly<Record<K, number>>): Readonly<Record<K, string>> {
  // Object.fromEntries widens the keys to string; they are those of the argument.
  return Object.fromEntries(Object.entries<number>(amounts).map(([key, value]) => [key, formatAmount(value)])) as Record<K, string>;
}
