/** What one program took for the same documents. */
export interface SiteResult {
  readonly documents: number;
  readonly program: string;
  readonly ok: boolean;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
  readonly outputBytes: number;
  readonly pages: number;
  /** Building again when nothing has changed. */
  readonly warmSeconds: number | undefined;
  /** Building again after one document was edited; undefined when the first build failed. */
  readonly editSeconds: number | undefined;
  /** Seconds of our own stages. */
  readonly stages: Readonly<Record<string, number>>;
  readonly search: boolean;
}

const width = (text: string): number => [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0);

/** Columns as wide as their widest cell. */
export function formatColumns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  return rows.map((row) => row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell))).join('  ').trimEnd()).join('\n');
}

const one = (value: number): string => value.toFixed(1);
const maybe = (value: number | undefined): string => (value === undefined ? '—' : one(value));
const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(0);

const heads = ['份数', '程序', '秒', 'CPU 秒', '峰值 MB', '每份 CPU 毫秒', '输出 MB', '网页', '不改再做 秒', '改一份后 秒', '搜索'];

const cells = ({ documents, program, ok, seconds, cpuSeconds, peakBytes, outputBytes, pages, warmSeconds, editSeconds, search }: SiteResult): readonly string[] =>
  ok
    ? [String(documents), program, one(seconds), one(cpuSeconds), megabytes(peakBytes), one((cpuSeconds * 1000) / documents), megabytes(outputBytes), String(pages), maybe(warmSeconds), maybe(editSeconds), search ? '有' : '没有']
    : [String(documents), program, '没有做成'];

const ratio = (value: number, base: number): string => (base > 0 ? (value / base).toFixed(2) : '—');

/** Our own build against another of the same documents: below 1 we took less. */
const comparison = (ours: SiteResult, rival: SiteResult): readonly string[] => [
  String(rival.documents), rival.program, ratio(ours.seconds, rival.seconds), ratio(ours.cpuSeconds, rival.cpuSeconds), ratio(ours.peakBytes, rival.peakBytes), ratio(ours.outputBytes, rival.outputBytes),
];

const bySize = (results: readonly SiteResult[]): readonly (readonly SiteResult[])[] => [...Map.groupBy(results, ({ documents }) => documents).values()];

/** The table of one run, what we take in relation to each rival, and how our cost grows. `own` is the name of our own program. */
export function formatSiteReport(results: readonly SiteResult[], own: string): string {
  const sizes = bySize(results.filter(({ ok }) => ok));
  const ours = sizes.flatMap((some) => some.filter(({ program }) => program === own));
  const ratios = sizes.flatMap((some) => {
    const base = some.find(({ program }) => program === own);
    return base ? some.filter((rival) => rival !== base).map((rival) => comparison(base, rival)) : [];
  });
  const first = ours[0];
  const growth = first ? ours.map((result) => [String(result.documents), ...Object.keys(first.stages).map((stage) => growthOf(first, result, stage)), ratio(result.outputBytes / result.documents, first.outputBytes / first.documents), ratio(result.editSeconds ?? 0, result.seconds)]) : [];
  return [
    formatColumns([heads, ...results.map(cells)]),
    ...(ratios.length > 0 ? ['\n本手册是对方的几倍（小于 1 是本手册少）', formatColumns([['份数', '对方', '时间', 'CPU', '内存', '输出'], ...ratios])] : []),
    ...(first ? [`\n本手册每份的花费，是 ${String(first.documents)} 份时的几倍；最后一列是改一份后重新生成与从头生成之比`, formatColumns([['份数', ...Object.keys(first.stages), '输出', '改一份'], ...growth])] : []),
  ].join('\n');
}

const growthOf = (first: SiteResult, result: SiteResult, stage: string): string => ratio((result.stages[stage] ?? 0) / result.documents, (first.stages[stage] ?? 0) / first.documents);
