import type { GetStaticPaths } from 'astro';
import { compileTrace } from '../../../model/trace.ts';
import { buildTraceTable, formatTraceCsv, rowsOfChapter } from '../../../model/trace-table.ts';
import { getManual } from '../../../site/manual.ts';
import { textFile } from '../../../site/text-file.ts';

export const getStaticPaths = (async () => (await getManual()).chapters.map(({ id }) => ({ params: { chapter: id } }))) satisfies GetStaticPaths;

export const GET = textFile<Record<string, never>, { chapter: string }>('text/csv', async ({ params }) => {
  const manual = await getManual();
  return formatTraceCsv(rowsOfChapter(manual, buildTraceTable(compileTrace(manual)), params.chapter));
});
