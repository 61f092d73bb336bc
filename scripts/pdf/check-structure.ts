import { PDFBool, PDFDict } from '@cantoo/pdf-lib';
import type { PDFDocument, PDFPage } from '@cantoo/pdf-lib';

import { findUntaggedRuns } from './mark-artifacts.ts';
import { annotationsOf, decodeName, dictAt, nameOf, pageContent } from './pdf-objects.ts';
import { formatPages } from './print-problem.ts';
import type { PrintProblem } from './print-problem.ts';
import { attributeOf, childElements, listStructElements, structRoot } from './struct-elements.ts';
import type { StructElement } from './struct-elements.ts';

/** What a tag may hold. A tag that is not listed may hold anything. */
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  L: ['LI', 'Caption', 'L'],
  LI: ['Lbl', 'LBody'],
  Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
  TR: ['TH', 'TD'],
};

/** The tags that PDF 1.7 knows by itself; any other needs a line in the role map. */
const STANDARD: ReadonlySet<string> = new Set(
  `Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead
   TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form`.split(/\s+/),
);

/**
 * The part of PDF/UA-1 that a program can see: facts of the file, everything tagged or an artifact, tags in their places, headings
 * without gaps, alternatives, header scopes, spoken links, fonts that say their characters. It is a check, not a validation.
 */
export const checkStructure = (doc: PDFDocument): readonly PrintProblem[] => [...checkTags(doc), ...(structRoot(doc) ? checkContents(doc) : [])];

/** The same without a look into the pages' content, which takes most of the time. */
export function checkTags(doc: PDFDocument): readonly PrintProblem[] {
  if (!structRoot(doc)) return [defect('文件没有标签，读屏软件读不出结构。', '打印时要打开 tagged。')];
  const elements = listStructElements(doc);
  return [
    ...checkCatalog(doc),
    ...checkPages(doc),
    ...checkTagNames(doc, elements),
    ...checkNesting(doc, elements),
    ...checkHeadings(doc, elements),
    ...checkAlternatives(doc, elements),
    ...checkTableHeads(doc, elements),
    ...checkFontMaps(doc),
  ];
}

function checkCatalog(doc: PDFDocument): readonly PrintProblem[] {
  const preferences = dictAt(doc, doc.catalog, 'ViewerPreferences');
  const marked = dictAt(doc, doc.catalog, 'MarkInfo')?.get(nameOf('Marked'));
  const missing = [
    [!doc.getTitle(), '书名'],
    [preferences?.get(nameOf('DisplayDocTitle')) !== PDFBool.True, '窗口标题显示书名（DisplayDocTitle）'],
    [!doc.catalog.has(nameOf('Lang')), '语言（Lang）'],
    [marked !== PDFBool.True, '已加标签的标记（MarkInfo）'],
  ].flatMap(([absent, label]) => (absent === true ? [String(label)] : []));
  return missing.length === 0 ? [] : [defect(`文件没有写明：${missing.join('、')}。`, '检查 print-plan 里的 title 与 lang。')];
}

function checkPages(doc: PDFDocument): readonly PrintProblem[] {
  const where = (test: (page: PDFPage) => boolean): readonly number[] => doc.getPages().flatMap((page, index) => (test(page) ? [index + 1] : []));
  const links = (page: PDFPage): readonly PDFDict[] => annotationsOf(doc, page);
  return [
    ...onPages(where((page) => links(page).some((link) => !link.has(nameOf('Contents')))), '有链接没有说明文字', '在 print-plan 的 linkLabels 里给目标写名称。'),
    ...onPages(where((page) => links(page).some((link) => !link.has(nameOf('StructParent')))), '有链接不在标签树里', '不要用 aria-hidden 藏起可以点的链接。'),
  ];
}

function checkContents(doc: PDFDocument): readonly PrintProblem[] {
  const untagged = doc.getPages().flatMap((page, index) => (findUntaggedRuns(pageContent(doc, page)).length > 0 ? [index + 1] : []));
  return onPages(untagged, '有没加标签的内容，读屏软件会漏读', '这是导出程序的缺陷，请报告。');
}

function checkTagNames(doc: PDFDocument, elements: readonly StructElement[]): readonly PrintProblem[] {
  const root = structRoot(doc);
  const roles = root && dictAt(doc, root, 'RoleMap');
  const unknown = elements.filter(({ type }) => !STANDARD.has(type) && !roles?.has(nameOf(type)));
  const names = [...new Set(unknown.map(({ type }) => type))];
  return names.length === 0 ? [] : [defect(`标签 ${names.join('、')} 没有说明等于哪个标准标签${pagesOf(doc, unknown)}。`, '在 repair-structure.ts 的对照表里加上它。')];
}

function checkNesting(doc: PDFDocument, elements: readonly StructElement[]): readonly PrintProblem[] {
  const wrong = elements.flatMap((element) => {
    const allowed = CHILDREN[element.type];
    if (!allowed) return [];
    return childElements(doc, element.dict).flatMap((child) => (allowed.includes(child.type) ? [] : [{ element: child, pair: `${element.type} › ${child.type}` }]));
  });
  const pairs = [...new Set(wrong.map(({ pair }) => pair))];
  const pages = pagesOf(doc, wrong.map(({ element }) => element));
  return pairs.length === 0 ? [] : [defect(`标签放错了位置：${pairs.join('、')}${pages}。`, '检查这些页上的列表和表格的 HTML 结构，表格里不要放 div。')];
}

function checkHeadings(doc: PDFDocument, elements: readonly StructElement[]): readonly PrintProblem[] {
  let last = 0;
  const skipped = elements.filter((element) => {
    const level = Number(/^H([1-6])$/.exec(element.type)?.[1] ?? 0);
    const gap = level > last + 1;
    if (level > 0) last = level;
    return gap;
  });
  return skipped.length === 0 ? [] : [defect(`标题跳级 ${skipped.length} 处${pagesOf(doc, skipped)}。`, '二级标题下面应是三级，不能直接到四级。')];
}

function checkAlternatives(doc: PDFDocument, elements: readonly StructElement[]): readonly PrintProblem[] {
  const silent = elements.filter(({ type, dict }) => type === 'Figure' && !dict.has(nameOf('Alt')) && !dict.has(nameOf('ActualText')));
  if (silent.length === 0) return [];
  return [defect(`有 ${silent.length} 个图没有替代文字${pagesOf(doc, silent)}。`, '给 img 写 alt；给 svg 写 role="img" 和 aria-label；书里不要用 figure 元素。')];
}

function checkTableHeads(doc: PDFDocument, elements: readonly StructElement[]): readonly PrintProblem[] {
  const scopeless = elements.filter(({ type, dict }) => type === 'TH' && attributeOf(doc, dict, 'Scope') === undefined);
  if (scopeless.length === 0) return [];
  return [defect(`有 ${scopeless.length} 个表头没有说明管行还是管列${pagesOf(doc, scopeless)}。`, '给 th 写 scope="col" 或 scope="row"。')];
}

function checkFontMaps(doc: PDFDocument): readonly PrintProblem[] {
  const mute = doc.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict) || decodeName(object.get(nameOf('Type'))) !== 'Font') return [];
    const needsMap = ['Type0', 'Type1', 'TrueType'].includes(decodeName(object.get(nameOf('Subtype'))) ?? '');
    return needsMap && !object.has(nameOf('ToUnicode')) ? [decodeName(object.get(nameOf('BaseFont'))) ?? '未命名'] : [];
  });
  return mute.length === 0 ? [] : [defect(`字体没有写明字形对应的文字：${mute.join('、')}。`, '换用随书的静态字体。')];
}

function onPages(pages: readonly number[], what: string, hint: string): readonly PrintProblem[] {
  return pages.length === 0 ? [] : [defect(`第 ${formatPages(pages)} 页${what}。`, hint)];
}

function pagesOf(doc: PDFDocument, elements: readonly StructElement[]): string {
  const pages = elements.map((element) => firstPage(doc, element.dict)).filter((page) => page > 0);
  return pages.length === 0 ? '' : `（第 ${formatPages(pages)} 页）`;
}

function firstPage(doc: PDFDocument, element: PDFDict): number {
  const own = element.get(nameOf('Pg'));
  if (own) return doc.getPages().findIndex((page) => page.ref === own) + 1;
  return childElements(doc, element).reduce((found, child) => found || firstPage(doc, child.dict), 0);
}

const defect = (message: string, hint: string): PrintProblem => ({ code: 'P305', message, hint });
