import { getManual } from '../../site/manual.ts';
import { searchRecords } from '../../site/search-records.ts';
import { textFile } from '../../site/text-file.ts';

export const GET = textFile('application/json', async () => JSON.stringify(searchRecords(await getManual())));
