import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectDir } from '../../scripts/node/project-dir.ts';
import { childEnv } from '../support/child-env.ts';
import { copyHarbour, type HarbourCopy } from '../support/harbour-copy.ts';

const run = promisify(execFile);

const cells = Array.from({ length: 30 }, (_, at) => `SKU-2026-${at}`);
const table = [cells, cells.map(() => '---'), cells].map((row) => `| ${row.join(' | ')} |`).join('\n');

let content: HarbourCopy;
let out = '';
let line = 0;

beforeAll(() => {
  content = copyHarbour();
  out = join(content.dir, '..', 'dist');
  const text = `${content.read('aftersales/sh-pol-001.mdx').trimEnd()}\n\n## 型号\n\n${table}\n`;
  line = text.split('\n').findIndex((one) => one.includes('SKU-2026-10')) + 1;
  content.write('aftersales/sh-pol-001.mdx', text);
});
afterAll(() => content.remove());

test('横放也放不下的表格：生成停下，说出文件和行，原来的手册不动', async () => {
  const failed = await run(process.execPath, ['scripts/build.ts', '--content', content.dir, '--out', out], { cwd: projectDir, env: childEnv() }).then(
    () => undefined,
    (error: unknown) => error as { readonly code: number; readonly stdout: string; readonly stderr: string },
  );
  const said = `${failed?.stdout}${failed?.stderr}`;
  expect(said).toMatch(new RegExp(`content/aftersales/sh-pol-001\\.mdx:${line}：表格（里面有「SKU-2026-10」）宽 \\d+ mm，版心只容 \\d+ mm`));
  expect(failed?.code).toBe(1);
  expect(existsSync(out)).toBe(false);
}, 180_000);
