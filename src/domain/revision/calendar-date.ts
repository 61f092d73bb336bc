import { fail, succeed, type Result } from '../result.ts';

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const millisecondsPerDay = 86_400_000;

/** Days since 1970-01-01 of a date written `2026-11-23`; days that do not exist (02-30) are a problem of the field `date`. No time zone is involved. */
export function parseCalendarDate(text: string): Result<number> {
  const match = datePattern.exec(text);
  if (match === null) return fail('date', `日期“${text}”的写法不对：请写成 2026-11-23 这样的“年-月-日”。`);
  const milliseconds = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  if (new Date(milliseconds).toISOString().slice(0, 10) !== text) return fail('date', `日期“${text}”不存在：请核对月份和日子。`);
  return succeed(milliseconds / millisecondsPerDay);
}
