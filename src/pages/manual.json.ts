import { serialiseManual } from '../model/serialise-manual.ts';
import { getManual } from '../site/manual.ts';
import { textFile } from '../site/text-file.ts';

export const GET = textFile('application/json', async () => JSON.stringify(serialiseManual(await getManual())));
