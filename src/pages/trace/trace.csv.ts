import { compileTrace } from '../../model/trace.ts';
import { buildTraceTable, formatTraceCsv } from '../../model/trace-table.ts';
import { getManual } from '../../site/manual.ts';
import { textFile } from '../../site/text-file.ts';

export const GET = textFile('text/csv', async () => formatTraceCsv(buildTraceTable(compileTrace(await getManual()))));
