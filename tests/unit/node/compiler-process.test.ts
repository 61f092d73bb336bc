import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { projectDir } from '../../../scripts/node/project-dir.ts';
import { childEnv } from '../../support/child-env.ts';

const run = promisify(execFile);
const leave = (programs: string): Promise<{ readonly stderr: string }> => run(process.execPath, ['tests/support/warm-and-leave.ts', programs], { cwd: projectDir, env: childEnv(), timeout: 15_000 });

test('编译器提前启动了又用不上，命令照样马上结束，什么也不留下', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'manual-programs-'));
  await expect(leave(empty)).resolves.toMatchObject({ stderr: '' });
});
