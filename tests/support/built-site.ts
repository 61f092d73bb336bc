import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { childEnv } from './child-env.ts';
import { projectDir } from '../../scripts/node/project-dir.ts';

const run = promisify(execFile);

export interface BuiltSite {
  readonly dir: string;
  readonly log: string;
}

interface Wanted {
  /** A content folder; the shipped manual when left out. */
  readonly content?: string;
  readonly withBook?: boolean;
}

/**
 * The site as `npm run build` makes it. Set MANUAL_BUILT to the folder of an existing build of the shipped manual to skip building it again
 * while writing tests; the test command itself builds once for all suites (see global-build.ts).
 */
export async function buildForTests({ content, withBook = false }: Wanted): Promise<BuiltSite> {
  const key = createHash('sha256').update(JSON.stringify([content ?? 'content', withBook])).digest('hex').slice(0, 12);
  const dir = join(tmpdir(), `manual-test-${process.pid}-${key}`);
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  const args = ['scripts/build.ts', '--out', join(dir, 'dist'), ...(content ? ['--content', content] : []), ...(withBook ? [] : ['--no-pdf'])];
  const { stdout } = await run(process.execPath, args, { cwd: projectDir, env: childEnv(), maxBuffer: 32 * 1024 * 1024 });
  return { dir: join(dir, 'dist'), log: stdout };
}

/** The one build of the shipped manual that contract and e2e tests share. */
export async function builtSite(): Promise<BuiltSite> {
  const dir = process.env['MANUAL_BUILT'];
  if (dir === undefined || !existsSync(dir)) throw new Error('还没有生成供测试用的网站：用 npm test 运行。');
  return { dir, log: await readFile(join(dir, '..', 'build.log'), 'utf8').catch(() => '') };
}
