/**
 * What stands in a print where a number belongs that only the finished layout tells. A page is laid out and drawn once: in every slot for a page
 * number and in every margin box that counts stands a mark of a fixed form, and `stamp-numbers` draws the number in its place.
 */

/** What the counters of the margin boxes show: a run of noughts that nobody writes. The longer one stands for the number of pages. */
export const pageMark = '00000';
export const totalMark = '0000000';

/** The style sheet that makes the margin boxes show the marks. */
export const markCounters = `@counter-style print-page{system:cyclic;symbols:"${pageMark}"}@counter-style print-total{system:cyclic;symbols:"${totalMark}"}`;

/** The red of the marks in slots, which are told apart by their green and blue, and that of the glyphs that only have to be in the file. */
export const markRed = 1;
export const glyphsRed = 2;

/** A slot for a number as it is drawn until the number is known. */
export interface DrawnSlot {
  /** The id whose page it names; null for the number of pages of the book. */
  readonly target: string | null;
  /** Where a shorter number stands in it: 0 at the start, 1 at the end. */
  readonly align: number;
  /** The colour of the number, red, green and blue up to 255. */
  readonly color: readonly number[];
  /** Whether it is drawn at all. */
  readonly shown: boolean;
  /** The least width that the slot has whatever stands in it, in CSS pixels. */
  readonly room: number;
}

/** The characters of which labels of pages consist, beside their prefixes. */
export const labelCharacters = '0123456789ivxlcdm';
