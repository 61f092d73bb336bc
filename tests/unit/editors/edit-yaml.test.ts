import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { appendEntry, editYaml } from '../../../src/source/edit-yaml.ts';
import { approveDocument, reviseDocument } from '../../../src/source/revise-document.ts';

const document = `---
type: procedure   # 类型
version: V1.9
status: 生效
approved: 2026-11-16
effective: 2026-12-01 # 与培训同日
nextReview: '2027-09-30'
confirmed:
  - { to: QC-SOP-003#a, fingerprint: '', date: 2026-01-01 }
  - to: GB 1-2020
    fingerprint: 0000
    date: 2026-01-01
changes:
  - version: V1.9
    date: 2026-11-16
    kind: 重大
    summary: 首次发布   # 不动

# 下面是范围
scope: 管一切
---

正文   不动。
`;

const revision = { grade: '一般', summary: '判据: 改成 2 mm，见「表 1」', sections: ['判定'], date: '2026-11-25', nextReview: '2027-11-25', confirmed: [{ index: 1, fingerprint: 'abcd' }] } as const;

describe('修订一份文件', () => {
  test('只动该动的字段；注释、引号、空格、正文原样', () => {
    expect(reviseDocument(document, { version: 'V1.9' }, revision)).toBe(`---
type: procedure   # 类型
version: V1.10
status: 评审
nextReview: 2027-11-25
confirmed:
  - { to: QC-SOP-003#a, fingerprint: '', date: 2026-01-01 }
  - to: GB 1-2020
    fingerprint: abcd
    date: 2026-11-25
changes:
  - version: V1.9
    date: 2026-11-16
    kind: 重大
    summary: 首次发布   # 不动
  - version: V1.10
    date: 2026-11-25
    kind: 一般
    summary: '判据: 改成 2 mm，见「表 1」'
    sections: [判定]

# 下面是范围
scope: 管一切
---

正文   不动。
`);
  });

  test('重大修改升主版次；批准写回日期和状态', () => {
    const revised = reviseDocument(document, { version: 'V1.9' }, { ...revision, grade: '重大' });
    expect(revised).toContain('version: V2.0\n');
    expect(approveDocument(revised, { approved: '2026-12-01', effective: '2026-12-15' })).toContain('status: 生效\napproved: 2026-12-01\neffective: 2026-12-15\n');
  });

  test('修订记录写成一行的，接着写一行', () => {
    const text = '---\nversion: V1.0\nstatus: 生效\nnextReview: 2027-01-01\nchanges:\n  - { version: V1.0, date: 2026-11-16, kind: 重大, summary: 首次编写 }\n---\n';
    expect(reviseDocument(text, { version: 'V1.0' }, { ...revision, summary: '改 [1], 2', confirmed: [] })).toContain(`\n  - { version: V1.1, date: 2026-11-25, kind: 一般, summary: '改 [1], 2', sections: [判定] }\n---\n`);
  });
});

describe('改 YAML', () => {
  test.each([['true'], ['12'], ['# 不是注释'], ["它's"], ['a, b'], ['- x'], ['值: 有冒号'], ['@x'], ['']])('值「%s」写进去，读出来还是它', (value) => {
    expect(parse(editYaml('a: 1\nb: { c: 2 }\n', [{ kind: 'set', path: ['a'], value }, { kind: 'set', path: ['b', 'c'], value }]))).toEqual({ a: value, b: { c: value } });
  });

  test('空的值也能填上', () => {
    expect(editYaml('a:\nb: 1\n', [{ kind: 'set', path: ['a'], value: 'x' }])).toBe('a: x\nb: 1\n');
  });

  test('登记册末尾加一条，前面的一个字不变', () => {
    expect(appendEntry('# 说明\n- id: A\n  name:   甲 # 注\n', { id: 'B', fields: [{ name: '日期', type: '日期' }], duties: ['管一', '管二'] })).toBe(
      '# 说明\n- id: A\n  name:   甲 # 注\n- id: B\n  fields:\n    - { name: 日期, type: 日期 }\n  duties: [管一, 管二]\n',
    );
    expect(parse(appendEntry('# 空的\n', { id: 'B' }))).toEqual([{ id: 'B' }]);
    expect(parse(appendEntry('[]\n', { id: 'B' }))).toEqual([{ id: 'B' }]);
  });
});
