import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withLine, type PrintProblem } from '../pdf/print-problem.ts';

/** Problems with the lines of the content at which they stand. Files are named as editors see them: content/qc/qc-sop-003.mdx. */
export const placeProblems = (problems: readonly PrintProblem[], contentDir: string): Promise<readonly PrintProblem[]> =>
  Promise.all(problems.map(async (problem) => (problem.place ? withLine(problem, await textOf(problem.place.file, contentDir)) : problem)));

/** Empty for what is no file of its own: a register is named without its ending. */
async function textOf(file: string, contentDir: string): Promise<string> {
  const path = join(contentDir, file.replace(/^content\//, ''));
  const read = (name: string): Promise<string | undefined> => readFile(name, 'utf8').catch(() => undefined);
  return (await read(path)) ?? (dirname(file) === 'content/registers' ? await read(`${path}.yaml`) : undefined) ?? '';
}
