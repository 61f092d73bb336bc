import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import { describe, expect, test } from 'vitest';
import { projectDir } from '../../../scripts/node/project-dir.ts';
import { partExample } from '../../../src/model/part-example.ts';
import { partDefinitions } from '../../../templates/parts/definitions.ts';
import { checkHarbour, swap } from '../../support/harbour.ts';

const { manual } = checkHarbour();
if (!manual) throw new Error('样本公司的手册读不出来');

const guide = readFileSync(join(projectDir, 'src/pages/guide/_guide.mdx'), 'utf8');

describe('编辑指南', () => {
  test.each(partDefinitions.map((part) => [part.name, part] as const))('<%s> 的例子照抄就能用；编号是这家公司有的', (_name, part) => {
    const example = partExample(part, manual);
    const { diagnostics } = checkHarbour({ 'quality/zl-sop-001.mdx': swap('点亮时不要直视光源。', `例子：\n\n${example}\n`) });
    const wrong = diagnostics.filter(({ code }) => /^M[13]/.test(code) || (code === 'M201' && part.data === undefined));
    expect(wrong.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
    expect(example).toContain(`<${part.name}`);
  });

  test('别家的编号换成自己的，自己有的不动', () => {
    const find = (name: string) => partDefinitions.find((part) => part.name === name);
    const [role, note] = [find('Role'), find('Note')];
    if (!role || !note) throw new Error('没有这两个组件');
    expect(partExample(role, manual)).toBe('见 <Role id="system-lead" />。');
    expect(partExample(note, manual)).toBe(note.example);
  });

  test('图都在，写着的宽高就是图的宽高，有替代文字', () => {
    const pictures = [...guide.matchAll(/<img src=\{`\$\{base\}\/([^`]+)`\} alt="([^"]+)" width="(\d+)" height="(\d+)"/g)];
    expect(pictures.length).toBeGreaterThan(1);
    for (const [, file = '', , width, height] of pictures) {
      const path = join(projectDir, 'public', file);
      expect(existsSync(path), file).toBe(true);
      expect(imageSize(readFileSync(path)), file).toMatchObject({ width: Number(width), height: Number(height) });
    }
  });
});
