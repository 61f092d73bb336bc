import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTrash } from '../../../scripts/node/trash.ts';

let dir = '';
const at = (...names: readonly string[]): string => join(dir, ...names);

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'trash-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const makeSite = (name: string): string => {
  mkdirSync(at(name, 'qc'), { recursive: true });
  writeFileSync(at(name, 'qc/index.html'), '旧的一版');
  return at(name);
};

describe('换下来的网站', () => {
  test('马上不在原处，等下一次生成时清掉；叫一个名字的也各放各的', async () => {
    const trash = openTrash(at('cache/trash'));
    await trash.throwAway(makeSite('dist'));
    expect(existsSync(at('dist'))).toBe(false);
    await trash.throwAway(makeSite('dist'));
    expect(readdirSync(at('cache/trash'))).toHaveLength(2);
    trash.empty();
    expect(existsSync(at('cache/trash'))).toBe(false);
  });

  test('挪不过去的当场删掉', async () => {
    writeFileSync(at('file'), '这里不能建文件夹');
    await openTrash(at('file/trash')).throwAway(makeSite('dist'));
    expect(existsSync(at('dist'))).toBe(false);
  });

  test('本来就是空的，不算错', () => {
    expect(() => openTrash(at('没有')).empty()).not.toThrow();
  });
});
