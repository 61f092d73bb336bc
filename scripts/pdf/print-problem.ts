/**
 * Every reason why a book is not delivered. Codes are permanent.
 * P1 the print page · P2 layout · P3 the finished file · P4 the environment.
 */
export const printProblems = {
  P101: '打印页的数据不完整',
  P102: '打印页没有就绪',
  P103: '打印页的资源取不到',
  P104: '打印页的脚本出错',
  P105: '目标不存在',
  P106: '内容宽过版心',
  P201: '页码在页码位里放不下',
  P301: '整页被缩小',
  P302: '字体不是随书字体',
  P303: '链接没有目的地',
  P304: '文字提取不对',
  P305: '无障碍结构有缺陷',
  P306: '文件太大',
  P307: '书签或页码标签与计划不符',
  P308: '有字印不出来',
  P401: '没有可用的浏览器',
  P402: '网站里没有打印页',
  P403: '浏览器中途退出或没有反应',
} as const satisfies Record<string, string>;

export type PrintProblemCode = keyof typeof printProblems;

/** `message` says what happened and why it matters, `hint` how to mend it; both are Chinese sentences. */
export interface PrintProblem {
  readonly code: PrintProblemCode;
  readonly message: string;
  readonly hint: string;
  /** Where an editor finds it: the file, and characters that stand there. */
  readonly place?: { readonly file: string; readonly words: string };
}

/** The problem with the line at which its words stand in the file's text; as it is where they do not, as when they were put together from data. */
export function withLine(problem: PrintProblem, text: string): PrintProblem {
  const { place } = problem;
  if (!place) return problem;
  const index = text.split('\n').findIndex((line) => line.includes(place.words));
  return index < 0 ? problem : { ...problem, message: problem.message.replace(place.file, `${place.file}:${index + 1}`) };
}

const SHOWN = 8;

/** 甲、乙、丙 等 12 处: a list that stays readable however long it is. */
export function formatSome(items: readonly string[], unit: string): string {
  const shown = items.slice(0, SHOWN).join('、');
  return items.length > SHOWN ? `${shown} 等 ${items.length} ${unit}` : shown;
}

/** 3–5、9: page numbers as ranges. */
export function formatPages(pages: readonly number[]): string {
  const sorted = [...new Set(pages)].sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const page of sorted) {
    const last = ranges.at(-1);
    if (last && page === last[1] + 1) last[1] = page;
    else ranges.push([page, page]);
  }
  return formatSome(ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)), '段');
}
