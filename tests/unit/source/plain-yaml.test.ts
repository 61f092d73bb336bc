import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { projectDir } from '../../../scripts/node/project-dir.ts';
import { splitDocument } from '../../../src/source/document-source.ts';
import { loadPlainYaml } from '../../../src/source/plain-yaml.ts';
import { runs } from '../../support/property-runs.ts';

const texts = readdirSync(join(projectDir, 'content'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(mdx|yaml)$/.test(entry.name))
  .map((entry) => {
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    return entry.name.endsWith('.mdx') ? (splitDocument(text)?.header ?? '') : text;
  });

/** What the tree reader says; undefined when it finds a mistake. */
function byTree(text: string): unknown {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true });
  return document.errors.length + document.warnings.length > 0 ? undefined : document.toJS();
}

describe('快读', () => {
  test('随项目发布的每个文件，两种读法读出的数据一模一样，而且几乎都能快读', () => {
    const read = texts.flatMap((text) => {
      const plain = loadPlainYaml(text);
      return plain ? [[plain.data, parse(text) as unknown] as const] : [];
    });
    for (const [plain, tree] of read) expect(plain).toEqual(tree);
    expect(read.length / texts.length).toBeGreaterThan(0.9);
  });

  test.each(['1', '01', '0x1F', '0o17', '1e3', '.5', '-7.25', 'NO', 'yes', 'True', 'TRUE', 'null', '~', '', '2026-12-01', '12:30', '12:30:45', '.inf', '-.INF', '.nan', '+12', '1.', '"1"', "'a''b'", '"a\\n"', '[a, b]', '{ a: 1, b: [2] }', '>-\n  甲\n  乙', '|\n  甲\n  乙'])('值 %j 读得一样', (value) => {
    const text = `a: ${value}\nb: 二\n`;
    const plain = loadPlainYaml(text);
    if (plain) expect(plain.data).toEqual(byTree(text));
  });

  test.each(['a: *b', 'a: &b c', 'a: !x y', 'a: 1\na: 2', 'a: [1', 'a:\tb', '%YAML 1.2\n---\na: 1', 'a: 1\n---\nb: 2', 'a: 1_000', 'a: 0b11', '<<: { a: 1 }', '{{a}}: 1', 'a: @b', ' a: 1\nb: 2'])('%j 留给细读', (text) => {
    expect(loadPlainYaml(text)).toBeUndefined();
  });

  test('随便写的文字：快读读得出来的，细读没有意见，数据也一样', () => {
    const line = fc.tuple(fc.constantFrom('', '  ', '- ', '  - ', '    '), fc.constantFrom('a', 'b', '名', 'a b', '1'), fc.constantFrom(': ', ':', '：', ' '), fc.oneof(fc.constantFrom('1', '[x, y]', '{ k: v }', '"q"', "'s'", '甲：乙', '', '>-', '# 注'), fc.string({ maxLength: 6 })));
    const text = fc.array(line, { minLength: 1, maxLength: 5 }).map((lines) => lines.map((parts) => parts.join('')).join('\n'));
    fc.assert(
      fc.property(text, (yaml) => {
        const plain = loadPlainYaml(yaml);
        if (plain) expect(plain.data).toEqual(byTree(yaml));
      }),
      { numRuns: runs(2000) },
    );
  });
});
