import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectDir } from '../../../scripts/node/project-dir.ts';
import { hastyNode, sparingNode } from '../../../scripts/node/sparing-node.ts';

const { scripts } = JSON.parse(await readFile(join(projectDir, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

test.each([['build'], ['start']])('npm run %s 省着用内存，和评测里的一样', (name) => {
  expect(scripts[name]).toBe(`node ${sparingNode.join(' ')} scripts/${name}.ts`);
});

test('npm run pdf 不为只做一两遍的事编译，和评测里的一样', () => {
  expect(scripts['pdf']).toBe(`node ${hastyNode.join(' ')} scripts/pdf.ts`);
});
