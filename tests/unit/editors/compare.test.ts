import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareManuals } from '../../../src/compare/compare-manuals.ts';
import { changesByForm, changesByRole } from '../../../src/compare/group-changes.ts';
import { diffSequence, diffWords, type Segment } from '../../../src/domain/text/diff.ts';
import { harbourSnapshot } from '../../support/harbour-snapshot.ts';
import { swap } from '../../support/harbour.ts';

const marked = (segments: readonly Segment[]): string => segments.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`)).join('');

describe('逐词比较', () => {
  test.each([
    ['每批抽 5 只灯测光通量。', '每批抽 8 只灯测光通量。', '每批抽 [-5-]{+8+} 只灯测光通量。'],
    ['终检员判定。', '终检员判定，班长复核。', '终检员判定{+，班长复核+}。'],
    ['一样', '一样', '一样'],
    ['', '新的', '{+新的+}'],
  ])('%s → %s', (before, after, expected) => {
    expect(marked(diffWords(before, after))).toBe(expected);
  });

  test('不管怎么改，去掉删的就是新文，去掉加的就是旧文', () => {
    const word = fc.constantFrom('灯', '检验', '5', ' ', '，', 'LED', '合格');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.array(word, { maxLength: 30 }), (a, b) => {
        const segments = diffWords(a.join(''), b.join(''));
        expect(segments.filter(({ kind }) => kind !== 'added').map(({ text }) => text).join('')).toBe(a.join(''));
        expect(segments.filter(({ kind }) => kind !== 'removed').map(({ text }) => text).join('')).toBe(b.join(''));
      }),
    );
  });

  test('编辑最少：与最长公共子序列一样长', () => {
    const letters = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        expect(diffSequence(a, b).filter(({ kind }) => kind === 'same')).toHaveLength(longestCommon(a, b));
      }),
    );
  });
});

function longestCommon(a: readonly string[], b: readonly string[]): number {
  const [first, ...rest] = a;
  if (first === undefined) return 0;
  const at = b.indexOf(first);
  return Math.max(at < 0 ? 0 : 1 + longestCommon(rest, b.slice(at + 1)), longestCommon(rest, b));
}

const zl = 'quality/zl-sop-001.mdx';

describe('两版手册', () => {
  test('没有改就没有改动', () => {
    const same = harbourSnapshot();
    expect(compareManuals(same, same)).toEqual({ documents: [], entries: [] });
  });

  test('步骤、正文、登记册行都逐词列出；没有修订看得出来', () => {
    const before = harbourSnapshot();
    const after = harbourSnapshot({
      [zl]: (text) => swap('点亮时不要直视光源。', '点亮时不要直视或触摸光源。')(swap('criterion: 每一只返工品都有标签。', 'criterion: 每一只返工品都有红色标签。')(text)),
      'registers/terms.yaml': swap('id: 终检,', 'id: 终检, abbreviation: FQC,'),
    });
    const { documents, entries } = compareManuals(before, after);
    expect(documents.map(({ code, revision }) => `${code} ${revision}`)).toEqual(['ZL-SOP-001 未修订']);
    expect(documents[0]?.blocks.map(({ label, segments }) => `${label}：${marked(segments)}`)).toEqual([
      expect.stringMatching(/^作业步骤「返工」 · 合格判据：每一只返工品都有\{\+红色\+\}标签。$/),
      expect.stringMatching(/正文：点亮时不要直视\{\+或触摸\+\}光源。$/),
    ]);
    expect(entries.map(({ kind, id, blocks }) => `${kind} ${id} ${blocks.map(({ label, kind: what }) => `${label} ${what}`).join()}`)).toEqual(['term 终检 缩写 added']);
  });

  test('换了执行岗位：RACI 变化写明谁到谁；两个岗位都看得到', () => {
    const before = harbourSnapshot();
    const after = harbourSnapshot({ [zl]: (text) => text.replace(/role: checker/, 'role: fixer') });
    const changes = compareManuals(before, after);
    expect(changes.documents[0]?.raci.map(({ role, before: was, after: is }) => `${role} ${was.join('')}→${is.join('')}`)).toEqual(expect.arrayContaining(['fixer →R', 'checker RA→A']));
    expect(changesByRole(changes, before, after).filter(({ documents }) => documents.some(({ mine }) => mine.length > 0)).map(({ role }) => role)).toEqual(expect.arrayContaining(['checker', 'fixer']));
  });

  test('表单加了一栏：按表单列出，用它的文件也在', () => {
    const before = harbourSnapshot();
    const after = harbourSnapshot({ 'registers/forms.yaml': (text) => swap('    - { name: 批号, type: 编号 }', '    - { name: 批号, type: 编号 }\n    - { name: 备注, type: 文本 }')(text), [zl]: swap('点亮时不要直视光源。', '点亮时不要看光源。') });
    const changes = compareManuals(before, after);
    const [form] = changesByForm(changes, before, after).filter(({ entry }) => entry !== undefined);
    expect(form?.entry?.blocks.map(({ label }) => label)).toContain('栏目「备注」 · 栏目名');
    expect(changesByForm(changes, before, after).flatMap(({ documents }) => documents.map(({ code }) => code))).toContain('ZL-SOP-001');
  });

  test('删除和改名分得清', () => {
    const before = harbourSnapshot();
    const after = harbourSnapshot({ 'aftersales/sh-pol-001.mdx': null, 'aftersales/sh-pol-002.mdx': () => before.texts.get('aftersales/sh-pol-001.mdx')?.replace('SH-POL-001', 'SH-POL-002') ?? '' });
    expect(compareManuals(before, after).documents.map(({ code, revision, renamedFrom }) => [code, revision, renamedFrom])).toEqual(expect.arrayContaining([['SH-POL-002', '新文件', 'SH-POL-001'], ['SH-POL-001', '删除', undefined]]));
  });
});
