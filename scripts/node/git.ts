import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CommandError } from './run-command.ts';

const run = promisify(execFile);
const maxBuffer = 256 * 1024 * 1024;

/** Runs git in a folder; undefined when git says no. @throws CommandError when the machine has no git */
export async function tryGit(folder: string, words: readonly string[]): Promise<string | undefined> {
  try {
    return (await run('git', ['-c', 'core.quotePath=false', ...words], { cwd: folder, maxBuffer })).stdout;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw new CommandError('environment', '这台机器没有 git。装好 git 再试；只检查内容用不着它：npm run check。');
    return undefined;
  }
}

/** The commit that a name stands for. @throws CommandError that says why there is none: no repository, a shallow clone, or no such name */
export async function resolveCommit(folder: string, ref: string): Promise<string> {
  // An option in the place of a commit must not reach git.
  const found = ref.startsWith('-') || ref === '' ? undefined : await tryGit(folder, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  if (found !== undefined) return found.trim();
  if ((await tryGit(folder, ['rev-parse', '--git-dir'])) === undefined) throw new CommandError('usage', `读不到 git 提交「${ref}」：${folder} 不在 git 仓库里。内容文件夹要在 git 仓库里才能比较；下载的压缩包没有历史，请用 git clone。`);
  throw new CommandError('usage', `读不到 git 提交「${ref}」：没有这个分支、标签或提交号。${(await isShallow(folder)) ? shallowAdvice : '例如 --base main；远端的分支写成 origin/main，先运行 git fetch。'}`);
}

/** Where the current branch left the base: what others have changed on the base since is not this branch's. */
export async function mergeBase(folder: string, ref: string): Promise<string> {
  const commit = await resolveCommit(folder, ref);
  const found = await tryGit(folder, ['merge-base', commit, 'HEAD']);
  if (found !== undefined) return found.trim();
  if (await isShallow(folder)) throw new CommandError('usage', `找不到当前分支从「${ref}」分出来的地方。${shallowAdvice}`);
  return commit;
}

/** Files with changes that are not committed, as git lists them. */
export const uncommitted = async (folder: string): Promise<readonly string[]> => ((await tryGit(folder, ['status', '--porcelain', '--', '.'])) ?? '').split('\n').filter((line) => line !== '').map((line) => line.slice(3));

const isShallow = async (folder: string): Promise<boolean> => (await tryGit(folder, ['rev-parse', '--is-shallow-repository']))?.trim() === 'true';

const shallowAdvice = '这是浅克隆，只有最近的历史：运行 git fetch --unshallow；持续集成里把取代码的深度设为 0（fetch-depth: 0，GitLab 是 GIT_DEPTH: 0）。';
