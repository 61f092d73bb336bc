/**
 * A query with what a reader wants to find: judged by reading the manual before any engine ran, then completed by pooling the first five
 * hits of all three engines, judged twice without knowing where they came from; only what both passes accepted was added.
 */
export interface JudgedQuery {
  readonly query: string;
  readonly kind: string;
  /**
   * What answers it: a code (QC-SOP-003, FM-QA-01, KPI-QA-02, GB/T 2828.1-2012), or kind and name of what has no code
   * (术语/色温, 岗位/仓管员, 工具/抽样方案).
   */
  readonly wanted: readonly string[];
}

/** What an engine answers, in a form that all of them can give. */
export interface BenchHit {
  readonly code: string;
  readonly type: string;
  readonly title: string;
  /** Marked stretches of its title and excerpts; undefined for engines that mark nothing. */
  readonly marks: readonly string[] | undefined;
  /** Wordings that led the engine to it. */
  readonly wordings: readonly string[];
  /** Shown above the results: it takes no place among them, and counts only where it is wanted. */
  readonly aside: boolean;
  /** The hit's address, with the section or step that it leads to. */
  readonly hrefs: readonly string[];
}

export interface BenchAnswer {
  readonly hits: readonly BenchHit[];
  /** Other wordings that the engine searched for and said so. */
  readonly wordings: readonly string[];
  readonly milliseconds: number;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** One line of the judged set: query, kind, wanted. Throws with the line when it is not. */
const parseQuery = (line: unknown, at: number): JudgedQuery => {
  const [query, kind, ...wanted] = Array.isArray(line) ? line : [];
  if (!isText(query) || !isText(kind) || wanted.length === 0 || !wanted.every(isText)) throw new Error(`判定集第 ${String(at + 1)} 条写错了：应是 [查询, 种类, 答案…]，现在是 ${JSON.stringify(line)}`);
  return { query, kind, wanted };
};

/** A half of the judged set: a JSON list of [query, kind, wanted…]. */
export const parseJudgedSet = (content: unknown): readonly JudgedQuery[] => {
  if (!Array.isArray(content)) throw new Error('判定集应是一个列表。');
  return content.map(parseQuery);
};

/** The file of a half: a line for each query. */
export const formatJudgedSet = (judged: readonly JudgedQuery[]): string =>
  `[\n${judged.map(({ query, kind, wanted }) => `[${[query, kind, ...wanted].map((text) => JSON.stringify(text)).join(', ')}]`).join(',\n')}\n]\n`;
