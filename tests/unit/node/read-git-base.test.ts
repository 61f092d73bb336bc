import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readGitBase } from '../../../scripts/node/read-git-base.ts';

const folder = mkdtempSync(join(tmpdir(), 'git-base-'));
const git = (...words: string[]): void => void execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...words], { cwd: folder, stdio: 'ignore' });

mkdirSync(join(folder, 'content/quality'), { recursive: true });
writeFileSync(join(folder, 'content/quality/zl-sop-001.mdx'), '旧\n');
writeFileSync(join(folder, 'content/quality/zl-sop-002.mdx'), '不变\n');
git('init', '-b', 'main');
git('add', '.');
git('commit', '-m', 'first');
writeFileSync(join(folder, 'content/quality/zl-sop-001.mdx'), '新\r\n');
writeFileSync(join(folder, 'content/quality/zl-sop-003.mdx'), '多出来的\n');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('与 git 提交比', () => {
  test('只给出改过的文件，前后都是 LF 换行', async () => {
    expect(await readGitBase(join(folder, 'content'), 'main')).toEqual([{ file: 'content/quality/zl-sop-001.mdx', before: '旧\n', after: '新\n' }]);
  });

  test.each(['no-such-branch', '--output=/tmp/x'])('没有「%s」这个提交，说清楚怎么写', async (ref) => {
    await expect(readGitBase(join(folder, 'content'), ref)).rejects.toThrow(`读不到 git 提交「${ref}」`);
  });

  test('文件夹不在 git 仓库里也是一句话', async () => {
    await expect(readGitBase(tmpdir(), 'main')).rejects.toThrow('内容文件夹要在 git 仓库里');
  });
});
