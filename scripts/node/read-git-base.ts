import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ComparedFile } from '../../src/source/unrevised-changes.ts';
import { CommandError } from './run-command.ts';

const run = promisify(execFile);
const maxBuffer = 64 * 1024 * 1024;

/**
 * The documents of a content folder that differ from a git commit, as they were and as they are. New and removed ones are left out.
 * @throws CommandError when the folder is not in a git repository or has no such commit
 */
export async function readGitBase(contentDir: string, ref: string): Promise<readonly ComparedFile[]> {
  const changed = await git(contentDir, ref, ['diff', '--name-only', '--diff-filter=M', '-z', '--relative', ref, '--', '.']);
  const paths = changed.split('\0').filter((path) => path.endsWith('.mdx'));
  return Promise.all(
    paths.map(async (path) => ({
      file: `content/${path}`,
      before: withoutReturns(await git(contentDir, ref, ['show', `${ref}:./${path}`])),
      after: withoutReturns(await readFile(join(contentDir, path), 'utf8')),
    })),
  );
}

const withoutReturns = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

async function git(folder: string, ref: string, command: readonly string[]): Promise<string> {
  // An option in the place of a commit must not reach git.
  if (ref.startsWith('-')) throw unknownBase(ref);
  try {
    return (await run('git', [...command], { cwd: folder, maxBuffer })).stdout;
  } catch {
    throw unknownBase(ref);
  }
}

const unknownBase = (ref: string): CommandError =>
  new CommandError('usage', `读不到 git 提交「${ref}」：内容文件夹要在 git 仓库里，并且有这个分支、标签或提交号。例如 npm run check -- --base main。`);
