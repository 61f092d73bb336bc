import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { compareContent } from '../../../scripts/node/compare-content.ts';
import { exportContent } from '../../../scripts/node/export-content.ts';
import { mergeBase, resolveCommit, uncommitted } from '../../../scripts/node/git.ts';
import { harbourDir, swap } from '../../support/harbour.ts';

const root = mkdtempSync(join(tmpdir(), 'editors-git-'));
const origin = join(root, 'origin');
const git = (folder: string, ...words: string[]): void => void execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...words], { cwd: folder, stdio: 'ignore' });
const file = (folder: string): string => join(folder, 'content/quality/zl-sop-001.mdx');
const edit = (folder: string, from: string, to: string): void => writeFileSync(file(folder), swap(from, to)(readFileSync(file(folder), 'utf8')));

cpSync(harbourDir, join(origin, 'content'), { recursive: true });
git(origin, 'init', '-b', 'main');
git(origin, 'add', '.');
git(origin, 'commit', '-m', 'first');
git(origin, 'checkout', '-b', 'work');
edit(origin, '点亮时不要直视光源。', '点亮时不要看光源。');
git(origin, 'commit', '-am', 'second');
git(origin, 'checkout', 'main');
edit(origin, 'scope: 管全部成品', 'scope: 管所有成品');
git(origin, 'commit', '-am', 'third');
git(origin, 'checkout', 'work');
git(root, 'clone', '--depth', '1', '--no-single-branch', `file://${origin}`, 'shallow');

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('从 git 读旧的一版', () => {
  test('只看这条分支改的，main 上别人改的不算', async () => {
    const { changes } = await compareContent(join(origin, 'content'), 'main');
    expect(changes.documents.flatMap(({ blocks }) => blocks.map(({ label }) => label))).toEqual([expect.stringContaining('正文')]);
  });

  test('两个提交之间直接比', async () => {
    const { changes } = await compareContent(join(origin, 'content'), 'main', 'work');
    expect(changes.documents[0]?.blocks).toHaveLength(2);
  });

  test('取出旧的内容文件夹，现在的一个字不动', async () => {
    const target = join(root, 'old');
    const now = readFileSync(file(origin), 'utf8');
    await exportContent(join(origin, 'content'), 'main', target);
    expect(readFileSync(join(target, 'quality/zl-sop-001.mdx'), 'utf8')).toContain('管所有成品');
    expect(existsSync(join(target, '.content.tar'))).toBe(false);
    expect(readFileSync(file(origin), 'utf8')).toBe(now);
    expect(await uncommitted(join(origin, 'content'))).toEqual([]);
  });

  test('没有提交的改动看得见', async () => {
    writeFileSync(join(origin, 'content/新.txt'), '');
    expect(await uncommitted(join(origin, 'content'))).toEqual(['content/新.txt']);
    rmSync(join(origin, 'content/新.txt'));
  });

  test.each(['no-such', '--output=/tmp/x', ''])('没有「%s」这个提交', async (ref) => {
    await expect(resolveCommit(origin, ref)).rejects.toThrow('没有这个分支、标签或提交号');
  });

  test('浅克隆：说明怎么取全历史', async () => {
    await expect(mergeBase(join(root, 'shallow/content'), 'origin/main')).rejects.toThrow('git fetch --unshallow');
    await expect(resolveCommit(join(root, 'shallow'), 'V0.9')).rejects.toThrow('fetch-depth: 0');
  });

  test('不是 git 仓库', async () => {
    await expect(resolveCommit(tmpdir(), 'main')).rejects.toThrow('不在 git 仓库里');
  });

  test('没有装 git', async () => {
    vi.stubEnv('PATH', root);
    await expect(resolveCommit(origin, 'main')).rejects.toThrow('这台机器没有 git');
    vi.unstubAllEnvs();
  });
});
