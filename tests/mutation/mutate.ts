import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectDir } from '../../scripts/node/project-dir.ts';
import { chooseMutations, findFalse, tally, tryMutations, type Company } from './run-mutations.ts';

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, each: { type: 'string', default: '2' }, content: { type: 'string', default: 'content' } } });

async function readFolder(folder: string): Promise<Company['files']> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Promise.all(paths.map(async (path) => ({ path: path.slice(folder.length + 1).replaceAll('\\', '/'), bytes: await readFile(path) })));
}

const company: Company = { files: await readFolder(join(projectDir, values.content)), publicFiles: ['brand/logo.svg'], today: '2026-11-23' };
const invented = findFalse(company);
for (const one of invented) console.log(`冤  ${one}`);
const mutations = chooseMutations(company, Number(values.seed), Number(values.each));
const outcomes = tryMutations(company, mutations, ({ mutation, found, wanted }) => {
  const isRight = found.length === 1 && found[0] === wanted;
  console.log(`${isRight ? '对' : '错'}  ${wanted}  ${mutation.rule}${isRight ? '' : `\n    报的是：${found.join('，') || '什么也没有报'}`}`);
});
const { total, detected, exact, alone } = tally(outcomes);
const percent = (count: number): string => `${((100 * count) / total).toFixed(1)}%`;
console.log(`种子 ${values.seed}：弄坏 ${total} 处；检出 ${percent(detected)}，位置准确 ${percent(exact)}，只报这一处 ${percent(alone)}；原样的手册报错误和警告 ${invented.length} 处。`);
process.exitCode = alone === total && invented.length === 0 ? 0 : 1;
