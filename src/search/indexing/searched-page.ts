/** What of a page is searched: its text with what stands in it, and what is told about it. */
export interface SearchedPage {
  readonly parts: readonly PagePart[];
  readonly meta: ReadonlyMap<string, string>;
  readonly filters: ReadonlyMap<string, readonly string[]>;
}

/** A run of text, or a mark between two of them, where a word ends. */
export type PagePart = string | PageMark;

export type PageMark =
  /** From here to its `end` words weigh `times` as much as others; with `isHeading` only outside what was weighed by hand. */
  | { readonly kind: 'weight'; readonly times: number; readonly isHeading: boolean }
  | { readonly kind: 'end' }
  /** An element that can be linked to. */
  | { readonly kind: 'anchor'; readonly element: string; readonly id: string; readonly text: readonly string[] };

const blank = '\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

/** White space as Unicode has it: JavaScript's own counts one character too many and one too few. */
export const whiteSpace = new RegExp(`[${blank}]+`, 'gu');

const outerSpace = new RegExp(`^[${blank}]+|[${blank}]+$`, 'gu');

const severalSpaces = new RegExp(`[${blank}]{2,}`, 'gu');

/** A text on one line: without white space around it, and one space for several. */
export const tidyText = (text: string): string => text.replace(outerSpace, '').replace(/[\r\n]+/gu, ' ').replace(severalSpaces, ' ');
