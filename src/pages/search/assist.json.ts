import { buildAssistance } from '../../search/build-assistance.ts';
import { getManual } from '../../site/manual.ts';
import { searchSource } from '../../site/search-source.ts';
import { textFile } from '../../site/text-file.ts';

export const GET = textFile('application/json', async () => JSON.stringify(buildAssistance(searchSource(await getManual()))));
