import { PDFString } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { checkStructure } from '../../../scripts/pdf/check-structure.ts';
import { findUntaggedRuns, markArtifacts, untagContent } from '../../../scripts/pdf/mark-artifacts.ts';
import { dictAt, follow, itemsAt, listPages, openDocument, pageContent } from '../../../scripts/pdf/pdf-objects.ts';
import type { PdfDocument } from '../../../scripts/pdf/pdf-objects.ts';
import { decodeName, isDict } from '../../../scripts/pdf/pdf-values.ts';
import { rebuildIdTree } from '../../../scripts/pdf/rebuild-id-tree.ts';
import { repairStructure } from '../../../scripts/pdf/repair-structure.ts';
import { listStructElements, structRoot } from '../../../scripts/pdf/struct-elements.ts';
import { smallPdf, tag } from '../../support/small-pdf.ts';
import type { TagSketch } from '../../support/small-pdf.ts';

describe('标签之外的内容', () => {
  it('页眉的文字包成装饰，正文不动', () => {
    const content = 'q\nBT /F1 9 Tf <0001> Tj ET\nQ\nq\n/P <</MCID 0 >>BDC\nBT <0002> Tj ET\nEMC\nQ';
    expect(markArtifacts(content)).toBe(
      'q\n/Artifact <</Type /Pagination>>BDC\nBT /F1 9 Tf <0001> Tj ET\nEMC\nQ\nq\n/P <</MCID 0 >>BDC\nBT <0002> Tj ET\nEMC\nQ',
    );
  });

  it('底色、线和图也算，剪裁路径不算', () => {
    expect(findUntaggedRuns('0 0 9 9 re W* n')).toEqual([]);
    expect(findUntaggedRuns('0 0 9 9 re f')).toHaveLength(1);
    expect(findUntaggedRuns('0 0 m 9 9 l S')).toHaveLength(1);
    expect(findUntaggedRuns('q /Im1 Do Q')).toHaveLength(1);
  });

  it('一段装饰不跨越图形状态和标签', () => {
    const content = 'q 0 0 9 9 re f Q q 0 0 8 8 re f /P <</MCID 0 >>BDC BT ET EMC 1 1 1 1 re f Q';
    expect(findUntaggedRuns(content)).toHaveLength(3);
  });

  it('标签里面不必细看：套着标签的、字里写着 EMC 的，也在原来的地方结束', () => {
    const piece = fc.constantFrom('q', 'Q', 'BT <01> Tj ET', '0 0 1 1 re f', '/P <</MCID 0 >>BDC', '/Span BMC', 'EMC', '(EMC q) Tj', '/EMC gs', '/X1 Do', '% EMC\n');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const paint = (content: string): readonly string[] => findUntaggedRuns(content).map(({ start, end }) => content.slice(start, end).replaceAll('() ', ''));
        // A string in front of every operator makes each be read.
        const slow = pieces.map((one) => (/^(?:EMC|q|Q)$/.test(one) ? `() ${one}` : one));
        expect(paint(pieces.join('\n'))).toEqual(paint(slow.join('\n')));
      }),
    );
  });

  it('包过一遍就没有剩下的', () => {
    const once = markArtifacts('q BT <01> Tj ET 0 0 1 1 re f Q /X1 Do');
    expect(findUntaggedRuns(once)).toEqual([]);
    expect(markArtifacts(once)).toBe(once);
  });

  it('指定编号的标签内容变成装饰，别的编号不动', () => {
    const content = '/TH <</MCID 3 >>BDC BT ET EMC /TH <</MCID 13 >>BDC BT ET EMC';
    expect(untagContent(content, new Set([3]))).toBe('/Artifact <</Type /Layout>>BDC BT ET EMC /TH <</MCID 13 >>BDC BT ET EMC');
  });
});

/** The same as a file that has been written and opened. */
const smallFile = async (content: string, tags: readonly TagSketch[] | null): Promise<PdfDocument> => openDocument(await (await smallPdf(content, tags)).save({ useObjectStreams: false }));

/** The types of the tags, in reading order. */
const outlineOf = (doc: PdfDocument): readonly string[] => listStructElements(doc).map(({ type }) => type);

/** The type of the tag that the parent tree names for each piece of marked content. */
function ownersOf(doc: PdfDocument): readonly string[] {
  const root = structRoot(doc);
  const tree = root && dictAt(doc, root, 'ParentTree');
  const owners = tree && follow(doc, itemsAt(doc, tree, 'Nums')[1]);
  return (Array.isArray(owners) ? owners : []).map((item) => {
    const owner = follow(doc, item);
    return isDict(owner) ? (decodeName(owner.get('S')) ?? '') : '无';
  });
}

describe('修补标签', () => {
  it('列表项的内容放进 LBody，直接属于它的文字也跟着走', async () => {
    const doc = await smallFile('/Lbl <</MCID 0 >>BDC BT ET EMC /LI <</MCID 1 >>BDC BT ET EMC /P <</MCID 2 >>BDC BT ET EMC', [
      tag('L', [tag('LI', [tag('Lbl', [0]), 1, tag('P', [2])])]),
    ]);
    repairStructure(doc);
    expect(outlineOf(doc)).toEqual(['L', 'LI', 'Lbl', 'LBody', 'P']);
    expect(ownersOf(doc)).toEqual(['Lbl', 'LBody', 'P']);
    expect(checkStructure(doc)).toEqual([]);
  });

  it('表格自己的边框变成装饰', async () => {
    const doc = await smallFile('/Table <</MCID 0 >>BDC 0 0 9 1 re f EMC /TD <</MCID 1 >>BDC BT ET EMC', [tag('Table', [0, tag('TR', [tag('TD', [1])])])]);
    repairStructure(doc);
    expect(ownersOf(doc)).toEqual(['无', 'TD']);
    expect(listPages(doc).map((page) => pageContent(doc, page))[0]).toContain('/Artifact <</Type /Layout>>BDC 0 0 9 1 re f EMC /TD <</MCID 1 >>BDC');
  });

  it('单元格编号的目录按编号排序', async () => {
    const cells = ['node00000002', 'node00000001'].map((id) => tag('TD', [], { ID: PDFString.of(id) }));
    const doc = await smallFile('', [tag('Table', [tag('TR', cells)])]);
    rebuildIdTree(doc);
    const root = structRoot(doc);
    const tree = root && dictAt(doc, root, 'IDTree');
    const names = tree ? itemsAt(doc, tree, 'Names') : [];
    expect(names.filter((_, index) => index % 2 === 0)).toEqual(['(node00000001)', '(node00000002)']);
  });

  it('PDF 2.0 的标签写明等于 1.7 的哪个标签', async () => {
    const doc = await smallFile('/Strong <</MCID 0 >>BDC BT ET EMC', [tag('P', [tag('Strong', [0])])]);
    expect(checkStructure(doc)).toHaveLength(1);
    repairStructure(doc);
    expect(checkStructure(doc)).toEqual([]);
  });
});

describe('结构检查', () => {
  const messages = async (content: string, tags: readonly TagSketch[] | null): Promise<readonly string[]> =>
    checkStructure(await smallFile(content, tags)).map(({ message }) => message);

  it('没有标签的文件', async () => {
    expect(await messages('', null)).toMatchInlineSnapshot(`
      [
        "文件没有标签，读屏软件读不出结构。",
      ]
    `);
  });

  it('没加标签的内容', async () => {
    expect(await messages('BT <01> Tj ET', [tag('P')])).toMatchInlineSnapshot(`
      [
        "第 1 页有没加标签的内容，读屏软件会漏读。",
      ]
    `);
  });

  it('标题跳级、图没有替代文字、表头没有方向、列表项没有 LBody、不认识的标签，一次说完', async () => {
    const tags = [tag('H1'), tag('H3'), tag('Figure'), tag('Table', [tag('TR', [tag('TH')])]), tag('L', [tag('LI', [tag('P')])]), tag('Marquee')];
    expect(await messages('', tags)).toMatchInlineSnapshot(`
      [
        "标签 Marquee 没有说明等于哪个标准标签（第 1 页）。",
        "标签放错了位置：LI › P（第 1 页）。",
        "标题跳级 1 处（第 1 页）。",
        "有 1 个图没有替代文字（第 1 页）。",
        "有 1 个表头没有说明管行还是管列（第 1 页）。",
      ]
    `);
  });

  it('没有书名和语言', async () => {
    const doc = await smallFile('', [tag('P')]);
    doc.catalog.delete('Lang');
    doc.catalog.delete('ViewerPreferences');
    expect(checkStructure(doc).map(({ message }) => message)).toEqual(['文件没有写明：窗口标题显示书名（DisplayDocTitle）、语言（Lang）。']);
  });
});
