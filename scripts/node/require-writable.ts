import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from './run-command.ts';

/** Tries to write into folders that a command works in: found out before it starts, a missing permission is told in the command's own words. */
export async function requireWritable(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const probe = join(folder, `.probe-${process.pid}`);
    try {
      await mkdir(folder, { recursive: true });
      await writeFile(probe, '');
      await rm(probe, { force: true });
    } catch (error) {
      throw new CommandError('environment', `生成时要用的文件夹 ${folder} 写不进（${error instanceof Error ? error.message : String(error)}）。\n检查磁盘空间、文件夹的主人和读写权限；里面只有缓存时，删掉它也可以。原来的输出没有动。`);
    }
  }
}
