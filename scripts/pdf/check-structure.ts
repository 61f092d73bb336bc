import { findUntaggedRuns } from './mark-artifacts.ts';
import { annotationsOf, dictAt, listPages, pageContent } from './pdf-objects.ts';
import type { PdfDocument } from './pdf-objects.ts';
import { decodeName, decodeText, refIn } from './pdf-values.ts';
import type { PdfDict } from './pdf-values.ts';
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

/** Something with the page on which it stands, counted from 1; 0 where the file does not say. */
export interface Placed {
  readonly what: string;
  readonly page: number;
}

/** What there is to say about the tags of a file, page by page; the same for a part of a book and for the whole. */
export interface TagFindings {
  readonly tagged: boolean;
  readonly silentLinks: readonly number[];
  readonly strayLinks: readonly number[];
  readonly unknownTags: readonly Placed[];
  readonly misplaced: readonly Placed[];
  /** H1 to H6 in reading order: whether one is left out shows only in the whole. */
  readonly headings: readonly Placed[];
  readonly figures: readonly number[];
  readonly tableHeads: readonly number[];
  readonly muteFonts: readonly string[];
}

/**
 * The part of PDF/UA-1 that a program can see: facts of the file, everything tagged or an artifact, tags in their places, headings
 * without gaps, alternatives, header scopes, spoken links, fonts that say their characters. It is a check, not a validation.
 */
export const checkStructure = (doc: PdfDocument): readonly PrintProblem[] => {
  const findings = inspectTags(doc);
  return [...(findings.tagged ? checkCatalog(doc) : []), ...judgeTags(findings), ...judgeUntagged(findings.tagged ? untaggedPages(doc) : [])];
};

export function inspectTags(doc: PdfDocument): TagFindings {
  const elements = listStructElements(doc);
  const pageOf: PageNumbers = new Map(listPages(doc).map(({ number }, index) => [number, index + 1]));
  const place = (element: StructElement): number => firstPage(doc, element.dict, pageOf);
  const pagesWhere = (test: (element: StructElement) => boolean): readonly number[] => elements.filter(test).map(place);
  return {
    tagged: structRoot(doc) !== undefined,
    silentLinks: linkPages(doc, 'Contents'),
    strayLinks: linkPages(doc, 'StructParent'),
    unknownTags: findUnknown(doc, elements).map((element) => ({ what: element.type, page: place(element) })),
    misplaced: findMisplaced(doc, elements).map(({ pair, element }) => ({ what: pair, page: place(element) })),
    headings: elements.filter(({ type }) => HEADING.test(type)).map((element) => ({ what: element.type, page: place(element) })),
    figures: pagesWhere(({ type, dict }) => type === 'Figure' && !dict.has('Alt') && !dict.has('ActualText')),
    tableHeads: pagesWhere(({ type, dict }) => type === 'TH' && attributeOf(doc, dict, 'Scope') === undefined),
    muteFonts: findMuteFonts(doc),
  };
}

const HEADING = /^H[1-6]$/;

/** The pages with something painted that is neither tagged nor an artifact. */
const untaggedPages = (doc: PdfDocument): readonly number[] => listPages(doc).flatMap((page, index) => (findUntaggedRuns(pageContent(doc, page)).length > 0 ? [index + 1] : []));

export const judgeUntagged = (pages: readonly number[]): readonly PrintProblem[] => onPages(pages, '有没加标签的内容，读屏软件会漏读', '这是导出程序的缺陷，请报告。');

export function judgeTags({ tagged, silentLinks, strayLinks, unknownTags, misplaced, headings, figures, tableHeads, muteFonts }: TagFindings): readonly PrintProblem[] {
  if (!tagged) return [defect('文件没有标签，读屏软件读不出结构。', '打印时要打开 tagged。')];
  const kinds = (found: readonly Placed[]): string => [...new Set(found.map(({ what }) => what))].join('、');
  const where = (found: readonly Placed[]): string => pagesOf(found.map(({ page }) => page));
  const skipped = skippedHeadings(headings);
  return [
    ...onPages(silentLinks, '有链接没有说明文字', '在 print-plan 的 linkLabels 里给目标写名称。'),
    ...onPages(strayLinks, '有链接不在标签树里', '不要用 aria-hidden 藏起可以点的链接。'),
    ...defectIf(unknownTags, `标签 ${kinds(unknownTags)} 没有说明等于哪个标准标签${where(unknownTags)}。`, '在 repair-structure.ts 的对照表里加上它。'),
    ...defectIf(misplaced, `标签放错了位置：${kinds(misplaced)}${where(misplaced)}。`, '检查这些页上的列表和表格的 HTML 结构，表格里不要放 div。'),
    ...defectIf(skipped, `标题跳级 ${skipped.length} 处${where(skipped)}。`, '二级标题下面应是三级，不能直接到四级。'),
    ...defectIf(figures, `有 ${figures.length} 个图没有替代文字${pagesOf(figures)}。`, '给 img 写 alt；给 svg 写 role="img" 和 aria-label；书里不要用 figure 元素。'),
    ...defectIf(tableHeads, `有 ${tableHeads.length} 个表头没有说明管行还是管列${pagesOf(tableHeads)}。`, '给 th 写 scope="col" 或 scope="row"。'),
    ...defectIf(muteFonts, `字体没有写明字形对应的文字：${muteFonts.join('、')}。`, '换用随书的静态字体。'),
  ];
}

/** What the file says about itself beside its pages. */
export function checkCatalog(doc: PdfDocument): readonly PrintProblem[] {
  const preferences = dictAt(doc, doc.catalog, 'ViewerPreferences');
  const marked = dictAt(doc, doc.catalog, 'MarkInfo')?.get('Marked');
  const missing = [
    [(decodeText(doc.info.get('Title')) ?? '') === '', '书名'],
    [preferences?.get('DisplayDocTitle') !== 'true', '窗口标题显示书名（DisplayDocTitle）'],
    [!doc.catalog.has('Lang'), '语言（Lang）'],
    [marked !== 'true', '已加标签的标记（MarkInfo）'],
  ].flatMap(([absent, label]) => (absent === true ? [String(label)] : []));
  return missing.length === 0 ? [] : [defect(`文件没有写明：${missing.join('、')}。`, '检查 print-plan 里的 title 与 lang。')];
}

const linkPages = (doc: PdfDocument, missing: string): readonly number[] =>
  listPages(doc).flatMap((page, index) => (annotationsOf(doc, page).some((link) => !link.has(missing)) ? [index + 1] : []));

function findUnknown(doc: PdfDocument, elements: readonly StructElement[]): readonly StructElement[] {
  const root = structRoot(doc);
  const roles = root && dictAt(doc, root, 'RoleMap');
  return elements.filter(({ type }) => !STANDARD.has(type) && !roles?.has(type));
}

function findMisplaced(doc: PdfDocument, elements: readonly StructElement[]): readonly { readonly element: StructElement; readonly pair: string }[] {
  return elements.flatMap((element) => {
    const allowed = CHILDREN[element.type];
    if (!allowed) return [];
    return childElements(doc, element.dict).flatMap((child) => (allowed.includes(child.type) ? [] : [{ element: child, pair: `${element.type} › ${child.type}` }]));
  });
}

function skippedHeadings(headings: readonly Placed[]): readonly Placed[] {
  return headings.filter(({ what }, at) => Number(what.slice(1)) > Number(headings[at - 1]?.what.slice(1) ?? 0) + 1);
}

const findMuteFonts = (doc: PdfDocument): readonly string[] =>
  doc.dictsOf('Font').flatMap((font) => {
    const needsMap = ['Type0', 'Type1', 'TrueType'].includes(decodeName(font.get('Subtype')) ?? '');
    return needsMap && !font.has('ToUnicode') ? [decodeName(font.get('BaseFont')) ?? '未命名'] : [];
  });

const onPages = (pages: readonly number[], what: string, hint: string): readonly PrintProblem[] => defectIf(pages, `第 ${formatPages(pages)} 页${what}。`, hint);

const defectIf = (found: readonly unknown[], message: string, hint: string): readonly PrintProblem[] => (found.length === 0 ? [] : [defect(message, hint)]);

function pagesOf(pages: readonly number[]): string {
  const known = pages.filter((page) => page > 0);
  return known.length === 0 ? '' : `（第 ${formatPages(known)} 页）`;
}

/** The places of the pages, counted from 1, by their numbers. */
type PageNumbers = ReadonlyMap<number, number>;

function firstPage(doc: PdfDocument, element: PdfDict, pageOf: PageNumbers): number {
  const own = refIn(element.get('Pg'));
  if (own !== undefined) return pageOf.get(own) ?? 0;
  return childElements(doc, element).reduce((found, child) => found || firstPage(doc, child.dict, pageOf), 0);
}

const defect = (message: string, hint: string): PrintProblem => ({ code: 'P305', message, hint });
