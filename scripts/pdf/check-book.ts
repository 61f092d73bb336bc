import { checkDelivered } from './check-delivered.ts';
import { checkFonts } from './check-fonts.ts';
import { judgeTags, judgeUntagged } from './check-structure.ts';
import type { BookFindings } from './book-findings.ts';
import { missingCharacters } from './missing-characters.ts';
import type { PrintPlan } from './print-plan.ts';
import { formatPages, formatSome } from './print-problem.ts';
import type { PrintProblem } from './print-problem.ts';
import type { BookTexts } from './read-page-texts.ts';

export interface Expected {
  readonly plan: PrintPlan;
  /** What was found in the parts of the book, joined. */
  readonly findings: BookFindings;
  /** What can be read in them. */
  readonly texts: BookTexts;
  /** Every character that the print page shows. */
  readonly characters: string;
  /** The largest size of the file, in bytes. */
  readonly maxBytes: number;
}

/** Every gate that a finished book must pass. `bytes` is the file as it will be delivered. */
export const checkBook = (bytes: Uint8Array, { plan, findings, texts, characters, maxBytes }: Expected): readonly PrintProblem[] => [
  ...checkScale(findings.shrunk),
  ...checkFonts(findings.fonts),
  ...judgeTags(findings.tags),
  ...judgeUntagged(findings.untagged),
  ...checkDelivered(bytes, plan, findings),
  ...checkSize(bytes.length, maxBytes),
  ...checkText(texts),
  ...checkCharacters(missingCharacters(characters, [texts.characters])),
];

function checkScale(shrunk: readonly number[]): readonly PrintProblem[] {
  if (shrunk.length === 0) return [];
  return [{ code: 'P301', message: `第 ${formatPages(shrunk)} 页被整页缩小：有内容比版心宽，浏览器就把全书一起缩小。`, hint: '找出宽过版心的内容，放进横排页，或允许换行。' }];
}

const formatCharacter = (char: string): string => `${char}（U+${char.codePointAt(0)?.toString(16).toUpperCase() ?? ''}）`;

function checkText({ wrong }: BookTexts): readonly PrintProblem[] {
  if (wrong.length === 0) return [];
  const chars = [...new Set(wrong.map(({ what }) => formatCharacter(what)))];
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

const MEGABYTE = 1_000_000;

function checkSize(size: number, maxBytes: number): readonly PrintProblem[] {
  if (size <= maxBytes) return [];
  const [is, may] = [size, maxBytes].map((bytes) => (bytes / MEGABYTE).toFixed(1));
  return [{ code: 'P306', message: `文件有 ${is} MB，超过了 ${may} MB 的上限，手机上打不开，邮件也发不出。`, hint: '缩小图片的像素，或换成 SVG。' }];
}
