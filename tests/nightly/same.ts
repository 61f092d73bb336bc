import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { projectDir } from '../../scripts/node/project-dir.ts';
import { childEnv } from '../support/child-env.ts';
import { differingFiles, listFiles, settleElsewhere } from '../support/elsewhere.ts';

const { values } = parseArgs({ options: { content: { type: 'string', default: 'content' } } });
const content = resolve(projectDir, values.content);

const work = await mkdtemp(join(tmpdir(), 'manual-same-'));
const elsewhere = await settleElsewhere(content);
try {
  const here = join(work, 'site');
  await promisify(execFile)(process.execPath, ['scripts/build.ts', '--content', content, '--out', here, '--no-cache'], { cwd: projectDir, env: childEnv(), maxBuffer: 32 * 1024 * 1024 });
  console.log(`这里从头生成：${(await listFiles(here)).size} 个文件。`);
  const differences = [await compareWith(here, '换一台机器从头生成'), await compareAfterEdit(here)];
  process.exitCode = differences.every((count) => count === 0) ? 0 : 1;
} finally {
  await elsewhere.remove();
  await rm(work, { recursive: true, force: true });
}

/** How many files differ from those that another machine makes of what lies there now. */
async function compareWith(here: string, how: string): Promise<number> {
  const different = await differingFiles(here, await elsewhere.build());
  console.log(`${how}：${different.length} 个文件不同。`);
  for (const path of different) console.log(`  ${path}`);
  return different.length;
}

/** What was made of an edited manual lies there, and most of it is taken over. */
async function compareAfterEdit(here: string): Promise<number> {
  const company = join(elsewhere.contentDir, 'company.yaml');
  const text = await readFile(company, 'utf8');
  await writeFile(company, text.replace(/^( *version: ).*$/m, '$1V0.0'));
  const edited = await differingFiles(here, await elsewhere.build());
  if (edited.length === 0) throw new Error('改了版本号，没有一个文件变：比较没有在比。');
  await writeFile(company, text);
  return compareWith(here, `改了版本号生成一次（${edited.length} 个文件变了）、改回来再生成`);
}
