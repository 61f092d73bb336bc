import { compileTrace } from '../../model/trace.ts';
import { getManual } from '../../site/manual.ts';
import { buildTraceMap } from '../../site/trace-map.ts';
import { textFile } from '../../site/text-file.ts';

export const GET = textFile('application/json', async () => JSON.stringify(buildTraceMap(compileTrace(await getManual())).data));
