const collator = new Intl.Collator('zh-Hans-CN', { numeric: true });

/** The order of two keys of a list: by number where both are numbers, by the sound of the words otherwise; an empty key comes last. */
export function compareKeys(a: string, b: string): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  const [left, right] = [Number(a), Number(b)];
  return Number.isFinite(left) && Number.isFinite(right) ? left - right : collator.compare(a, b);
}
