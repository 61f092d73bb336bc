import type { PDFDocument } from '@cantoo/pdf-lib';

import { checkFonts } from './check-fonts.ts';
import { checkStructure } from './check-structure.ts';
import { isShrunk } from './is-shrunk.ts';
import { linksOf, linkTarget } from './label-links.ts';
import { missingCharacters } from './missing-characters.ts';
import { decodeName, dictAt, nameOf, openDocument, pageContent } from './pdf-objects.ts';
import type { PrintPlan } from './print-plan.ts';
import { formatPages, formatSome } from './print-problem.ts';
import type { PrintProblem } from './print-problem.ts';
import { readFonts } from './read-fonts.ts';
import { readPageTexts } from './read-page-texts.ts';

export interface Expected {
  readonly plan: PrintPlan;
  /** Every character that the print page shows. */
  readonly characters: string;
  /** The largest size of the file, in bytes. */
  readonly maxBytes: number;
  /** Another way to read the text of every page. */
  readonly readTexts?: (bytes: Uint8Array) => Promise<readonly string[]>;
}

/** Every gate that a finished book must pass. `bytes` is the file as it will be delivered. */
export async function checkBook(bytes: Uint8Array, { plan, characters, maxBytes, readTexts = readPageTexts }: Expected): Promise<readonly PrintProblem[]> {
  const reading = readTexts(bytes);
  // What fails before the texts are awaited must not leave them unheard.
  reading.catch(() => undefined);
  const doc = await openDocument(bytes);
  const aboutFile = [...checkScale(doc), ...checkFonts(readFonts(doc)), ...checkLinks(doc), ...checkStructure(doc), ...checkOutline(doc, plan), ...checkSize(bytes.length, maxBytes)];
  const texts = await reading;
  return [...aboutFile, ...checkText(texts), ...checkCharacters(missingCharacters(characters, texts))];
}

function checkScale(doc: PDFDocument): readonly PrintProblem[] {
  const shrunk = doc.getPages().flatMap((page, index) => (isShrunk(pageContent(doc, page)) ? [index + 1] : []));
  if (shrunk.length === 0) return [];
  return [{ code: 'P301', message: `第 ${formatPages(shrunk)} 页被整页缩小：有内容比版心宽，浏览器就把全书一起缩小。`, hint: '找出宽过版心的内容，放进横排页，或允许换行。' }];
}

function checkLinks(doc: PDFDocument): readonly PrintProblem[] {
  const destinations = dictAt(doc, doc.catalog, 'Dests');
  const dead = linksOf(doc).flatMap(({ annotation, page }) => {
    const target = linkTarget(doc, annotation);
    if (target?.kind === 'outside') return [];
    return target && destinations?.has(nameOf(target.id)) ? [] : [`第 ${page} 页的 #${target?.id ?? '?'}`];
  });
  return dead.length === 0 ? [] : [{ code: 'P303', message: `链接点了没有去处：${formatSome(dead, '处')}。`, hint: '目标元素要在打印页里，并且不能隐藏。' }];
}

const formatCharacter = (char: string): string => `${char}（U+${char.codePointAt(0)?.toString(16).toUpperCase() ?? ''}）`;

/** U+FFFD and the Kangxi and CJK radicals: what comes out when a font's characters are guessed from its glyphs. */
const WRONG_CHARACTER = /[\u2E80-\u2FDF\uFFFD]/gu;

function checkText(pages: readonly string[]): readonly PrintProblem[] {
  const wrong = pages.flatMap((text, index) => [...new Set(text.match(WRONG_CHARACTER))].map((char) => ({ char, page: index + 1 })));
  if (wrong.length === 0) return [];
  const chars = [...new Set(wrong.map(({ char }) => formatCharacter(char)))];
  return [
    {
      code: 'P304',
      message: `第 ${formatPages(wrong.map(({ page }) => page))} 页提取出的文字不对，搜索和复制会落空：${formatSome(chars, '种')}。`,
      hint: '正文里如果真有这些部首字或替换符，换成普通汉字；否则是字体的问题，换用随书的静态字体。',
    },
  ];
}

function checkCharacters(missing: readonly string[]): readonly PrintProblem[] {
  if (missing.length === 0) return [];
  const list = missing.map(formatCharacter);
  return [{ code: 'P308', message: `随书字体里没有这些字，印出来是空框：${formatSome(list, '个')}。`, hint: '换成常用的写法；或在 templates/shell/styles/print-fonts.css 里加一个有这些字的静态字体。' }];
}

function checkOutline(doc: PDFDocument, plan: PrintPlan): readonly PrintProblem[] {
  const missing = [
    [plan.outline.length > 0 && decodeName(doc.catalog.get(nameOf('PageMode'))) !== 'UseOutlines', '书签'],
    [!doc.catalog.has(nameOf('PageLabels')), '页码标签'],
  ].flatMap(([absent, label]) => (absent === true ? [String(label)] : []));
  return missing.length === 0 ? [] : [{ code: 'P307', message: `文件里没有${missing.join('和')}。`, hint: '这是导出程序的缺陷，请报告。' }];
}

const MEGABYTE = 1_000_000;

function checkSize(size: number, maxBytes: number): readonly PrintProblem[] {
  if (size <= maxBytes) return [];
  const [is, may] = [size, maxBytes].map((bytes) => (bytes / MEGABYTE).toFixed(1));
  return [{ code: 'P306', message: `文件有 ${is} MB，超过了 ${may} MB 的上限，手机上打不开，邮件也发不出。`, hint: '缩小图片的像素，或换成 SVG。' }];
}
