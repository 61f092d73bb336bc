import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { projectDir } from '../../scripts/node/project-dir.ts';
import { childEnv } from '../support/child-env.ts';
import { compileProgram } from '../support/compiled-program.ts';
import { harbourDir } from '../support/harbour.ts';

const run = promisify(execFile);

/** Every file of the second company's site with the digest of its bytes. */
async function filesBy(renderer: 'own' | 'astro'): Promise<ReadonlyMap<string, string>> {
  const { dir, remove } = await compileProgram(renderer, harbourDir, renderer);
  try {
    const { stdout } = await run(process.execPath, ['tests/support/print-rendered.ts', dir, harbourDir, renderer], { cwd: projectDir, env: { ...childEnv(), MANUAL_CONTENT: harbourDir }, maxBuffer: 64 * 1024 * 1024 });
    return new Map(JSON.parse(stdout) as [string, string][]);
  } finally {
    await remove();
  }
}

test('我们的渲染与 Astro 的渲染：整个网站（连打印页和数据文件）一个字节不差', async () => {
  const [own, astro] = await Promise.all([filesBy('own'), filesBy('astro')]);
  expect(own.size).toBeGreaterThan(100);
  expect([...own.keys()]).toEqual([...astro.keys()]);
  expect([...own].filter(([path, digest]) => astro.get(path) !== digest).map(([path]) => path)).toEqual([]);
});
