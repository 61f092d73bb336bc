import { formatCalendarFile } from '../model/calendar-file.ts';
import { getManual } from '../site/manual.ts';
import { textFile } from '../site/text-file.ts';

export const GET = textFile('text/calendar', async () => {
  const manual = await getManual();
  return formatCalendarFile(manual, manual.company.site.url);
});
