import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectDir } from '../../../scripts/node/project-dir.ts';
import { sparingNode } from '../../../scripts/node/sparing-node.ts';

test.each([['build'], ['start']])('npm run %s 省着用内存，和评测里的一样', async (name) => {
  const { scripts } = JSON.parse(await readFile(join(projectDir, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  expect(scripts[name]).toBe(`node ${sparingNode.join(' ')} scripts/${name}.ts`);
});
