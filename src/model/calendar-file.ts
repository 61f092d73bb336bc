import { documentPath } from './addresses.ts';
import type { Manual } from './manual.ts';

interface CalendarDay {
  readonly uid: string;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly summary: string;
  readonly description: string;
  readonly url: string;
  readonly yearly: boolean;
}

/** RFC 5545, 3.3.11: commas, semicolons, backslashes and line breaks are escaped. */
const escapeText = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** In UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** RFC 5545, 3.1: no line is longer than 75 octets; what follows begins with a space. */
function fold(line: string): string {
  let [folded, length] = ['', 0];
  for (const character of line) {
    const octets = octetsOf(character);
    if (length + octets > 74) [folded, length] = [`${folded}\r\n `, 1];
    folded += character;
    length += octets;
  }
  return folded;
}

function formatDay({ uid, day, summary, description, url, yearly }: CalendarDay, stamp: string): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${stamp}T000000Z`,
    `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(description)}`,
    `URL:${url}`,
    ...(yearly ? ['RRULE:FREQ=YEARLY'] : []),
    'END:VEVENT',
  ];
}

/** Reviews of documents on their days and the yearly events on the first of their months, for any calendar program (RFC 5545). */
export function formatCalendarFile(manual: Manual, siteUrl: string): string {
  const host = new URL(siteUrl).host;
  const base = siteUrl.replace(/\/$/, '');
  const roleTitle = (id: string): string => manual.entities.get('role')?.get(id)?.title ?? id;
  const year = manual.company.manual.effective.slice(0, 4);
  const reviews: readonly CalendarDay[] = manual.documents.map((document) => ({
    uid: `${document.code.toLowerCase()}-review@${host}`,
    day: document.header.nextReview,
    summary: `评审《${document.title}》${document.code}`,
    description: `归口：${roleTitle(document.header.owner)}；现行 ${document.header.version}`,
    url: `${base}${documentPath(document)}`,
    yearly: false,
  }));
  const events: readonly CalendarDay[] = manual.registers.calendar.map((event) => ({
    uid: `${event.id.toLowerCase()}@${host}`,
    day: `${year}-${String(event.month).padStart(2, '0')}-01`,
    summary: event.item,
    description: `责任岗位：${roleTitle(event.owner)}（${event.month} 月内完成）`,
    url: `${base}/registers/calendar/`,
    yearly: true,
  }));
  const stamp = manual.company.manual.effective.replaceAll('-', '');
  const days = [...reviews, ...events].flatMap((day) => formatDay(day, stamp));
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//luminaire-operations-manual//ZH', 'CALSCALE:GREGORIAN', `X-WR-CALNAME:${escapeText(manual.company.manual.title)}`, ...days, 'END:VCALENDAR']
    .map(fold)
    .join('\r\n') + '\r\n';
}
