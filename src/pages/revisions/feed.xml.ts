import { formatFeed } from '../../machine/format-feed.ts';
import { getManual } from '../../site/manual.ts';
import { textFile } from '../../site/text-file.ts';

export const GET = textFile('application/atom+xml', async () => formatFeed(await getManual()));
