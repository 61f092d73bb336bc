import { printRules } from '../../../templates/shell/print-rules.ts';
import { getManual } from '../../site/manual.ts';
import { textFile } from '../../site/text-file.ts';

export const GET = textFile('text/css', async () => printRules(await getManual()));
