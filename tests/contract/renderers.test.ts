import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { cacheDir } from '../../scripts/node/cache-dir.ts';
import { childEnv } from '../support/child-env.ts';
import { projectDir } from '../../scripts/node/project-dir.ts';

const run = promisify(execFile);
const work = join(cacheDir, `renderers-test-${process.pid}`);
const content = join(projectDir, 'tests/fixtures/companies/harbour/content');

afterAll(() => rm(work, { recursive: true, force: true }));

/** Every file of the second company's site with the digest of its bytes, from one compilation. A process each: compiled pages keep their manual. */
async function filesBy(renderer: 'own' | 'astro'): Promise<ReadonlyMap<string, string>> {
  const env = { ...childEnv(), MANUAL_CONTENT: content };
  const dir = join(work, renderer);
  await run(process.execPath, ['scripts/node/compile-site-program.ts', dir, renderer], { cwd: projectDir, env });
  const { stdout } = await run(process.execPath, ['tests/support/print-rendered.ts', dir, content], { cwd: projectDir, env, maxBuffer: 64 * 1024 * 1024 });
  return new Map(JSON.parse(stdout) as [string, string][]);
}

test('我们的渲染与 Astro 的渲染：整个网站（连打印页和数据文件）一个字节不差', async () => {
  const [own, astro] = await Promise.all([filesBy('own'), filesBy('astro')]);
  expect(own.size).toBeGreaterThan(100);
  expect([...own.keys()]).toEqual([...astro.keys()]);
  expect([...own].filter(([path, digest]) => astro.get(path) !== digest).map(([path]) => path)).toEqual([]);
});
