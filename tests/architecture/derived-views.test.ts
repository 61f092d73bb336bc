import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectDir } from '../../scripts/node/project-dir.ts';

const folders = ['src/model', 'src/site', 'src/machine', 'src/offline', 'src/search', 'templates'];
/** The one place that remembers views of the manual, and the one that knows who reads it. */
const rememberers = new Set(['src/model/derive.ts', 'src/model/tracked-manual.ts']);

const keepsViews = (code: string): boolean => /new WeakMap\b/.test(code);

/** A view that a module keeps for itself is read by the next page without anybody knowing: that page would be taken for unchanged when it is not. */
test('从手册推出来的东西只由 derive 记着，别处不自己留', async () => {
  const listed = await Promise.all(folders.map(async (folder) => (await readdir(join(projectDir, folder), { recursive: true })).map((path) => join(folder, path))));
  const code = listed.flat().filter((path) => /\.(?:ts|astro)$/.test(path) && !rememberers.has(path));
  expect(code.length).toBeGreaterThan(200);
  const found = await Promise.all(code.map(async (path) => (keepsViews(await readFile(join(projectDir, path), 'utf8')) ? [path] : [])));
  expect(found.flat()).toEqual([]);
});

test('留了就看得出来', () => {
  expect(keepsViews('const known = new WeakMap<Manual, Index>();')).toBe(true);
});
