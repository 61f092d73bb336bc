import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { measureRun } from './measure-run.ts';
import type { Log } from './log-stage.ts';
import type { CommandInput } from './run-command.ts';

/** A program from npm that the bench compares with. None is a dependency of the project. */
export interface NpmRival {
  readonly name: string;
  readonly folder: string;
  readonly packages: readonly string[];
  /** Its name among the package programs; of a library the path of its manifest from there. */
  readonly bin: string;
}

export const rivalOptions = {
  rivals: { type: 'string', value: 'DIR', help: '对照的程序装在哪个文件夹（默认系统的临时文件夹）' },
  install: { type: 'boolean', help: '先把缺的对照程序从 npm 装到那个文件夹，不碰本项目' },
} as const;

export const rivalDirOf = ({ options }: CommandInput): string => {
  const named = options['rivals'];
  return typeof named === 'string' ? resolve(process.env['INIT_CWD'] ?? process.cwd(), named) : join(tmpdir(), 'manual-bench-rivals');
};

export const binOf = (dir: string, { folder, bin }: NpmRival): string => join(dir, folder, 'node_modules', '.bin', bin);

/** The rivals that are there; of the others it says how to get them. */
export async function findRivals<R extends NpmRival>(dir: string, rivals: readonly R[], install: boolean, log: Log): Promise<readonly R[]> {
  const found: R[] = [];
  for (const rival of rivals) {
    if (!existsSync(binOf(dir, rival)) && install) await installRival(dir, rival, log);
    if (existsSync(binOf(dir, rival))) found.push(rival);
    else log(`没有 ${rival.name}，不比它。加 --install 装到 ${join(dir, rival.folder)}，或自己在那里运行 npm install ${rival.packages.join(' ')}`);
  }
  return found;
}

async function installRival(dir: string, { name, folder, packages }: NpmRival, log: Log): Promise<void> {
  const cwd = join(dir, folder);
  await mkdir(cwd, { recursive: true });
  await writeFile(join(cwd, 'package.json'), '{ "private": true }\n');
  log(`安装 ${name}……`);
  const { ok, output } = await measureRun({ command: 'npm', args: ['install', '--no-audit', '--no-fund', ...packages], cwd, env: { PUPPETEER_SKIP_DOWNLOAD: '1', PUPPETEER_SKIP_CHROMIUM_DOWNLOAD: '1' } });
  if (!ok) log(`${name} 没有装上：${output.trim().split('\n').at(-1) ?? ''}`);
}
