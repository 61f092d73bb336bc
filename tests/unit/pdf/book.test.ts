import { PDFDocument, PDFName, StandardFonts } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';

import { checkBook } from '../../../scripts/pdf/check-book.ts';
import type { BookFindings } from '../../../scripts/pdf/book-findings.ts';
import { formatXmp } from '../../../scripts/pdf/format-xmp.ts';
import { mendPart } from '../../../scripts/pdf/mend-part.ts';
import { isShrunk } from '../../../scripts/pdf/is-shrunk.ts';
import { missingCharacters } from '../../../scripts/pdf/missing-characters.ts';
import { withLine } from '../../../scripts/pdf/print-problem.ts';
import { overflowProblem } from '../../../scripts/pdf/overflow.ts';
import { parsePrintPlan, planTargets } from '../../../scripts/pdf/print-plan.ts';
import type { PrintPlan } from '../../../scripts/pdf/print-plan.ts';
import { formatPages, formatSome } from '../../../scripts/pdf/print-problem.ts';
import { buildOutlineTree } from '../../../scripts/pdf/write-outline.ts';
import { bound } from '../../support/pdf-files.ts';
import { smallPdf, smallPlan as plan, tag } from '../../support/small-pdf.ts';

const expected = { plan, texts: { characters: '', wrong: [] }, characters: '', maxBytes: 1_000_000 };

/** A book of one part, with what was found in it. */
async function finish(doc: PDFDocument): Promise<{ readonly bytes: Uint8Array; readonly findings: BookFindings }> {
  const { bytes, findings } = mendPart(await doc.save({ useObjectStreams: false }), plan);
  return { bytes: await bound([bytes], { plan, destinations: { pages: 1, pageOf: new Map() }, findings }), findings };
}

it('换了一个浏览器，记号的颜色写法不同，一处也认不出来：不会带着记号交出去', async () => {
  const doc = await smallPdf('0.003922 0 0 RG 0.003922 0 0 rg /P <</MCID 0 >>BDC BT ET EMC', [tag('P', [0])]);
  const slot = { align: 1, color: [0, 0, 0], shown: true, room: 0, label: '1' };
  const file = await doc.save({ useObjectStreams: false });
  const mend = (shown: boolean): unknown => mendPart(file, { ...plan, numbers: { slots: [{ ...slot, shown }], pages: ['1'], total: '1' } });
  expect(() => mend(true)).toThrow('一处页码的记号也认不出来');
  expect(mend(false)).toBeDefined();
});

describe('验收', () => {
  it('系统字体、缩小的页、死链和过大的文件，各报一条', async () => {
    const doc = await smallPdf('.24 0 0 -.24 0 842 cm q 0 0 9 9 re W n q 2.5 0 0 2.5 9 9 cm /P <</MCID 0 >>BDC BT ET EMC Q Q', [tag('P', [0])]);
    const page = doc.getPage(0);
    page.node.setFontDictionary(PDFName.of('F1'), (await doc.embedFont(StandardFonts.Helvetica)).ref);
    const link = { Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], Dest: 'nowhere', StructParent: 1 };
    page.node.set(PDFName.of('Annots'), doc.context.obj([link]));
    const { bytes, findings } = await finish(doc);
    const problems = checkBook(bytes, { ...expected, findings, maxBytes: 1000 });
    expect(problems.map(({ code, message }) => `${code} ${message.replace(/[\d.]+ MB，/, 'N MB，')}`)).toMatchInlineSnapshot(`
      [
        "P301 第 1 页被整页缩小：有内容比版心宽，浏览器就把全书一起缩小。",
        "P302 用到了不随书的字体 Helvetica：换一台电脑打印，页面就不一样，文字也可能提取不出。用到它的字：（未知）",
        "P305 字体没有写明字形对应的文字：Helvetica。",
        "P303 链接点了没有去处：第 1 页的 #nowhere。",
        "P306 文件有 N MB，超过了 0.0 MB 的上限，手机上打不开，邮件也发不出。",
      ]
    `);
  });

  it('没有毛病的文件没有意见', async () => {
    const doc = await smallPdf('/P <</MCID 0 >>BDC BT ET EMC', [tag('P', [0])]);
    const { bytes, findings } = await finish(doc);
    expect(checkBook(bytes, { ...expected, findings })).toEqual([]);
  });

  it('结构有毛病的文件不自称 PDF/UA', async () => {
    const doc = await smallPdf('', [tag('H3')]);
    const { bytes } = await finish(doc);
    expect(Buffer.from(bytes).toString('utf8')).not.toContain('<pdfuaid:part>');
    const good = await smallPdf('', [tag('H1')]);
    const { bytes: other } = await finish(good);
    expect(Buffer.from(other).toString('utf8')).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  it('印不出来的字逐个说出', async () => {
    const doc = await smallPdf('', [tag('P')]);
    const { bytes, findings } = await finish(doc);
    const problems = checkBook(bytes, { ...expected, findings, characters: 'Ⅱ \n' });
    expect(problems.map(({ message }) => message)).toEqual(['随书字体里没有这些字，印出来是空框：Ⅱ（U+2161）。']);
  });
});

describe('全书缩小的判断', () => {
  const page = (content: string): string => `.24 0 0 -.24 0 842 cm\nq\n3.125 0 0 3.125 0 0 cm\nBT ET\nQ\nq\n0 0 9 9 re W* n\n${content}\nQ`;

  it.each([
    ['正常的页', 'q 3.125 0 0 3.125 237.5 -99 cm BT ET Q', false],
    ['缩小的页', 'q 2.2326388 0 0 2.2326388 237.5 -99 cm BT ET Q', true],
    ['正常的页上有缩放的图', 'q 3.125 0 0 3.125 0 0 cm BT ET Q q 5.02 0 0 5.02 0 0 cm 0 0 1 1 re f Q', false],
    ['只有一张照片的页', 'q 937.5 0 0 -2084.375 262.5 2321.875 cm 0 0 0 RG /G3 gs /Figure <</MCID 0 >>BDC /X7 Do EMC Q', false],
    ['照片上斜着印草稿', 'q 937.5 0 0 -99 0 0 cm /X7 Do Q q 2.70633 -1.5625 1.5625 2.70633 0 0 cm BT ET Q', false],
    ['缩小的页上有照片', 'q 937.5 0 0 -99 0 0 cm /X7 Do Q q 2.23 0 0 2.23 0 0 cm BT ET Q', true],
    ['白页', '', false],
  ])('%s', (_, content, shrunk) => {
    expect(isShrunk(page(content))).toBe(shrunk);
  });

  it('正常的矩阵写在图里不算数', () => {
    expect(isShrunk(page('q 2.5 0 0 2.5 0 0 cm q 3.125 0 0 3.125 0 0 cm Q Q'))).toBe(true);
  });
});

describe('打印计划', () => {
  it('不合法的地方一次说完', () => {
    const parsed = parsePrintPlan(JSON.stringify({ ...plan, date: '2026-13-01', outline: [{ title: '', level: 4, target: '质量' }] }));
    expect(parsed.ok ? [] : parsed.reasons).toMatchInlineSnapshot(`
      [
        "date：无效ISO日期",
        "outline.0.title：数值过小：期望 string >=1 字符",
        "outline.0.level：无效输入",
        "outline.0.target：只能用 ASCII 字母、数字和 -_.：，并以字母开头",
      ]
    `);
  });

  it.each([[null, '页面里没有 <script id="print-plan">'], ['{', 'print-plan 不是合法的 JSON']])('没有计划或不是 JSON:%j', (text, reason) => {
    expect(parsePrintPlan(text)).toEqual({ ok: false, reasons: [reason] });
  });

  it('要查页码的元素来自书签、页码标签和右手页，各算一次', () => {
    const targets = planTargets({
      ...plan,
      outline: [{ title: '甲', level: 1, target: 'a' }],
      pageLabels: [{ target: null, style: 'r' }, { target: 'b', style: 'D' }],
      rectoTargets: ['a', 'c'],
    });
    expect(targets).toEqual(['a', 'b', 'c']);
  });
});

describe('书签的层级', () => {
  const entry = (title: string, level: 1 | 2 | 3): PrintPlan['outline'][number] => ({ title, level, target: title });
  const shape = (nodes: ReturnType<typeof buildOutlineTree>): readonly unknown[] => nodes.map(({ title, children }) => (children.length > 0 ? [title, shape(children)] : title));

  it('属于前面最近的上一级', () => {
    const entries = [entry('一', 1), entry('1.1', 2), entry('1.1.1', 3), entry('1.2', 2), entry('二', 1)];
    expect(shape(buildOutlineTree(entries))).toEqual([['一', [['1.1', ['1.1.1']], '1.2']], '二']);
  });

  it('跳级的挂在最近的上级下面，开头就是下级的也不丢', () => {
    expect(shape(buildOutlineTree([entry('序', 3), entry('一', 1), entry('1.0.1', 3), entry('1.1', 2)]))).toEqual(['序', ['一', ['1.0.1', '1.1']]]);
  });
});

describe('文字', () => {
  it('页码写成段', () => {
    expect(formatPages([5, 3, 4, 9, 3])).toBe('3–5、9');
    expect(formatPages(Array.from({ length: 30 }, (_, at) => at * 2))).toBe('0、2、4、6、8、10、12、14 等 30 段');
  });

  it('长清单只列前八个', () => {
    expect(formatSome(['甲', '乙'], '个')).toBe('甲、乙');
  });

  it('过宽的内容用毫米说话', () => {
    expect(overflowProblem({ source: 'content/qc/a.mdx', tag: 'table', words: 'SKU-2026-10', width: 1000, available: 642 })).toMatchInlineSnapshot(`
      {
        "code": "P106",
        "hint": "宽表已经自动横放，还是放不下：减少列，缩短列里不能换行的编号，或拆成两张表。",
        "message": "content/qc/a.mdx：表格（里面有「SKU-2026-10」）宽 265 mm，版心只容 170 mm；打印出来不是被裁掉，就是全书一起缩小。",
        "place": {
          "file": "content/qc/a.mdx",
          "words": "SKU-2026-10",
        },
      }
    `);
    expect(overflowProblem({ source: '', tag: 'p', words: '', width: 700, available: 642 }).message).toMatchInlineSnapshot(`"打印页：内容（p）宽 185 mm，版心只容 170 mm；打印出来不是被裁掉，就是全书一起缩小。"`);
  });

  it('知道文件的文字时，说出第几行；文字不在里面就只说文件', () => {
    const problem = overflowProblem({ source: 'content/qc/a.mdx 表 1', tag: 'table', words: 'SKU-2026-10', width: 1000, available: 642 });
    expect(withLine(problem, '# 型号\n\n| SKU-2026-1 | SKU-2026-10 |\n').message).toContain('content/qc/a.mdx:3 表 1：表格（里面有「SKU-2026-10」）宽');
    expect(withLine(problem, '别的').message).toBe(problem.message);
  });

  it('空白、变体选择符和兼容字不算缺字', () => {
    expect(missingCharacters('甲 \u00A0\u200B\uFE0Ffi㎏Ⅱ', ['甲fikg'])).toEqual(['Ⅱ']);
  });

  it('XMP 里的特殊字符转义', () => {
    expect(formatXmp({ ...plan, title: 'A<B>&C' }, { producer: 'P', accessible: false })).toContain('A&lt;B&gt;&amp;C');
  });
});

it('随书文件再打开时还是一页', async () => {
  const doc = await smallPdf('', [tag('P')]);
  const { bytes } = await finish(doc);
  expect((await PDFDocument.load(bytes)).getPageCount()).toBe(1);
});
