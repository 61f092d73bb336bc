/** Kinds of periods as written: `2026`, `2026-Q3`, `2026-07`, `2026-W28` (ISO week). */
interface Period {
  readonly year: number;
  readonly kind: 'year' | 'quarter' | 'month' | 'week';
  /** Number within the year, from 1. */
  readonly part: number;
}

/** The period just before (环比), or undefined where the text is no period. */
export function previousPeriod(text: string): string | undefined {
  const period = parsePeriod(text);
  if (period === undefined) return undefined;
  const { year, kind, part } = period;
  return part > 1 ? formatPeriod({ year, kind, part: part - 1 }) : formatPeriod({ year: year - 1, kind, part: partsOf(kind, year - 1) });
}

/** The same period of the year before (同比); undefined where the text is no period or that year had no such week. */
export function samePeriodLastYear(text: string): string | undefined {
  const period = parsePeriod(text);
  if (period === undefined || period.part > partsOf(period.kind, period.year - 1)) return undefined;
  return formatPeriod({ ...period, year: period.year - 1 });
}

/** The last `count` periods up to and including `text`, oldest first; empty where the text is no period. */
export function lastPeriods(text: string, count: number): readonly string[] {
  if (parsePeriod(text) === undefined) return [];
  const periods = [text];
  while (periods.length < count) periods.unshift(previousPeriod(periods[0] ?? text) ?? text);
  return periods;
}

function parsePeriod(text: string): Period | undefined {
  const match = /^(\d{4})(?:-(?:Q([1-4])|W(\d{2})|(\d{2})))?$/.exec(text);
  if (match === null) return undefined;
  const [, yearText, quarter, week, month] = match;
  const year = Number(yearText);
  const kind = quarter !== undefined ? 'quarter' : week !== undefined ? 'week' : month !== undefined ? 'month' : 'year';
  const part = Number(quarter ?? week ?? month ?? 1);
  return part >= 1 && part <= partsOf(kind, year) ? { year, kind, part } : undefined;
}

function formatPeriod({ year, kind, part }: Period): string {
  const yearText = String(year).padStart(4, '0');
  if (kind === 'year') return yearText;
  if (kind === 'quarter') return `${yearText}-Q${part}`;
  return `${yearText}-${kind === 'week' ? 'W' : ''}${String(part).padStart(2, '0')}`;
}

function partsOf(kind: Period['kind'], year: number): number {
  if (kind === 'week') return weeksIn(year);
  return { year: 1, quarter: 4, month: 12 }[kind];
}

// ISO 8601: a year has 53 weeks when it begins or ends on a Thursday.
function weeksIn(year: number): number {
  const thursday = 4;
  const beginsOn = new Date(Date.UTC(year, 0, 1)).getUTCDay();
  const endsOn = new Date(Date.UTC(year, 11, 31)).getUTCDay();
  return beginsOn === thursday || endsOn === thursday ? 53 : 52;
}
