import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectDir } from '../../scripts/node/project-dir.ts';
import { childEnv } from '../support/child-env.ts';

const run = promisify(execFile);
const fixture = join(projectDir, 'tests/fixtures/types/checklist');

let dir = '';

/** A copy of the project with one folder more in templates/ and one document of that type: nothing else is touched. */
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'manual-type-'));
  await Promise.all(['src', 'templates', 'scripts', 'public', 'package.json', 'tsconfig.json', 'astro.config.mjs'].map((name) => cp(join(projectDir, name), join(dir, name), { recursive: true })));
  await cp(join(projectDir, 'tests/fixtures/companies/harbour/content'), join(dir, 'content'), { recursive: true });
  await symlink(join(projectDir, 'node_modules'), join(dir, 'node_modules'), 'dir');
  await cp(fixture, join(dir, 'templates/checklist'), { recursive: true });
  await cp(join(fixture, 'zl-chk-001.mdx'), join(dir, 'content/quality/zl-chk-001.mdx'));
  await rm(join(dir, 'templates/checklist/zl-chk-001.mdx'));
  const chapter = join(dir, 'content/quality/_chapter.yaml');
  await writeFile(chapter, (await readFile(chapter, 'utf8')).replace('[procedure, policy]', '[procedure, policy, checklist]'));
  await run(process.execPath, ['scripts/build.ts', '--no-pdf'], { cwd: dir, env: childEnv() });
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('加一类文件只要加一个文件夹', () => {
  test('网站有它的页面，标题有编号，引用能点', async () => {
    const html = await readFile(join(dir, 'dist/quality/zl-chk-001/index.html'), 'utf8');
    expect(html).toContain('点检表');
    expect(html).toContain('静电手环测试合格');
    expect(html).toMatch(/2\.2\.1<\/span>\s*点检项/);
    expect(html).toContain('/manual/quality/zl-sop-001/');
  });

  test('打印页、编译后的模型、文件总表和搜索都认得它', async () => {
    const print = await readFile(join(dir, 'dist/print/manual/index.html'), 'utf8');
    expect(print).toContain('id="zl-chk-001"');
    const manual = JSON.parse(await readFile(join(dir, 'dist/manual.json'), 'utf8')) as { documents: { code: string; typeLabel: string }[]; references: { from: { id: string }; to: { id: string } }[] };
    expect(manual.documents.find(({ code }) => code === 'ZL-CHK-001')?.typeLabel).toBe('点检表');
    expect(manual.references).toContainEqual(expect.objectContaining({ from: { kind: 'document', id: 'ZL-CHK-001' }, to: { kind: 'document', id: 'ZL-SOP-001' } }));
    expect(await readFile(join(dir, 'dist/documents/index.html'), 'utf8')).toContain('ZL-CHK-001');
    expect((await readdir(join(dir, 'dist/pagefind/filter'))).length).toBeGreaterThan(0);
  });

  test('它的字段照样检查：引用的岗位不存在会报', async () => {
    const file = join(dir, 'content/quality/zl-chk-001.mdx');
    await writeFile(file, (await readFile(file, 'utf8')).replace('role: fixer', 'role: fixr'));
    const { stdout } = await run(process.execPath, ['scripts/check.ts', '--format', 'json'], { cwd: dir, env: childEnv() }).catch((error: { stdout: string }) => error);
    expect((JSON.parse(stdout) as { code: string; file: string; line: number }[]).filter(({ code }) => code === 'M201')).toEqual([expect.objectContaining({ file: 'content/quality/zl-chk-001.mdx', line: 21 })]);
  });
});
