import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectDir } from '../../../scripts/node/project-dir.ts';
import { describeSystemError } from '../../../scripts/node/system-error.ts';

const read = (file: string): string => readFileSync(join(projectDir, file), 'utf8');

const locked = (JSON.parse(read('package-lock.json')) as { readonly packages: Readonly<Record<string, { readonly license?: string }>> }).packages;

describe('文档说的与仓库一致', () => {
  test('每个依赖在 README 里写着理由和许可', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Readonly<Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>>;
    const section = /^## 依赖\n([\s\S]*?)^## /m.exec(read('README.md'))?.[1] ?? '';
    expect(Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !section.includes(`\`${name}\``))).toEqual([]);
  });

  test('README 写的许可就是依赖自己写的许可', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Readonly<Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>>;
    const rows = (/^## 依赖\n([\s\S]*?)^## /m.exec(read('README.md'))?.[1] ?? '').split('\n');
    const wrong = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => {
      const own = locked[`node_modules/${name}`]?.license ?? '没有写';
      const row = rows.find((line) => line.includes(`\`${name}\``)) ?? '';
      return !own.replace(/[()]/g, '').split(/ AND | OR /).every((licence) => row.includes(licence));
    });
    expect(wrong).toEqual([]);
  });

  test('装进来的每一个包，许可都在 SECURITY.md 列出的里面', () => {
    const listed = new Set([...(/^许可：(.*)$/m.exec(read('SECURITY.md'))?.[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, licence]) => licence));
    expect(listed.size).toBeGreaterThan(5);
    const others = Object.entries(locked).filter(([path, { license = '没有写' }]) => path !== '' && !license.replace(/[()]/g, '').split(' OR ').some((choice) => choice.split(' AND ').every((licence) => listed.has(licence))));
    expect(others.map(([path, { license }]) => `${path} ${license ?? ''}`)).toEqual([]);
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
