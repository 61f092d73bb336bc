import { execFile, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectDir } from '../../../scripts/node/project-dir.ts';
import { childEnv } from '../../support/child-env.ts';
import { harbourDir, swap } from '../../support/harbour.ts';

const root = mkdtempSync(join(tmpdir(), 'commands-'));
const content = join(root, 'content');
const zl = join(content, 'quality/zl-sop-001.mdx');
const git = (...words: string[]): void => void execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...words], { cwd: root, stdio: 'ignore' });

interface Outcome {
  readonly code: number;
  readonly output: string;
}

const run = (name: string, ...words: readonly string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    execFile(process.execPath, [join(projectDir, 'scripts', `${name}.ts`), ...words, '--content', content], { cwd: root, env: childEnv() }, (error, stdout, stderr) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr }));
  });

beforeAll(() => {
  cpSync(harbourDir, content, { recursive: true });
  git('init', '-b', 'main');
  git('add', '.');
  git('commit', '-m', 'first');
  writeFileSync(zl, swap('点亮时不要直视光源。', '点亮时不要看光源。')(readFileSync(zl, 'utf8')));
  writeFileSync(join(root, 'event.json'), JSON.stringify({ pull_request: { user: { login: 'a' }, head: { sha: '0' } }, reviews: [] }));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('命令从头到尾', () => {
  test('pr-report 打印报告；没有修订的看得见', async () => {
    const { code, output } = await run('pr-report', '--base', 'main', '--branch', 'work', '--preview', 'https://p.example.com');
    expect(output).toContain('**1 份文件改了内容没有修订。**');
    expect(code).toBe(0);
  });

  test('redline 写出网页', async () => {
    const out = join(root, 'redline');
    expect((await run('redline', '--base', 'main', '--out', out)).code).toBe(0);
    expect(readFileSync(join(out, 'redline.html'), 'utf8')).toContain('ZL-SOP-001');
  });

  test('approvals：没有批准以 1 退出，说缺谁', async () => {
    const { code, output } = await run('approvals', '--base', 'main', '--event', join(root, 'event.json'));
    expect(output).toContain('M607');
    expect(code).toBe(1);
  });

  test('approvals：数据不是合并请求的，以 2 退出', async () => {
    writeFileSync(join(root, 'wrong.json'), '{}');
    const { code, output } = await run('approvals', '--base', 'main', '--event', join(root, 'wrong.json'));
    expect(output).toContain('不是合并请求的数据');
    expect(code).toBe(2);
  });

  test('check --watch：每次保存再查一遍，停下来就退出', async () => {
    const watched = join(root, 'watched');
    cpSync(harbourDir, watched, { recursive: true });
    const child = spawn(process.execPath, [join(projectDir, 'scripts/check.ts'), '--watch', '--content', watched], { cwd: root, env: childEnv() });
    let output = '';
    const seen = (text: string): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => void (output.includes(text) && resolve());
        child.stdout.on('data', look);
        look();
      });
    child.stdout.on('data', (data: Buffer) => (output += data.toString()));
    await seen('保存文件就再查一遍');
    expect(output).toContain('错误 0 处');
    const file = join(watched, 'quality/zl-sop-001.mdx');
    // The watcher is there a moment after the words: saved again until it is seen.
    const saving = setInterval(() => writeFileSync(file, swap('scope: 管', 'scop: 管')(readFileSync(join(harbourDir, 'quality/zl-sop-001.mdx'), 'utf8'))), 500);
    await seen('M104');
    clearInterval(saving);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  test.each([
    ['pr-report', ['--base', 'nowhere'], '没有这个分支'],
    ['revise', [], '写一个文件编号'],
  ])('%s %j：一句话说清，以 2 退出', async (name, words, message) => {
    const { code, output } = await run(name, ...words);
    expect(output).toContain(message);
    expect(code).toBe(2);
  });
});
