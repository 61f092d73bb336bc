import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CommandError } from './run-command.ts';
import { outputTrash } from './trash.ts';

/** A folder beside the output in which a build works; nothing is in force until `publish`. */
export interface StagedOutput {
  readonly dir: string;
  /** Puts the new output in force; the old one is thrown away. */
  readonly publish: () => Promise<void>;
  readonly discard: () => Promise<void>;
}

const newMark = '.new-';
const oldMark = '.old-';

/**
 * Opens a staging folder. The last good output stays as it is until the new one is complete; then the two change places by renaming.
 * What an earlier, killed build left behind is put right first.
 */
export async function openStagedOutput(outDir: string): Promise<StagedOutput> {
  await recoverOutput(outDir);
  const dir = `${outDir}${newMark}${process.pid}`;
  const old = `${outDir}${oldMark}${process.pid}`;
  await makeDir(dir);
  return {
    dir,
    discard: () => rm(dir, { recursive: true, force: true }),
    publish: async () => {
      const hasOld = existsSync(outDir);
      if (hasOld) await rename(outDir, old);
      await rename(dir, outDir);
      if (hasOld) await outputTrash.throwAway(old);
    },
  };
}

async function makeDir(dir: string): Promise<void> {
  try {
    await mkdir(dir, { recursive: true });
  } catch (error) {
    throw new CommandError('environment', `不能在 ${dirname(dir)} 里建文件夹（${error instanceof Error ? error.message : String(error)}）。\n检查磁盘空间和写权限，或用 --out 换一个输出文件夹。`);
  }
}

/** A build that was killed between the two renames leaves the good output under its old name. */
async function recoverOutput(outDir: string): Promise<void> {
  const parent = dirname(outDir);
  const names = await readdir(parent).catch(() => []);
  const left = names.filter((name) => isAbandoned(name, basename(outDir)));
  const good = left.find((name) => name.includes(oldMark));
  if (good !== undefined && !existsSync(outDir)) await rename(join(parent, good), outDir);
  await Promise.all(left.map((name) => rm(join(parent, name), { recursive: true, force: true })));
}

function isAbandoned(name: string, output: string): boolean {
  const mark = [newMark, oldMark].find((candidate) => name.startsWith(`${output}${candidate}`));
  return mark !== undefined && !isRunning(Number(name.slice(output.length + mark.length)));
}

/** Whether a process of this machine is alive. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid > 0;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
