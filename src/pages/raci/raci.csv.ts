import { formatRaciCsv } from '../../model/list-csv.ts';
import { getManual } from '../../site/manual.ts';
import { textFile } from '../../site/text-file.ts';

export const GET = textFile('text/csv', async () => formatRaciCsv(await getManual()));
