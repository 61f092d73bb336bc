import { formatSitemap } from '../machine/format-sitemap.ts';
import { getManual } from '../site/manual.ts';
import { textFile } from '../site/text-file.ts';

export const GET = textFile('application/xml', async () => formatSitemap(await getManual()));
