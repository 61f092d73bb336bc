import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectDir } from '../../../scripts/node/project-dir.ts';
import { describeSystemError } from '../../../scripts/node/system-error.ts';

const read = (file: string): string => readFileSync(join(projectDir, file), 'utf8');

describe('文档说的与仓库一致', () => {
  test('每个依赖在 README 里写着理由和许可', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Readonly<Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>>;
    const section = /^## 依赖\n([\s\S]*?)^## /m.exec(read('README.md'))?.[1] ?? '';
    expect(Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !section.includes(`\`${name}\``))).toEqual([]);
  });

  test('SECURITY.md 说的测试都在', () => {
    for (const [, file = ''] of read('SECURITY.md').matchAll(/`(tests\/[\w/.-]+\.ts)`/g)) expect(() => read(file), file).not.toThrow();
  });
});

describe('机器的毛病说成机器的毛病', () => {
  test.each(['ENOSPC', 'EACCES', 'EROFS', 'EDQUOT', 'EMFILE'])('%s：有话、有改法', (code) => {
    const message = describeSystemError(Object.assign(new Error(`${code}: x`), { code, path: '/x/dist/a.html' }));
    expect(message).toContain('/x/dist/a.html');
    expect(message).toContain('原来的输出没有动');
  });

  test('藏在别的错误里面也认得', () => {
    expect(describeSystemError(new Error('build', { cause: Object.assign(new Error('x'), { code: 'ENOSPC' }) }))).toContain('磁盘满了');
  });

  test('程序自己的错不冒充', () => {
    expect(describeSystemError(new TypeError('x is not a function'))).toBeUndefined();
    expect(describeSystemError('x')).toBeUndefined();
  });
});
