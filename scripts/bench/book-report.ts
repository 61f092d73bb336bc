import { formatColumns } from './site-report.ts';

/** What a finished book has, found in the file itself. */
export interface BookFeatures {
  readonly pages: number;
  readonly tagged: boolean;
  readonly bookmarks: number;
  /** Links to places in the book. */
  readonly links: number;
  /** Pages of the long table, and those of them that carry its head. */
  readonly tablePages: number;
  readonly headPages: number;
  /** Entries with a page number beside their link, and those that name the page to which the link leads. */
  readonly numbered: number;
  readonly numberedRight: number;
}

/** What one program took for the book, and what the file has; without features no file came of it. */
export interface BookResult {
  readonly name: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
  readonly bytes: number;
  readonly features: BookFeatures | undefined;
}

const heads = ['程序', '秒', 'CPU 秒', '峰值 MB', '页', 'MB', '标签', '书签', '表头每页有', '内部链接', '目录页码对'];
const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);

function cells({ name, seconds, cpuSeconds, peakBytes, bytes, features }: BookResult): readonly string[] {
  if (!features) return [name, '没有做成'];
  const { pages, tagged, bookmarks, links, tablePages, headPages, numbered, numberedRight } = features;
  return [
    name, seconds.toFixed(1), cpuSeconds.toFixed(1), (peakBytes / 1_000_000).toFixed(0), String(pages), megabytes(bytes), tagged ? '有' : '没有', String(bookmarks),
    `${String(headPages)}/${String(tablePages)}`, String(links), numbered === 0 ? '没有页码' : `${String(numberedRight)}/${String(numbered)}`,
  ];
}

/** The table of one run, and how many times our time and memory each of the others took. */
export function formatBookReport(results: readonly BookResult[]): string {
  const [own, ...others] = results.filter(({ features }) => features);
  const times = (value: number, base: number): string => (base > 0 ? (value / base).toFixed(2) : '—');
  const ratios = own ? others.map((other) => [other.name, times(other.seconds, own.seconds), times(other.cpuSeconds, own.cpuSeconds), times(other.peakBytes, own.peakBytes), times(other.bytes, own.bytes)]) : [];
  return [
    formatColumns([heads, ...results.map(cells)]),
    ...(ratios.length > 0 ? ['\n对方是本手册的几倍', formatColumns([['程序', '时间', 'CPU', '内存', '文件'], ...ratios])] : []),
  ].join('\n');
}
