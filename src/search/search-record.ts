/**
 * Something that readers look for and that is not a page of its own: a term, a KPI, a standard. `/search/records.json` lists
 * them for the index; no browser loads that file.
 */
export interface SearchRecord {
  /** Where it is shown: its page, or its place in a register. */
  readonly href: string;
  readonly title: string;
  /** Other names under which readers know it. */
  readonly names: readonly string[];
  /** The number that readers know it by; empty where it has none. */
  readonly code: string;
  /** What it is, in Chinese: 术语, 指标, 标准 … */
  readonly type: string;
  readonly status: string;
  readonly roles: readonly string[];
  readonly text: string;
  /** Shown above the results when the query names it exactly; empty where there is none. */
  readonly answer: string;
}

const isRecord = (value: unknown): value is SearchRecord =>
  typeof value === 'object' && value !== null && 'href' in value && 'title' in value && 'text' in value;

/** The records of the file's parsed content; anything else in it is left out. */
export const parseSearchRecords = (content: unknown): readonly SearchRecord[] => (Array.isArray(content) ? content.filter(isRecord) : []);
