import { describe, expect, test } from 'vitest';
import { parseBody } from '../../../src/markdown/parse-body.ts';
import type { BodyNode, ParsedBody } from '../../../src/model/parsed-body.ts';

const parse = (text: string, firstLine = 1): ParsedBody => parseBody({ text, firstLine, idPrefix: 'zl-sop-001', forPages: true });

const html = (nodes: readonly BodyNode[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : node.kind === 'image' ? `[图：${node.alt}]` : node.kind === 'part' ? `<${node.name}>${html(node.children)}</${node.name}>` : html(node.children))).join('');

const render = (text: string): string => html(parse(text).nodes).trim();

describe('中文排版', () => {
  test.each([
    ['**注意：**断电后再拆。', '<p><strong>注意：</strong>断电后再拆。</p>'],
    ['先看**「合格证」**再收。', '<p>先看<strong>「合格证」</strong>再收。</p>'],
    ['每批**3 只**。', '<p>每批<strong>3 只</strong>。</p>'],
    ['*重点（新）*要复核', '<p><em>重点（新）</em>要复核</p>'],
  ])('强调记号紧挨中文标点也生效：%s', (text, expected) => {
    expect(render(text)).toBe(expected);
  });

  test('3~5 天，7~9 天 是范围，不是删除线', () => {
    expect(render('返修 3~5 天，换货 7~9天。')).toBe('<p>返修 3~5 天，换货 7~9天。</p>');
  });

  test('两个波浪号才是删除', () => {
    expect(render('改为~~三天~~五天。')).toBe('<p>改为<del>三天</del>五天。</p>');
  });

  test('注脚的标题和返回链接是中文，编号带文件编号，一页多份文件不会撞', () => {
    const page = render('见公告[^1]。\n\n[^1]: 2026 年公告。');
    expect(page).toContain('注释');
    expect(page).toContain('回到正文');
    expect(page).toContain('zl-sop-001-fn-1');
  });

  test('表格放在可以横向滚动的框里', () => {
    expect(render('| 级别 | 例子 |\n|---|---|\n| 致命 | 漏电 |')).toMatch(/^<div class="table-frame"><table>.*<\/table><\/div>$/s);
  });
});

describe('从正文到 HTML', () => {
  test('网址写在别处，写在引用里也找得到；同名的头一个算数', () => {
    expect(render('见[公告][a]。\n\n> [a]: https://a.cn/1\n\n[a]: https://a.cn/2')).toContain('<a href="https://a.cn/1">公告</a>');
  });

  test('注脚写在引用里也找得到，按提到的次序编号', () => {
    const page = render('先[^乙]后[^甲]。\n\n> [^甲]: 甲注。\n\n[^乙]: 乙注，见[公告][a]。\n\n    [a]: https://a.cn');
    expect(page.indexOf('乙注')).toBeLessThan(page.indexOf('甲注'));
    expect(page).toContain('<a href="https://a.cn">公告</a>');
  });

  test('没有属性的标签和有属性的不混在一起', () => {
    expect(render('| 左 | 右 | 又左 |\n|---|--:|---|\n| 1 | 2 | 3 |')).toContain('<td>1</td>\n<td align="right">2</td>\n<td>3</td>');
    expect(render('1. 一\n\n2) 二\n3) 三')).toMatch(/<ol>\s*<li>一<\/li>\s*<\/ol>\s*<ol start="2">/);
  });

  test('文字里的 < 和 & 照样显示，不成为标签', () => {
    expect(render('1 &lt; 2 &amp; 3 > 2')).toBe('<p>1 &#x3C; 2 &#x26; 3 > 2</p>');
  });

  test('标题和组件带着自己的编号、属性和内容', () => {
    const [title, , note] = parse('## 抽样 **方案**\n\n<Note kind="注意" open>\n\n断电。\n\n</Note>').nodes;
    expect(title).toMatchObject({ kind: 'heading', id: 'chou-yang-fang-an', depth: 2, children: ['抽样 <strong>方案</strong>'] });
    expect(note).toMatchObject({ kind: 'part', key: '3:1', name: 'Note', attributes: { kind: '注意', open: true }, inline: false, children: ['<p>断电。</p>'] });
  });

  test('两份文件有同样的标题，编号也一样', () => {
    expect(parse('## 记录怎么留').headings[0]?.id).toBe('ji-lu-zen-me-liu');
    expect(parse('## 记录怎么留\n\n## 记录怎么留').headings.map(({ id }) => id)).toEqual(['ji-lu-zen-me-liu', 'ji-lu-zen-me-liu-2']);
  });
});

describe('写得太多', () => {
  const codesOf = (text: string): readonly string[] => parse(text).problems.map(({ code }) => code);

  test('一段里的强调记号按平方算，分在几段里不算在一起', () => {
    expect(codesOf('*a* '.repeat(500))).toEqual([]);
    expect(codesOf('*a* '.repeat(501))).toEqual(['M115']);
    expect(codesOf(`${'*a* '.repeat(300)}\n\n`.repeat(2))).toEqual([]);
  });

  test('标签到一千五百个为止，多出来的头一个说得出在哪里', () => {
    expect(codesOf('<br /> '.repeat(1500))).toEqual([]);
    expect(parse(`${'<br /> '.repeat(1500)}\n<br />`).problems).toMatchObject([{ code: 'M115', line: 2, column: 1 }]);
  });
});

describe('标题', () => {
  test('编号是拼音，同名的后面加 2', () => {
    expect(parse('## 抽样方案\n\n## 抽样方案\n\n## LED 驱动').headings.map(({ id }) => id)).toEqual(['chou-yang-fang-an', 'chou-yang-fang-an-2', 'led-qu-dong']);
  });

  test('标题里的组件和强调只留文字', () => {
    expect(parse('## **三步** `ERP` 收货').headings[0]?.text).toBe('三步 ERP 收货');
  });

  test.each([
    ['## 一\n\n### 二\n\n## 三', []],
    ['## 一\n\n#### 二', ['M306']],
    ['### 一', ['M306']],
    ['# 一', ['M309']],
    ['## 一\n\n### 二\n\n#### 三\n\n## 四\n\n### 五', []],
  ])('级别只能一级一级往下：%j', (text, codes) => {
    expect(parse(text).problems.map(({ code }) => code)).toEqual(codes);
  });
});

describe('位置', () => {
  test('行号从文件的第一行数起，每一行文字各有位置', () => {
    const body = parse('第一行\n第二行 **粗**\n\n> 引用\n> 第二句\n', 30);
    expect(body.prose.map(({ text, line, column }) => [text, line, column])).toEqual([
      ['第一行', 30, 1],
      ['第二行 ', 31, 1],
      ['粗', 31, 7],
      ['引用', 33, 3],
      ['第二句', 34, 3],
    ]);
  });

  test('组件和它的每个属性都有位置', () => {
    const [part] = parse('看 <Ref id="ZL-SOP-001" />\n\n<Note\n  kind="注意"\n>\n\n断电。\n\n</Note>', 10).parts;
    expect(part).toMatchObject({ name: 'Ref', line: 10, column: 3, attributes: { id: 'ZL-SOP-001' }, places: { id: { line: 10, column: 8 } } });
    const note = parse('<Note\n  kind="注意"\n>\n\n断电。\n\n</Note>', 10).parts[0];
    expect(note?.places).toEqual({ kind: { line: 11, column: 3 } });
  });

  test('链接和图片带地址', () => {
    const body = parse('[一](/zl/) 与 ![二](/assets/a.png)');
    expect(body.links).toEqual([{ line: 1, column: 1, href: '/zl/' }]);
    expect(body.images).toEqual([{ line: 1, column: 13, href: '/assets/a.png' }]);
  });
});

describe('内容是数据', () => {
  test.each([
    ['{process.exit(1)}', 'M304'],
    ['共 {1 + 1} 件', 'M304'],
    ["import fs from 'node:fs'", 'M303'],
    ['export const a = 1', 'M303'],
    ['<Ref {...props} />', 'M304'],
    ['<Ref id={1} />', 'M304'],
  ])('代码只被指出来，不进页面：%s', (text, code) => {
    const body = parse(text);
    expect(body.problems.map((problem) => problem.code)).toEqual([code]);
    expect(body.nodes).toEqual([]);
  });

  test('代码块和行内代码里的花括号、尖括号照原样', () => {
    const body = parse('`{a} <5`\n\n```\n{b} <Ref>\n```');
    expect(body.problems).toEqual([]);
    expect(body.parts).toEqual([]);
  });

  test('文字里的 < > & 不会变成标签', () => {
    expect(render('5 < 6 &amp; 7 > 2')).toBe('<p>5 &#x3C; 6 &#x26; 7 > 2</p>');
  });

  test.each(['甲<br />乙', 'H<sub>2</sub>O', 'm<sup>2</sup>', '<kbd>Ctrl</kbd>'])('允许的 HTML：%s', (text) => {
    expect(parse(text).problems).toEqual([]);
  });

  test.each(['<sub class="a">2</sub>', '<span>x</span>', '<p style="color:red">x</p>', '<>x</>'])('不允许的 HTML：%s', (text) => {
    expect(parse(text).problems.map(({ code }) => code)).toEqual(['M308']);
  });

  test('读不通的正文是空的，只报一处', () => {
    const body = parse('## 一\n\n<Note>\n\n没有关上', 5);
    expect(body.nodes).toEqual([]);
    expect(body.problems).toMatchObject([{ code: 'M301', line: 7, column: 1 }]);
  });
});
