import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withBrowser } from '../../scripts/node/browser.ts';
import { withBuildLock } from '../../scripts/node/build-lock.ts';
import { readTree } from '../../scripts/node/measure-run.ts';
import { projectDir } from '../../scripts/node/project-dir.ts';
import { isRunning } from '../../scripts/node/staged-output.ts';
import { childEnv } from '../support/child-env.ts';

let dir = '';

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'manual-faults-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

interface Started {
  readonly child: ChildProcess;
  /** Resolves when the output has the word, or when the command ends without it. */
  readonly said: (word: string) => Promise<void>;
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>;
}

function start(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Started {
  const child = spawn(process.execPath, [join('scripts', script), ...args], { cwd: projectDir, env: { ...childEnv(), ...env } });
  let output = '';
  const listeners: (() => void)[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => void ((output += piece.toString()), listeners.forEach((listener) => listener())));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }));
  const said = async (word: string): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const look = (): void => (output.includes(word) ? resolve(undefined) : undefined);
    listeners.push(look);
    look();
    await Promise.race([promise, ended]);
  };
  return { child, said, ended };
}

/** A folder with a good edition in it. */
async function goodOutput(name: string): Promise<string> {
  const out = join(dir, name, 'dist');
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'index.html'), '上一版');
  return out;
}

const isIntact = async (out: string): Promise<void> => {
  expect(await readdir(out)).toEqual(['index.html']);
  expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('上一版');
};

/** On a busy machine a build takes minutes. */
const patient = 900_000;

/** The smallest company: its site is built in seconds. */
const studioDir = join(projectDir, 'tests/fixtures/companies/studio/content');

const build = (out: string, env: NodeJS.ProcessEnv = {}, content: string = studioDir): Started => start('build.ts', ['--content', content, '--out', out, '--no-pdf'], env);

const failingDisk = (folder: string, fault: string): NodeJS.ProcessEnv => ({ NODE_OPTIONS: `--import ${join(projectDir, 'tests/support/full-disk.mjs')}`, FULL_DISK: folder, DISK_FAULT: fault });

const script = async (name: string, text: string): Promise<string> => {
  const file = join(dir, name);
  await writeFile(file, `#!/bin/sh\n${text}\n`);
  await chmod(file, 0o755);
  return file;
};

/** The browser's processes below a process. */
async function browsersOf(root: number): Promise<readonly number[]> {
  const tree = readTree(root);
  const names = await Promise.all(tree.map(({ pid }) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
  return tree.flatMap(({ pid }, index) => (/chrom/i.test(names[index]?.split('\0')[0] ?? '') ? [pid] : []));
}

describe('生成中途出事，上一版完好，重做就成', () => {
  test('在每个阶段被杀掉，再生成一次：新的一版换上，没有残留；Astro 的缓存坏了也不碍事', async () => {
    const out = await goodOutput('killed');
    for (const stage of ['检查　', '网站　', '搜索　']) {
      const { child, said, ended } = build(out);
      await said(stage);
      child.kill('SIGKILL');
      await ended;
      await isIntact(out);
    }
    await mkdir(join(projectDir, 'node_modules', '.astro'), { recursive: true });
    await writeFile(join(projectDir, 'node_modules', '.astro', 'data-store.json'), '坏了 {{{');
    const { code, output } = await build(out).ended;
    expect(output).toContain('离线');
    expect(code).toBe(0);
    expect(await readFile(join(out, 'index.html'), 'utf8')).toContain('<html');
    expect(await readdir(join(out, '..'))).toEqual(['dist']);
  }, patient);

  test.each([['网页', '/documents/'], ['搜索索引', '/pagefind/']])('磁盘在写%s时满了：说磁盘满了，退出码 3，没有残留', async (name, folder) => {
    const out = await goodOutput(`full-${name}`);
    const { code, output } = await build(out, failingDisk(folder, 'ENOSPC')).ended;
    expect(output).toContain('磁盘满了');
    expect(output).not.toMatch(/\n\s+at /);
    expect(code).toBe(3);
    await isIntact(out);
    expect(await readdir(join(out, '..'))).toEqual(['dist']);
  }, patient);

  test.each([['缓存文件夹', '/node_modules/.cache', 'EACCES'], ['锁所在的文件夹', '/node_modules/.probe', 'EROFS']])('%s不能写：说是哪个文件夹、怎么办，退出码 3', async (_name, folder, fault) => {
    const out = await goodOutput(`cache-${fault}`);
    const { code, output } = await build(out, failingDisk(folder, fault)).ended;
    expect(output).toContain('node_modules');
    expect(output).toContain('读写权限');
    expect(output).toContain('原来的输出没有动');
    expect(output).not.toMatch(/\n\s+at /);
    expect(code).toBe(3);
    await isIntact(out);
    expect(await readdir(join(out, '..'))).toEqual(['dist']);
  }, patient);

  test('打印的时候被杀掉：上一版完好，浏览器跟着退出', async () => {
    const out = await goodOutput('printing');
    const { child, ended } = start('build.ts', ['--content', studioDir, '--out', out]);
    let browsers: readonly number[] = [];
    await expect.poll(async () => (browsers = await browsersOf(child.pid ?? 0)).length, { timeout: 600_000 }).toBeGreaterThan(1);
    child.kill('SIGKILL');
    await ended;
    await isIntact(out);
    await expect.poll(() => browsers.filter(isRunning), { timeout: 60_000 }).toEqual([]);
  }, patient);

  test('打印用的浏览器起不来：网站换上新的一版，说只缺 PDF，退出码 3', async () => {
    const out = await goodOutput('no-book');
    const browser = await script('broken-browser', 'case "$*" in *--version*) echo "Chromium 1";; *) exit 9;; esac');
    const { code, output } = await start('build.ts', ['--content', studioDir, '--out', out], { PUPPETEER_EXECUTABLE_PATH: browser }).ended;
    expect(output).toContain('只缺 PDF');
    expect(output).not.toMatch(/\n\s+at /);
    expect(code).toBe(3);
    expect(await readFile(join(out, 'index.html'), 'utf8')).toContain('data-book="missing"');
    expect(await readdir(join(out, '..'))).toEqual(['dist']);
  }, patient);

  test.each([['不能写的地方', '/sys/manual/dist'], ['路径中间是一个文件', join(projectDir, 'package.json', 'dist')]])('输出是%s：说换一个文件夹，退出码 3', async (_name, out) => {
    const { code, output } = await build(out).ended;
    expect(output).toContain('--out');
    expect(output).not.toMatch(/\n\s+at /);
    expect(code).toBe(3);
  });

  test('两个公司同时生成：一个等另一个，各得各的网站', async () => {
    const other = join(dir, 'other-content');
    await cp(studioDir, other, { recursive: true });
    const company = await readFile(join(other, 'company.yaml'), 'utf8');
    await writeFile(join(other, 'company.yaml'), company.replace(/^ {2}title: .*$/m, '  title: 另一家的手册'));
    const outs = [join(dir, 'both', 'a'), join(dir, 'both', 'b')] as const;
    const results = await Promise.all([build(outs[0]).ended, build(outs[1], {}, other).ended]);
    expect(results.map(({ code }) => code)).toEqual([0, 0]);
    expect(results.map(({ output }) => output).join()).toContain('另一个生成正在进行');
    expect(await readFile(join(outs[0], 'index.html'), 'utf8')).not.toContain('另一家的手册');
    expect(await readFile(join(outs[1], 'index.html'), 'utf8')).toContain('另一家的手册');
    expect((await readdir(join(dir, 'both'))).sort()).toEqual(['a', 'b']);
  }, patient);
});

describe('生成的锁', () => {
  test('主人已经不在的锁和写坏的锁，接过来用', async () => {
    for (const text of [String(2 ** 22 + 1), '坏了']) {
      const file = join(dir, 'lock');
      await writeFile(file, text);
      expect(await withBuildLock(file, () => undefined, async () => readFile(file, 'utf8'))).toBe(String(process.pid));
      expect(await readdir(dir)).not.toContain('lock');
    }
  });

  test('出了错也放开', async () => {
    const file = join(dir, 'lock');
    await expect(withBuildLock(file, () => undefined, () => Promise.reject(new Error('出错')))).rejects.toThrow('出错');
    expect(await readdir(dir)).not.toContain('lock');
  });

  test('别人一直不放：说是哪个进程，怎么办', async () => {
    const file = join(dir, 'held');
    await writeFile(file, String(process.ppid));
    await expect(withBuildLock(file, () => undefined, async () => undefined, 0)).rejects.toThrow(`进程 ${process.ppid}`);
  });
});

async function printWith(executable: string, use: Parameters<typeof withBrowser>[1] = async () => undefined): ReturnType<typeof withBrowser> {
  const before = process.env['PUPPETEER_EXECUTABLE_PATH'];
  process.env['PUPPETEER_EXECUTABLE_PATH'] = executable;
  try {
    return await withBrowser(() => undefined, use, { startMs: 3_000, answerMs: 3_000 });
  } finally {
    if (before === undefined) delete process.env['PUPPETEER_EXECUTABLE_PATH'];
    else process.env['PUPPETEER_EXECUTABLE_PATH'] = before;
  }
}

describe('打印用的浏览器出事，是环境的问题，不是程序的错', () => {
  test.each([
    ['一打开就退出', 'case "$*" in *--version*) echo "Chromium 1";; *) exit 9;; esac'],
    ['打开后没有反应', 'case "$*" in *--version*) echo "Chromium 1";; *) exec sleep 30;; esac'],
  ])('浏览器%s', async (_name, text) => {
    expect(await printWith(await script('browser', text))).toMatchObject({ ok: false, problem: { code: 'P403' } });
  });

  test('打印到一半浏览器崩溃', async () => {
    const outcome = await withBrowser(() => undefined, async (browser) => {
      const page = await browser.newPage();
      browser.process()?.kill('SIGKILL');
      await page.evaluate(() => document.title);
    });
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'P403' } });
  });

  test('打印到一半页面卡死', async () => {
    const outcome = await withBrowser(
      () => undefined,
      async (browser) => {
        const page = await browser.newPage();
        await page.evaluate(() => {
          for (;;);
        });
      },
      { startMs: 60_000, answerMs: 5_000 },
    );
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'P403' } });
  });

  test('别的错误照样抛出来', async () => {
    await expect(withBrowser(() => undefined, () => Promise.reject(new TypeError('程序错')))).rejects.toThrow('程序错');
  });
});

test('端口被占：说是哪个端口，怎么换，退出码 3', async () => {
  const out = await goodOutput('preview');
  await writeFile(join(out, 'manual.json'), JSON.stringify({ company: { site: { url: 'http://localhost/' } } }));
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { code, output } = await start('preview.ts', ['--out', out, '--port', String(port)]).ended;
  server.close();
  expect(code).toBe(3);
  expect(output).toContain(`端口 ${port} 已被别的程序占用`);
});
