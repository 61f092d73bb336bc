import { describe, expect, test } from 'vitest';
import { parseYamlSource } from '../../../src/source/yaml-source.ts';

const text = ['title: 终检', 'steps:', '  - id: pick', '    role: checker', '    informed: [fixer, porter]', '  - { id: judge, note: "领到帐号后" }', 'empty:', 'long: >-', '  第一行', '  第二行'].join('\n');
const { data, locate, diagnostics } = parseYamlSource(text, 'content/a.yaml', 2);

describe('字段的位置', () => {
  test('读得通的文件没有诊断', () => {
    expect(diagnostics).toEqual([]);
    expect(data).toMatchObject({ title: '终检', steps: [{ id: 'pick' }, { id: 'judge' }], long: '第一行 第二行' });
  });

  test.each([
    [['title'], 2, 8],
    [['steps', 0, 'role'], 5, 11],
    [['steps', 0, 'informed', 1], 6, 23],
    [['steps', 1, 'id'], 7, 11],
    [['steps', 1], 7, 5],
  ])('值的位置：%j', (path, line, column) => {
    expect(locate(path)).toEqual({ line, column });
  });

  test('字段名的位置', () => {
    expect(locate(['steps', 0, 'role'], 'key')).toEqual({ line: 5, column: 5 });
  });

  test('没有写的字段落在它所在的那一条', () => {
    expect(locate(['steps', 0, 'criterion'])).toEqual({ line: 4, column: 5 });
    expect(locate(['steps', 9, 'role'])).toEqual({ line: 4, column: 3 });
    expect(locate(['nothing', 'at', 'all'])).toEqual({ line: 2, column: 1 });
  });

  test('值里的一个词，加了引号的和折行的都找得到', () => {
    expect(locate(['steps', 1, 'note'], 'value', '帐号')).toEqual({ line: 7, column: 27 });
    expect(locate(['long'], 'value', '第二行')).toEqual({ line: 11, column: 3 });
  });

  test('值里没有的词退回到值的开头', () => {
    expect(locate(['title'], 'value', '没有')).toEqual({ line: 2, column: 8 });
  });
});

describe('别名和锚点', () => {
  test.each(['a: *b', 'a: &b c', 'a: &b [*b]', 'a: {{b}}'])('%s 是错误，不会让程序中断', (broken) => {
    const source = parseYamlSource(broken, 'content/a.yaml', 1);
    expect(source.diagnostics.length).toBeGreaterThan(0);
    expect(source.data).toBeUndefined();
  });
});
