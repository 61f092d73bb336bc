import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { projectDir } from '../../../scripts/node/project-dir.ts';
import { hastyNode, keptModules, sparingNode } from '../../../scripts/node/sparing-node.ts';

const { scripts } = JSON.parse(await readFile(join(projectDir, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

test.each([['build'], ['start']])('npm run %s 省着用内存，和评测里的一样', (name) => {
  expect(scripts[name]).toBe(`node ${[...keptModules, ...sparingNode].join(' ')} scripts/${name}.ts`);
});

test('npm run pdf 不为只做一两遍的事编译，和评测里的一样', () => {
  expect(scripts['pdf']).toBe(`node ${[...keptModules, ...hastyNode].join(' ')} scripts/pdf.ts`);
});

test('每个命令都先取用存下的编译结果', () => {
  const own = Object.entries(scripts).filter(([, line]) => / scripts\/[a-z-]+\.ts$/.test(line));
  expect(own.length).toBeGreaterThan(15);
  for (const [name, line] of own) expect(line, name).toContain(`node ${keptModules.join(' ')} `);
});

test('存下编译结果的程序单独也跑得起来', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [...keptModules, '--eval', 'console.log(require("node:module").getCompileCacheDir())'], { cwd: projectDir });
  expect(stdout.trim().replaceAll('\\', '/')).toContain('node_modules/.cache/manual/modules');
});
