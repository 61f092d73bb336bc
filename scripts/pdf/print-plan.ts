import { z } from 'zod';

const id = z.string().regex(/^[A-Za-z][\w.:-]*$/, '只能用 ASCII 字母、数字和 -_.：，并以字母开头');

const outlineEntry = z.strictObject({
  title: z.string().min(1).describe('书签的文字'),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]).describe('书签的层级'),
  target: id.describe('书签指向的元素 id'),
});

const pageLabelRange = z.strictObject({
  target: id.nullable().describe('这一段页码从哪个元素所在的页开始；null 是第一页'),
  style: z.enum(['D', 'r', 'none']).describe('D 阿拉伯数字，r 小写罗马数字，none 只有前缀'),
  prefix: z.string().optional().describe('页码前的文字'),
  start: z.int().min(1).optional().describe('这一段的第一个号，缺省为 1'),
});

/** What stands between two pieces of the print page, so that a long book can be printed a part at a time. A browser sees a comment. */
export const pieceMark = '<!--piece-->';

/** What the print page says about the book it is: everything that the layout itself cannot tell. */
export const printPlanSchema = z.strictObject({
  title: z.string().min(1).describe('书名'),
  author: z.string().min(1).describe('作者，即公司'),
  subject: z.string().describe('主题，如编号与版次'),
  keywords: z.array(z.string()).describe('关键词'),
  creator: z.string().describe('生成者'),
  date: z.iso.date().describe('内容的日期，不是打印的日期：同样的内容打出同样的文件'),
  lang: z.literal('zh-CN').describe('正文的语言'),
  outline: z.array(outlineEntry).describe('书签，按阅读顺序'),
  pageLabels: z.array(pageLabelRange).describe('页码的各段，按页序'),
  linkLabels: z.record(z.string(), z.string()).describe('目标 id 到链接说明的对照'),
  rectoTargets: z.array(id).describe('必须从右手页（单数页）开始的元素 id'),
});

/** A book that is a part of the whole one: what it keeps, and how it begins. */
export const printEditionSchema = z.strictObject({
  key: z.string().min(1).describe('命令里的写法，如 role:iqc-inspector'),
  name: z.string().min(1).describe('封面上的名称'),
  file: z.string().regex(/^[a-z0-9-]+$/).describe('文件名，不带 .pdf'),
  page: z.string().startsWith('/').describe('网站上提供这一版的页'),
  parts: z.array(z.string()).min(1).describe('留下的部分（data-part）'),
  front: id.describe('封面后面第一个元素的 id'),
  first: id.describe('正文第一个元素的 id，阿拉伯页码从它开始'),
  outline: z.array(outlineEntry).describe('全书没有、只有这一版有的书签，排在正文书签之前'),
});

export type PrintEdition = z.output<typeof printEditionSchema>;
export type PrintPlan = z.output<typeof printPlanSchema>;
export type OutlineEntry = z.output<typeof outlineEntry>;
export type PageLabelRange = z.output<typeof pageLabelRange>;

export type ParsedPlan = { readonly ok: true; readonly plan: PrintPlan } | { readonly ok: false; readonly reasons: readonly string[] };

/** `text` is the JSON of `<script id="print-plan">`, null where the page has none. */
export function parsePrintPlan(text: string | null): ParsedPlan {
  if (text === null) return { ok: false, reasons: ['页面里没有 <script id="print-plan">'] };
  const json = parseJson(text);
  if (json === undefined) return { ok: false, reasons: ['print-plan 不是合法的 JSON'] };
  const parsed = printPlanSchema.safeParse(json, { error: z.locales.zhCN().localeError });
  if (parsed.success) return { ok: true, plan: parsed.data };
  return { ok: false, reasons: parsed.error.issues.map((issue) => `${issue.path.join('.') || '整体'}：${issue.message}`) };
}

/** Every id that the plan needs a page for. */
export function planTargets(plan: PrintPlan): readonly string[] {
  const labelStarts = plan.pageLabels.flatMap((range) => (range.target === null ? [] : [range.target]));
  return [...new Set([...plan.outline.map((entry) => entry.target), ...labelStarts, ...plan.rectoTargets])];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
