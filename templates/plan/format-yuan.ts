/** An amount in yuan with thousands separators, e.g. 12,600; fen only where there are any. */
export function formatYuan(amount: number): string {
  const [whole = '', fraction] = (Number.isInteger(amount) ? String(amount) : amount.toFixed(2)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
