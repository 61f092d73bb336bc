import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { tryGit } from './git.ts';
import { CommandError } from './run-command.ts';

const run = promisify(execFile);

/** Writes a content folder as a commit has it into another folder; the working tree and git's own index stay as they are. */
export async function exportContent(contentDir: string, commit: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  const archive = join(target, '.content.tar');
  if ((await tryGit(contentDir, ['archive', '--format=tar', '-o', archive, commit, '.'])) === undefined) throw new CommandError('environment', `git 取不出 ${commit} 时的内容文件夹。`);
  await run('tar', ['-xf', archive, '-C', target]);
  await rm(archive);
}
