import type { PrintProblem } from './print-problem.ts';

/** Something on the print page that is wider than the room it has. */
export interface Overflow {
  /** The file that it comes from (the nearest `data-source`), empty where the page does not say. */
  readonly source: string;
  readonly tag: string;
  /** Its longest run of characters without a space: enough to find it in the file. */
  readonly words: string;
  /** CSS pixels. */
  readonly width: number;
  readonly available: number;
}

const KINDS: Readonly<Record<string, string>> = { table: '表格', svg: '图', pre: '代码', img: '图片' };

const HINTS: Readonly<Record<string, string>> = {
  table: '宽表已经自动横放，还是放不下：减少列，缩短列里不能换行的编号，或拆成两张表。',
  svg: '让图随版心缩放（width: 100%），或让它排在横排页上。',
  pre: '把长行折短。',
  img: '让图片随版心缩放（max-width: 100%）。',
};

export function overflowProblem({ source, tag, words, width, available }: Overflow): PrintProblem {
  const what = KINDS[tag] ?? `内容（${tag}）`;
  const [file = ''] = source.split(' ');
  return {
    code: 'P106',
    message: `${source || '打印页'}：${what}${words === '' ? '' : `（里面有「${shorten(words)}」）`}宽 ${millimetres(width)} mm，版心只容 ${millimetres(available)} mm；打印出来不是被裁掉，就是全书一起缩小。`,
    hint: HINTS[tag] ?? '里面有不能换行的长串，给它加上可以断开的位置。',
    ...(file !== '' && words !== '' ? { place: { file, words } } : {}),
  };
}

const SHOWN = 24;

const shorten = (words: string): string => (words.length > SHOWN ? `${words.slice(0, SHOWN)}……` : words);

const MM_PER_PIXEL = 25.4 / 96;

const millimetres = (pixels: number): string => (pixels * MM_PER_PIXEL).toFixed(0);
