import { buildManualSchema } from '../model/manual-schema.ts';
import { getManual } from '../site/manual.ts';
import { textFile } from '../site/text-file.ts';

export const GET = textFile('application/schema+json', async () => JSON.stringify(buildManualSchema(await getManual())));
