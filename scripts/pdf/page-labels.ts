import type { PageLabelRange } from './print-plan.ts';

/** A range of page labels with the page on which it begins, counted from 1. */
export interface PlacedRange extends Omit<PageLabelRange, 'target'> {
  readonly page: number;
}

/**
 * The ranges in page order, the first from page 1. A range without a page of its own (its target is not in the file) is left out;
 * of two that begin on one page the later wins.
 */
export function placeLabelRanges(ranges: readonly PageLabelRange[], pageOf: ReadonlyMap<string, number>): readonly PlacedRange[] {
  const placed = new Map<number, PlacedRange>([[1, { page: 1, style: 'D' }]]);
  for (const { target, ...range } of ranges) {
    const page = target === null ? 1 : pageOf.get(target);
    if (page !== undefined) placed.set(page, { ...range, page });
  }
  return [...placed.values()].sort((a, b) => a.page - b.page);
}

/** What the reader sees as the number of a page: 封面, iv, 12. */
export function formatPageLabel(ranges: readonly PlacedRange[], page: number): string {
  const range = ranges.findLast((candidate) => candidate.page <= page);
  if (!range) return String(page);
  const number = (range.start ?? 1) + page - range.page;
  return (range.prefix ?? '') + formatNumber(number, range.style);
}

/** How many pages the body has of the `pages` of a book: what stands before it is counted apart. */
export function countBody(ranges: readonly PlacedRange[], pages: number): number {
  const body = ranges.find(({ style, page }) => style === 'D' && page > 1);
  return body ? pages - body.page + (body.start ?? 1) : pages;
}

function formatNumber(number: number, style: PlacedRange['style']): string {
  if (style === 'none') return '';
  return style === 'r' ? formatRoman(number) : String(number);
}

const ROMAN = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

function formatRoman(number: number): string {
  let rest = number;
  let text = '';
  for (const [value, letters] of ROMAN) {
    while (rest >= value) {
      text += letters;
      rest -= value;
    }
  }
  return text;
}
