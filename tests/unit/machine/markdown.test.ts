import { describe, expect, test } from 'vitest';
import { parseBody } from '../../../src/markdown/parse-body.ts';
import { formatBody } from '../../../src/machine/format-body.ts';
import { formatLlms } from '../../../src/machine/format-llms.ts';
import { markdownCopies } from '../../../src/machine/markdown-copies.ts';
import { markdownTable, markdownText } from '../../../src/machine/markdown-text.ts';
import { xmlText } from '../../../src/machine/xml-text.ts';
import { partDefinitions } from '../../../templates/parts/definitions.ts';
import { formatPart, partMarkdown } from '../../../templates/parts/part-markdown.ts';
import { checkHarbour } from '../../support/harbour.ts';
import { shippedManual } from '../../support/shipped-manual.ts';

const manual = await shippedManual();

const bodyOf = (text: string): string =>
  formatBody(parseBody({ text, firstLine: 1, idPrefix: 'x', forPages: true }).nodes, {
    numberOf: () => '1.2',
    urlOf: (href) => `https://example.com${href}`,
    formatPart: ({ name }, content) => `{${name}${content === '' ? '' : `: ${content}`}}`,
  });

describe('正文变成 Markdown', () => {
  test('小标题带手册的编号，段落、加粗、代码、站内外链接都在', () => {
    expect(bodyOf('## 判定\n\n**注意：**先看`编号`，再看[上一份](/qc/qc-sop-001/)和[官网](https://example.org/)。')).toBe(
      '## 1.2 判定\n\n**注意：**先看`编号`，再看[上一份](https://example.com/qc/qc-sop-001/)和[官网](https://example.org/)。',
    );
  });

  test('清单套清单，编号清单，引文', () => {
    expect(bodyOf('- 甲\n  - 甲一\n- 乙\n\n1. 先\n2. 后\n\n> 一句话')).toBe('- 甲\n\n  - 甲一\n- 乙\n\n1. 先\n2. 后\n\n> 一句话');
  });

  test('表格里的竖线不会多出一列', () => {
    expect(bodyOf('| 项 | 值 |\n|---|---|\n| a\\|b | **3** |')).toBe('| 项 | 值 |\n|---|---|\n| a\\|b | **3** |');
  });

  test('组件在句子里和成段时都交给组件自己写，里面的字还在', () => {
    expect(bodyOf('见 <Ref id="A" />，<Unsure check="问">也许</Unsure>。\n\n<Note kind="注意">\n\n- 小心\n\n</Note>')).toBe('见 {Ref}，{Unsure: 也许}。\n\n{Note: - 小心}');
  });

  test('代码块原样，尖括号不会变成标签', () => {
    expect(bodyOf('```\nif (a < b) *x*\n```\n\n3 &lt; 5 且 2\\*3')).toBe('```\nif (a < b) *x*\n```\n\n3 \\< 5 且 2\\*3');
  });
});

describe('组件在副本里怎么写', () => {
  test('每个组件都有写法', () => {
    expect(partDefinitions.map(({ name }) => name).filter((name) => !partMarkdown.has(name))).toEqual([]);
  });

  test('没有写给不存在的组件', () => {
    const names = new Set(partDefinitions.map(({ name }) => name));
    expect([...partMarkdown.keys()].filter((name) => !names.has(name))).toEqual([]);
  });

  test('抽样方案写出样本量和判定，和网页上的一样', () => {
    const { manual: harbour } = checkHarbour();
    const document = harbour?.documents[0];
    if (!harbour || !document) throw new Error('样本不能读取');
    const text = formatPart(harbour, { kind: 'part', key: '1:1', name: 'SamplingPlan', attributes: { lot: 1200, aql: '0.65' }, inline: false, children: [] }, '', document);
    expect(text).toContain('**抽样方案：批量 1200 件，检验水平 II，AQL 0.65，正常检验（GB/T 2828.1-2012）**');
    expect(text).toContain('→ **Ac 1，Re 2**');
  });
});

describe('整本手册的副本', () => {
  const copies = markdownCopies(manual, (part, content, document) => formatPart(manual, part, content, document)).map(({ page, write }) => ({ page, text: write() }));

  test('每份文件的编号、目的、步骤、判据、正文标题和修订都在副本里', () => {
    const byPage = new Map(copies.map(({ page, text }) => [page, text]));
    const missing = manual.documents.flatMap((document) => {
      const text = byPage.get(`/${document.chapter}/${document.code.toLowerCase()}/`) ?? '';
      const wanted = [document.code, document.title, document.header.purpose, ...document.steps.flatMap(({ name, action, criterion }) => [name, action, ...(criterion === undefined ? [] : [criterion])]), ...document.header.changes.map(({ summary }) => summary)];
      return wanted.filter((words) => !text.includes(markdownText(words))).map((words) => `${document.code} 少了「${words}」`);
    });
    expect(missing).toEqual([]);
  });

  test('没有漏出程序里的字', () => {
    expect(copies.filter(({ text }) => /undefined|\[object |<\/?(?:div|p|ul|table)\b/.test(text)).map(({ page }) => page)).toEqual([]);
  });

  test('llms.txt 是 llmstxt.org 的写法：一个题目、一段摘要、带说明的链接清单', () => {
    const lines = formatLlms(manual).split('\n');
    expect(lines[0]).toBe(`# ${manual.company.manual.title}`);
    expect(lines[2]).toMatch(/^> /);
    expect(lines.filter((line) => /^# /.test(line))).toHaveLength(1);
    expect(lines.slice(3).filter((line) => line.startsWith('- ') && !/^- \[[^\]]+\]\(https?:\/\/[^)]+\)：\S/.test(line))).toEqual([]);
    for (const { code } of manual.documents) expect(lines.join('\n')).toContain(code);
  });
});

describe('符号', () => {
  test('XML 里的尖括号、引号和不许有的字符', () => {
    expect(xmlText('a<b>&"c\u0001\'')).toBe('a&lt;b&gt;&amp;&quot;c&apos;');
  });

  test('表格的格子里换行变成分号，缺的格子空着', () => {
    expect(markdownTable(['甲', '乙'], [['1\n2']])).toBe('| 甲 | 乙 |\n|---|---|\n| 1；2 |  |');
  });
});
