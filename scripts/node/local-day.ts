/** The day where the command runs, YYYY-MM-DD: review dates are days of the office and not of Greenwich. */
export function localDay(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
