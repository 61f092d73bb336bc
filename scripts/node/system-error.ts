/** What the operating system says when it cannot, and what to do about it. */
const remedies: Readonly<Record<string, string>> = {
  ENOSPC: '磁盘满了。腾出空间再运行一次；或用 --out 换到别的磁盘。',
  EDQUOT: '磁盘配额用完了。腾出空间再运行一次；或用 --out 换到别的磁盘。',
  EACCES: '没有权限。检查文件夹的主人和读写权限；或用 --out 换一个能写的文件夹。',
  EPERM: '系统不允许。检查文件夹的权限，关掉正在占用它的程序；或用 --out 换一个文件夹。',
  EROFS: '这个磁盘只能读。用 --out 换一个能写的文件夹。',
  EBUSY: '文件正被别的程序占用。关掉它再运行一次。',
  EMFILE: '打开的文件太多。关掉一些程序，或把系统的文件数上限（ulimit -n）调大。',
  ENOTDIR: '路径中间有一个是文件，不是文件夹。用 --out 换一个文件夹。',
};

/** The message for a failure of the machine and not of the program; undefined for any other failure. */
export function describeSystemError(error: unknown): string | undefined {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : /\b(ENOSPC|EDQUOT|EROFS)\b/.exec(cause.message)?.[1];
    const remedy = code === undefined ? undefined : remedies[code];
    if (remedy !== undefined) return `${'path' in cause && typeof cause.path === 'string' ? `写不进 ${cause.path.replace(/^file:\/\//, '')}：` : ''}${remedy}\n原来的输出没有动。（${cause.message}）`;
  }
  return undefined;
}
