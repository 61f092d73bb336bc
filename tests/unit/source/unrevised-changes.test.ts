import { describe, expect, test } from 'vitest';
import { formatText } from '../../../src/diagnostics/format-text.ts';
import { findUnrevisedChanges } from '../../../src/source/unrevised-changes.ts';

const file = 'content/quality/zl-sop-001.mdx';
const text = '---\ncode: ZL-SOP-001\ntitle: 终检\nversion: V1.0\nstatus: 生效\nnextReview: 2027-12-31\nchanges:\n  - { version: V1.0, date: 2026-12-10 }\n---\n\n每批抽 5 只。\n';

const findingsAfter = (change: (before: string) => string) => findUnrevisedChanges([{ file, before: text, after: change(text) }]);

describe('内容改了没有修订', () => {
  test.each([
    ['没有改', (before: string) => before],
    ['只多了空行和空格', (before: string) => before.replace('每批抽 5 只。', '\n每批抽  5 只。\n')],
    ['只改了下次评审日期', (before: string) => before.replace('2027-12-31', '2028-12-31')],
    ['改了正文，也升了版次', (before: string) => before.replace('5 只', '8 只').replaceAll('V1.0', 'V1.1')],
    ['改成草稿再改正文', (before: string) => before.replace('5 只', '8 只').replace('生效', '草稿')],
  ])('%s：不报', (_title, change) => {
    expect(findingsAfter(change)).toEqual([]);
  });

  test('还没有生效的文件随便改', () => {
    const draft = text.replace('生效', '评审');
    expect(findUnrevisedChanges([{ file, before: draft, after: draft.replace('5 只', '8 只') }])).toEqual([]);
  });

  test('读不通的文件由别的检查来报', () => {
    expect(findingsAfter(() => '没有文件头')).toEqual([]);
  });

  test('改了正文或文件头的一个字段，版次没有动', () => {
    expect(findingsAfter((before) => before.replace('title: 终检', 'title: 成品终检'))).toHaveLength(1);
    expect(formatText(findingsAfter((before) => before.replace('5 只', '8 只')))).toMatchInlineSnapshot(`
      "content/quality/zl-sop-001.mdx:4:10 警告 M605 内容改了没有修订
        发生了什么：内容改了，版次还是 V1.0。
        为什么要改：现场按版次认文件，版次不变就没有人知道内容变了，也没有人重新培训。
        怎么改：运行 npm run revise -- ZL-SOP-001：重大修改升主版次（V2.0），一般修改升次版次（V1.1），并在 changes 最后写明改了什么、为什么改。

      错误 0 处，警告 1 处，提示 0 处。"
    `);
  });
});
