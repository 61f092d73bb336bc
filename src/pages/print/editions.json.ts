import { compileEditions } from '../../site/print-editions.ts';
import { getManual } from '../../site/manual.ts';
import { textFile } from '../../site/text-file.ts';

export const GET = textFile('application/json', async () => JSON.stringify(compileEditions(await getManual())));
