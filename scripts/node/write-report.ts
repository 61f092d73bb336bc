import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from './run-command.ts';

/** Writes a report into a folder, which is made when it is not there. */
export async function writeReport(dir: string, name: string, text: string): Promise<void> {
  try {
    await mkdir(dir, { recursive: true });
    await writeFile(join(dir, name), `${text}\n`);
  } catch (error) {
    throw new CommandError('environment', `结果写不进 ${dir}（${error instanceof Error ? error.message : String(error)}）。检查磁盘空间和写权限，或换一个 --out。`);
  }
}
