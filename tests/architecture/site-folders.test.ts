import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectDir } from '../../scripts/node/project-dir.ts';
import { pathProblems } from '../../src/source/path-problems.ts';

test('网站自己用的每个网址，章都不能叫这个名字', async () => {
  const pages = await readdir(join(projectDir, 'src/pages'), { withFileTypes: true });
  const folders = pages.flatMap((entry) => (entry.isDirectory() && !entry.name.startsWith('[') ? [entry.name] : []));
  expect(folders.length).toBeGreaterThan(10);
  const free = folders.filter((folder) => pathProblems({ files: [], symbolicLinks: [], chapters: [folder] }).length === 0);
  expect(free, '补进 src/source/path-problems.ts 的 siteFolders').toEqual([]);
});
