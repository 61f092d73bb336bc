import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStagedOutput } from '../../scripts/node/staged-output.ts';
import { projectDir } from '../../scripts/node/project-dir.ts';
import { childEnv } from '../support/child-env.ts';

const run = promisify(execFile);

interface Finished {
  readonly code: number;
  readonly output: string;
}

const command = async (script: string, ...args: string[]): Promise<Finished> => {
  try {
    const { stdout, stderr } = await run(process.execPath, [join('scripts', script), ...args], { cwd: projectDir, env: childEnv() });
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const failed = error as { code: number; stdout: string; stderr: string };
    return { code: failed.code, output: failed.stdout + failed.stderr };
  }
};

let dir = '';

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'manual-atomic-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('生成不成功，原来的手册还在用', () => {
  test('内容有错：退出码 1，输出文件夹一个字节都没有动，也没有留下别的', async () => {
    const content = join(dir, 'content');
    const out = join(dir, 'dist');
    await cp(join(projectDir, 'content'), content, { recursive: true });
    await mkdir(out);
    await writeFile(join(out, 'index.html'), '上一版');
    await writeFile(join(content, 'qc', 'qc-sop-003.mdx'), '---\ntype: procedure\n---\n');
    const result = await command('build.ts', '--content', content, '--out', out);
    expect(result.code).toBe(1);
    expect(result.output).toContain('content/qc/qc-sop-003.mdx:2:1');
    expect(result.output).not.toMatch(/\n\s+at .*\.ts:\d+/);
    expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('上一版');
    expect(await readdir(dir)).toEqual(['content', 'dist']);
  });

  test('换上新的一版时，旧的一版让位，旁边什么也不留', async () => {
    const out = join(dir, 'swap');
    await mkdir(out);
    await writeFile(join(out, 'a.txt'), '旧');
    const staged = await openStagedOutput(out);
    await writeFile(join(staged.dir, 'b.txt'), '新');
    await staged.publish();
    expect(await readdir(out)).toEqual(['b.txt']);
    expect((await readdir(dir)).filter((name) => name.startsWith('swap'))).toEqual(['swap']);
  });

  test('生成到一半被杀掉：下一次开工先把好的一版放回原位，再清掉残留', async () => {
    const out = join(dir, 'killed');
    const deadPid = 2 ** 22 + 1;
    await mkdir(`${out}.old-${deadPid}`);
    await writeFile(join(`${out}.old-${deadPid}`, 'a.txt'), '好的一版');
    await mkdir(`${out}.new-${deadPid}`);
    const staged = await openStagedOutput(out);
    expect(await readFile(join(out, 'a.txt'), 'utf8')).toBe('好的一版');
    await staged.discard();
    expect((await readdir(dir)).filter((name) => name.startsWith('killed'))).toEqual(['killed']);
  });
});

describe('检查的结果也能写成文件', () => {
  test('--out 的文件与屏幕上的一样', async () => {
    const out = join(dir, 'report');
    const result = await command('check.ts', '--format', 'json', '--out', out);
    expect(JSON.parse(await readFile(join(out, 'check.json'), 'utf8'))).toEqual(JSON.parse(result.output));
  });
});

describe('命令写错时说清楚怎么改', () => {
  test.each([
    ['check.ts', ['--formt', 'json'], '--formt'],
    ['check.ts', ['--format', 'xml'], 'text、json、github'],
    ['build.ts', ['--content', '/没有/这里'], '没有内容文件夹'],
    ['preview.ts', ['--out', '/没有/这里'], '先运行 npm run build'],
    ['pdf.ts', ['--from', '/没有/这里'], '先运行 npm run build'],
    ['new.ts', ['--chapter', 'qd'], 'qc'],
  ])('%s %j', async (script, args, words) => {
    const result = await command(script, ...args);
    expect(result.code).toBe(2);
    expect(result.output).toContain(words);
  });

  test.each(['start', 'dev', 'build', 'check', 'pdf', 'preview', 'new', 'test', 'verify'])('%s --help 有说明和退出码', async (name) => {
    const result = await command(`${name}.ts`, '--help');
    expect(result.code).toBe(0);
    expect(result.output).toContain(`npm run ${name}`);
    expect(result.output).toContain('退出码');
  });
});
