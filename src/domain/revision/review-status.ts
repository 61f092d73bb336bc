import { parseCalendarDate } from './calendar-date.ts';

export type ReviewStatus = 'overdue' | 'due-soon' | 'ok';

/**
 * Where a document stands in its review cycle. On the review day itself it is `due-soon`, from the next day on `overdue`.
 * Dates are `2026-11-23`, already validated by the schema of the document: a malformed one is a bug and throws RangeError.
 * @param dueSoonDays days of notice before the review day; 0 gives notice on the day only
 */
export function reviewStatus(nextReview: string, today: string, dueSoonDays: number): ReviewStatus {
  const daysLeft = dayNumber(nextReview) - dayNumber(today);
  if (daysLeft < 0) return 'overdue';
  return daysLeft <= dueSoonDays ? 'due-soon' : 'ok';
}

function dayNumber(date: string): number {
  const day = parseCalendarDate(date);
  if (!day.ok) throw new RangeError(day.problems.map(({ message }) => message).join(''));
  return day.value;
}
