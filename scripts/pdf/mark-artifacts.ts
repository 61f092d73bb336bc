import { findMarkedEnd, visitOperators } from './content-operators.ts';

/** A stretch of a content stream that paints something outside of every tag. */
export interface UntaggedRun {
  readonly start: number;
  readonly end: number;
}

const PAINTS_PATH = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*']);
const PAINTS_OBJECT = new Set(['Do', 'sh']);
const OPENS_PATH = new Set(['m', 're']);
const BOUNDARY = new Set(['q', 'Q', 'BDC', 'BMC']);

interface Scan {
  readonly runs: UntaggedRun[];
  depth: number;
  path: number;
  text: number;
  tagInText: boolean;
  run: UntaggedRun | null;
}

/**
 * Margin boxes and backgrounds: what Chromium paints without a tag. A run never crosses a change of graphics state (q, Q)
 * or of tag, so that it can be wrapped as it stands.
 */
export function findUntaggedRuns(content: string): readonly UntaggedRun[] {
  const scan: Scan = { runs: [], depth: 0, path: -1, text: -1, tagInText: false, run: null };
  const endFrom = findMarkedEnd(content);
  visitOperators(content, (name, start, end) => {
    scanOperator(scan, name, start, end);
    // What is painted inside of a tag is of no matter; most of a page is.
    const after = scan.depth === 1 && scan.text < 0 ? endFrom(end) : undefined;
    if (after !== undefined) scan.depth = 0;
    return after;
  });
  flush(scan);
  return scan.runs;
}

/** Wraps each untagged run as an artifact, so that a screen reader passes over it. */
export function markArtifacts(content: string): string {
  let marked = '';
  let last = 0;
  for (const { start, end } of findUntaggedRuns(content)) {
    marked += `${content.slice(last, start)}/Artifact <</Type /Pagination>>BDC\n${content.slice(start, end)}\nEMC`;
    last = end;
  }
  return marked + content.slice(last);
}

/** The beginning of marked content that belongs to a tag; Chromium writes no string into its dictionary. */
const TAGGED = /\/[^\s/<>()[\]]+\s*<<[^<>()]*\/MCID (\d+)[^<>()]*>>\s*BDC/g;

/** Turns the marked content with these ids into artifacts: it has lost its place among the tags. */
export const untagContent = (content: string, ids: ReadonlySet<number>): string =>
  ids.size === 0 ? content : content.replace(TAGGED, (tagged, id: string) => (ids.has(Number(id)) ? '/Artifact <</Type /Layout>>BDC' : tagged));

function scanOperator(scan: Scan, name: string, start: number, end: number): void {
  const inText = scan.text >= 0;
  if (BOUNDARY.has(name) && scan.depth === 0 && !inText) flush(scan);
  if (name === 'BDC' || name === 'BMC') openTag(scan);
  else if (name === 'EMC') scan.depth -= 1;
  else if (name === 'BT' && scan.depth === 0) beginText(scan, start);
  else if (name === 'ET') endText(scan, end);
  else if (scan.depth === 0 && !inText) scanPainting(scan, name, start, end);
}

function openTag(scan: Scan): void {
  scan.depth += 1;
  scan.tagInText ||= scan.text >= 0;
}

function beginText(scan: Scan, start: number): void {
  scan.text = start;
  scan.tagInText = false;
}

function endText(scan: Scan, end: number): void {
  if (scan.text >= 0 && !scan.tagInText) extend(scan, scan.text, end);
  scan.text = -1;
}

function scanPainting(scan: Scan, name: string, start: number, end: number): void {
  if (OPENS_PATH.has(name) && scan.path < 0) scan.path = start;
  else if (PAINTS_OBJECT.has(name)) extend(scan, start, end);
  else if (PAINTS_PATH.has(name) || name === 'n') {
    if (name !== 'n' && scan.path >= 0) extend(scan, scan.path, end);
    scan.path = -1;
  }
}

function extend(scan: Scan, start: number, end: number): void {
  scan.run = { start: scan.run?.start ?? start, end };
}

function flush(scan: Scan): void {
  if (scan.run) scan.runs.push(scan.run);
  scan.run = null;
}
