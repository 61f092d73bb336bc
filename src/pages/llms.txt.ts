import { formatLlms } from '../machine/format-llms.ts';
import { getManual } from '../site/manual.ts';
import { textFile } from '../site/text-file.ts';

export const GET = textFile('text/plain', async () => formatLlms(await getManual()));
