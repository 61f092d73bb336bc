import type { Scored, Summary } from './score-answers.ts';
import { summarise } from './score-answers.ts';

export interface EngineReport {
  readonly label: string;
  readonly scored: readonly Scored[];
  /** Milliseconds of warm queries. */
  readonly p50: number;
  readonly p95: number;
  readonly bytes: number;
  readonly requests: number;
}

const share = (value: number | undefined): string => (value === undefined ? '—' : value.toFixed(3));
const milliseconds = (value: number): string => value.toFixed(1);

const pad = (text: string, width: number): string => `${text}${' '.repeat(Math.max(0, width - [...text].reduce((sum, character) => sum + (character > '\u00ff' ? 2 : 1), 0)))}`;

const heads = ['', '查询', 'R5', 'MRR', '首位', '零结果', '高亮', 'p50 ms', 'p95 ms', '首查 KB', '请求'] as const;
const widths = [30, 6, 7, 7, 7, 8, 7, 8, 8, 9, 5] as const;

const row = (cells: readonly string[]): string => cells.map((cell, at) => pad(cell, widths[at] ?? 8)).join('').trimEnd();

const cellsOf = (summary: Summary): readonly string[] => [
  String(summary.queries), share(summary.recall), share(summary.reciprocal), share(summary.first), share(summary.empty), share(summary.marked),
];

/** One table for a set of queries, an engine in each row. */
export const formatTable = (title: string, engines: readonly EngineReport[]): string => [
  `\n${title}`,
  row(heads),
  ...engines.map(({ label, scored, p50, p95, bytes, requests }) => row([label, ...cellsOf(summarise(scored)), milliseconds(p50), milliseconds(p95), (bytes / 1024).toFixed(0), String(requests)])),
].join('\n');

/** The same numbers for each kind of query, for one engine. */
export const formatKinds = (scored: readonly Scored[]): string => {
  const kinds = Map.groupBy(scored, ({ judged }) => judged.kind);
  return [row(heads.slice(0, 7)), ...[...kinds].map(([kind, some]) => row([kind, ...cellsOf(summarise(some))]))].join('\n');
};

/** Queries of which the first five hits do not hold everything wanted, or not in the first place. */
export const formatMisses = (scored: readonly Scored[]): string =>
  scored.filter(({ recall, first }) => recall < 1 || !first)
    .map(({ judged, found, recall }) => `${recall < 1 ? '✗' : '·'} ${judged.query}（${judged.kind}）要 ${judged.wanted.join('、')}；得到 ${found.join('、') || '无'}`)
    .join('\n');
