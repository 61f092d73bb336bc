import type { APIRoute } from 'astro';
import { formatCalendarFile } from '../model/calendar-file.ts';
import { getManual } from '../site/manual.ts';

export const GET: APIRoute = async () => {
  const manual = await getManual();
  return new Response(formatCalendarFile(manual, manual.company.site.url), { headers: { 'content-type': 'text/calendar; charset=utf-8' } });
};
